"""Names with an office or role on a line of its own: the lines' chunks in, memberships and posts out."""

from __future__ import annotations

from collections.abc import Sequence

from reformgraph.extract.chunks import Chunk
from reformgraph.extract.rosters import named_owner
from reformgraph.extract.scene import Scene
from reformgraph.extract.titles import title_at
from reformgraph.model import MembershipClaim, Span


def read_card(scene: Scene, span: Span, chunks: Sequence[Chunk]) -> bool:
    """A contact card: a line with nothing but an office, below a line with nothing but a name."""
    card, scene.listed.card = scene.listed.card, None
    told = all(c.kind in ("party", "comma", "open", "close") or c.text[:1].isupper() for c in chunks)
    if scene.listed.beside and told:
        scene.listed.beside = False
        return True  # "SFP, Exempelby" below the role
    scene.listed.beside = False
    if card and len(chunks) == 1 and chunks[0].role and chunks[0].role.slug and scene.listed.role is None:
        return scene.listed.open and _role_below(scene, card, span, chunks[0])
    offices = [(i, c) for i, c in enumerate(chunks) if c.kind == "role" and c.role and c.role.slug is None]
    if not card or len(offices) != 1 or any(c.kind in ("verb", "person") for c in chunks):
        return False
    at, office = offices[0]
    title = title_at(chunks, at)
    after = [c.agent for c in chunks[at + 1 :] if c.kind == "agent" and c.agent and c.agent.kind != "body"]
    place = named_owner(scene, title) or (scene.resolve(after[0], span.start) if after else None)
    name, above = card
    scene.claim_role(name, title.role, place, span, "card", surface=office.text, above=above)
    return True


def _role_below(scene: Scene, card: tuple[str, Span], span: Span, role: Chunk) -> bool:
    """In a list of names each with its role on the next line: who was taken for a member has that role."""
    last = scene.claims[-1] if scene.claims else None
    name, above = card
    if not isinstance(last, MembershipClaim) or last.member.name != name or last.role != "member" or not role.role:
        return False
    scene.claims.pop()
    scene.claim_role(name, role.role, last.organization, span, "card", surface=role.text, above=above)
    scene.listed.beside = True
    return True


def heads_office(scene: Scene, chunks: Sequence[Chunk], *, name_follows: bool) -> bool:
    """An office alone on its line, in brackets what it is for, and below it the names of those who hold it."""
    office = chunks[0] if chunks else None
    noted = len(chunks) == 1 or (len(chunks) > 2 and chunks[1].kind == "open" and chunks[-1].kind == "close")
    known = office is not None and office.role is not None and office.role.slug is None
    scene.listed.office = office if known and noted and name_follows and scene.listed.card is None else None
    if scene.listed.office and scene.listed.named:
        scene.listed.open = False  # in a list of names an office of its own heads somebody else
    return scene.listed.office is not None
