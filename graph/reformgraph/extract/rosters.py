"""Lists of people: the chunks of an entry and the list's heading in, memberships and posts out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reformgraph.extract.chunks import AgentName, Chunk, RoleName
from reformgraph.extract.people import Named, Title, named_people
from reformgraph.extract.scene import Scene, party_ref
from reformgraph.model import AgentRef, Span

MEMBER: Final = RoleName("jäsen", "member", "fi")
_CONTACT_HEADING: Final = re.compile(
    r"lisätieto|yhteystie|yhteyshenkil|lisätietoj|mer information|närmare (?:information|upplysning)|kontakt|ytterligare|haastattelu|tiedustelu", re.I
)
_PROPOSAL_HEADING: Final = re.compile(r"^(?:päätösehdotus|ehdotus|esitys|förslag|beslutsförslag)", re.I)
_INSPECTORS: Final = re.compile(r"tarkasta|protokolljuster|allekirjoit|underskrift|justera", re.I)
_ABSENT: Final = re.compile(r"^(?:poissa|frånvarande|este)", re.I)


def open_list(scene: Scene, span: Span, chunks: Sequence[Chunk], text: str) -> None:
    """Take a heading or label line: it may name a body, a role for the entries below, or another kind of section."""
    bodies = [c for c in chunks if c.kind == "agent" and c.agent and c.agent.kind == "body" and c.number != "plural"]
    roles = [c for c in chunks if c.kind == "role" and c.role and c.role.slug]
    scene.pair = ()
    scene.mode = "plain"
    if _CONTACT_HEADING.search(text):
        scene.mode, scene.role, scene.listing = "contact", None, False
        return
    if _PROPOSAL_HEADING.search(text):
        scene.mode, scene.role, scene.listing = "proposal", None, False
        return
    if _INSPECTORS.search(text):
        scene.mode, scene.role, scene.listing = "inspectors", None, False
        return
    if bodies:
        body = bodies[-1] if not roles else bodies[0]
        assert body.agent
        scene.topic = scene.resolve(body.agent, body.span.start)
        scene.topic_span = span
        scene.last_agent = body.agent
    words = [c for c in chunks if c.kind == "word" and c.text.isalpha()]
    if roles and len(words) <= 3 and not any(c.kind == "person" for c in chunks):
        joined = [c.role for c in roles if c.role]
        scene.role = joined[0]
        scene.pair = tuple(joined) if len(joined) > 1 and _side_by_side(chunks) else ()
        scene.listing = True
    elif bodies and len(words) <= 4:
        scene.role, scene.listing = None, True
    elif re.match(r"(?:kokoonpano|sammansättning|läsnä|paikalla|närvarande|osallistuj|ryhmän? jäsen|deltagare)", text, re.I):
        scene.role, scene.listing = None, True
    else:
        scene.role, scene.listing = None, False


def _side_by_side(chunks: Sequence[Chunk]) -> bool:
    """ "Jäsen Varajäsen" heads two columns; "Puheenjohtaja / Ordförande" and "jäsenet ja varajäsenet" do not."""
    return not any(c.kind == "and" or (c.kind == "comma" and c.text == "/") for c in chunks)


def open_after_sentence(scene: Scene, chunks: Sequence[Chunk]) -> None:
    """A sentence that ends with a colon announces a list: "Ryhmään kuuluvat:", "Medlemmarna är:"."""
    roles = [c.role for c in chunks if c.kind == "role" and c.role and c.role.slug]
    verbs = {c.verb for c in chunks if c.kind == "verb"}
    scene.mode = "proposal" if "propose" in verbs else "plain"
    into = any(c.kind == "agent" and c.agent and c.agent.kind == "body" and c.case in ("illative", "of") for c in chunks)
    bracketed = [c.role for c in _inside_brackets(chunks) if c.kind == "role" and c.role and c.role.slug]
    scene.listing = bool(roles) or "belong" in verbs or (into and "appoint" in verbs)
    scene.role = roles[0] if roles and not bracketed else None
    scene.pair = tuple(bracketed) if len(bracketed) > 1 else ()


def _inside_brackets(chunks: Sequence[Chunk]) -> list[Chunk]:
    inside, found = 0, []
    for chunk in chunks:
        inside += (chunk.kind == "open") - (chunk.kind == "close")
        if inside > 0:
            found.append(chunk)
    return found


def read_entry(scene: Scene, span: Span, chunks: Sequence[Chunk], method: str = "roster") -> bool:
    """Record the people of one entry of a list; returns whether there were any."""
    people = named_people(chunks)
    if not people or scene.mode in ("proposal", "inspectors"):
        return bool(people)
    unit = _unit(scene, chunks, people)
    for n, person in enumerate(people):
        default = scene.role
        if scene.pair:
            default = scene.pair[min(n, len(scene.pair) - 1)]
        elif _deputy_of_entry(chunks, people, n):
            default = RoleName("varajäsen", "deputy-member", "fi")
        _claim_entry(scene, span, person, default, unit, method)
    return True


def claim_person(scene: Scene, span: Span, person: Named, default: RoleName | None, unit: AgentRef | None, method: str) -> None:
    """Record what an entry or cell says of one person; `default` is the role that the list or column gives."""
    _claim_entry(scene, span, person, default, unit, method)


def _claim_entry(scene: Scene, span: Span, person: Named, default: RoleName | None, unit: AgentRef | None, method: str) -> None:
    grouped = False
    organization = next((scene.resolve(a, person.chunk.span.start) for a in person.agents if a.kind != "body"), None)
    party = party_ref(person.party) if person.party else None
    for title in person.titles:
        role, owner = title.role, title.owner
        named = scene.resolve(owner, title.chunk.span.start) if owner and not (owner.bare and owner.kind != "body") else None
        if role.slug and not (role.slug in ("expert", "secretary") and not scene.listing and not named):
            body = named or _other_body(scene, person) or scene.topic
            if scene.mode == "contact" and not named and not scene.topic:
                body = None
            grouped = grouped or body == scene.topic
            scene.claim_role(
                person.name, role, body, span, method, surface=title.chunk.text, party=party or unit, with_topic=named is None
            )
        else:
            post = replace(role, slug=None)
            scene.claim_role(
                person.name, post, named or organization or (unit if not party else None), span, "title", surface=title.chunk.text, party=party
            )
    if not grouped and scene.listing and scene.mode == "plain" and scene.topic:
        role = default or MEMBER
        scene.claim_role(person.name, role, scene.topic, span, method, party=party or unit or organization, with_topic=True)


def _other_body(scene: Scene, person: Named) -> AgentRef | None:
    return next((scene.resolve(a, person.chunk.span.start) for a in person.agents if a.kind == "body"), None)


def _unit(scene: Scene, chunks: Sequence[Chunk], people: Sequence[Named]) -> AgentRef | None:
    """The organisation or municipality at the head of an entry, before the first name: who nominated."""
    first = people[0].at
    for chunk in chunks[:first]:
        if chunk.kind == "agent" and chunk.agent and chunk.agent.kind != "body" and chunk.case == "nominative":
            return scene.resolve(chunk.agent, chunk.span.start)
    return None


def _deputy_of_entry(chunks: Sequence[Chunk], people: Sequence[Named], n: int) -> bool:
    """ "A (B)" and "A, varajäsen B" name the deputy of the first person."""
    if n == 0:
        return False
    before = chunks[people[n].at - 1]
    return before.kind == "open"


def is_absent_heading(text: str) -> bool:
    return bool(_ABSENT.match(text))


def people_of(chunks: Sequence[Chunk]) -> list[Named]:
    return named_people(chunks)


__all__ = ["MEMBER", "AgentName", "Title", "claim_person", "is_absent_heading", "open_after_sentence", "open_list", "people_of", "read_entry"]
