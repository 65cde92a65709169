"""An office that a sentence only points at ("virkaan valittiin X"): chunks of a clause in, posts out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reformgraph.extract.chunks import Chunk, RoleName
from reformgraph.extract.forms import readings
from reformgraph.extract.named import Named
from reformgraph.extract.scene import Scene
from reformgraph.model import Span

_POINTS: Final = frozenset(
    "virkaan tehtävään toimeen pestiin tehtävää virkaa tehtävässä valituksi tjänsten posten uppdraget".split()
)
_SAID: Final = frozenset({"translative", "essive", "genitive"})


def read_office(scene: Scene, span: Span, chunks: Sequence[Chunk], people: Sequence[Named]) -> None:
    """Record who was chosen for the office spoken of, where the clause names none itself."""
    points = [i for i, c in enumerate(chunks) if c.kind == "word" and c.text.casefold() in _POINTS]
    chosen = [p for p in people if p.chunk.case == "nominative" and points and p.at > points[0]]
    said = any(c.kind == "role" and c.case in _SAID for c in chunks)
    if scene.said.office is None or said or len(chosen) != 1 or scene.mode != "plain":
        return
    moved = any(c.verb in ("appoint", "serve") or c.text.casefold() in ("tuli", "hoiti", "sköter") for c in chunks)
    if moved:
        office = scene.said.office
        scene.claim_role(chosen[0].name, office, None, span, "office", surface=chunks[points[0]].text, confidence=0.8)


def read_responsible(scene: Scene, span: Span, chunks: Sequence[Chunk], people: Sequence[Named]) -> None:
    """ "Hankejohtajat on valittu. X:n ja Y:n vastuulla on hanke 2": who leads one holds the office announced."""
    at = next((i for i, c in enumerate(chunks) if c.text.casefold().endswith("vastuulla")), None)
    office = scene.said.announced
    if at is None or office is None or scene.mode != "plain":
        return
    things = [r.lemma for c in chunks[at + 1 : at + 4] for r in readings(c.text) if r.case == "nominative"]
    if not any(len(thing) > 3 and office.title.startswith(thing) for thing in things):
        return
    for person in (p for p in people if p.at < at and p.chunk.case == "genitive"):
        where = next((scene.resolve(a, person.chunk.span.start) for a in person.agents if a.kind != "body"), None)
        scene.claim_role(person.name, office, where, span, "office", surface=chunks[at].text, confidence=0.8)


def office_announced(chunks: Sequence[Chunk]) -> RoleName | None:
    """The office in the plural that a heading or clause says people were chosen for: "hankejohtajat on valittu"."""
    plural = [c.role for c in chunks if c.role and c.role.slug is None and c.number == "plural"]
    told = any(c.verb == "appoint" for c in chunks) and not any(c.kind == "person" for c in chunks)
    return plural[-1] if told and plural else None


def office_spoken_of(chunks: Sequence[Chunk]) -> RoleName | None:
    """The last office that a clause says somebody has, gets or applies for."""
    said = [c.role for c in chunks if c.kind == "role" and c.role and c.role.slug is None and c.case in _SAID]
    return said[-1] if said else None
