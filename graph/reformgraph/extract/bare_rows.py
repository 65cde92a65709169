"""Rows of a table without a header: a row's cells in, memberships and posts out, read by what the cells hold."""

from __future__ import annotations

from collections.abc import Sequence

from reformgraph.extract.cells import agent_of, named_by_shape, turned
from reformgraph.extract.chunks import Chunk
from reformgraph.extract.columns import NAMES_BODY, Cell
from reformgraph.extract.deputies import without_deputised
from reformgraph.extract.named import Named
from reformgraph.extract.people import named_people
from reformgraph.extract.rosters import ATTENDANCE, claim_person, subjects
from reformgraph.extract.scene import Scene
from reformgraph.extract.titles import Title, title_at
from reformgraph.model import AgentRef, Span


def read_bare_row(
    scene: Scene,
    span: Span,
    row: Sequence[Span],
    cells: Sequence[Cell],
    *,
    by_shape: bool,
    surname_first: bool,
) -> None:
    """A row without a header: each cell that begins with a name has a person, cells after it tell the role."""
    unit: AgentRef | None = None
    people: list[Named] = []
    before: list[Title] = []
    if not by_shape and not any(c.kind == "person" for _, chunks in cells for c in chunks):
        _read_head(scene, span, cells)
        return
    for at, (text, cell) in enumerate(cells):
        chunks = without_deputised(cell)
        named = subjects(chunks, named_people(chunks))
        if surname_first:
            named = [turned(person) for person in named]
        if by_shape and not named:
            named = named_by_shape(text, chunks, row[at], surname_first=surname_first)
        if named and not (people and chunks[0].kind == "role"):
            named[0].titles += before
            people, before = people + named, []
        elif not people and chunks and all(c.kind == "role" for c in chunks):
            before = [title_at(chunks, i) for i in range(len(chunks))]  # "Osastopäällikkö    X": a signature
        elif people:
            _told_beside(people[-1], chunks)
        elif at == 0 and ATTENDANCE.match(text) and scene.mode == "plain":
            scene.listed.open = True  # "Närvarande    X"
        elif chunks and (chunks[0].kind == "agent" or chunks[0].place):
            unit = agent_of(scene, text, chunks, row[at])
    for n, person in enumerate(people):
        default = scene.listed.pair[min(n, len(scene.listed.pair) - 1)] if scene.listed.pair else scene.listed.role
        claim_person(scene, span, person, default, unit, "table")


def _read_head(scene: Scene, span: Span, cells: Sequence[Cell]) -> None:
    """A line of a minutes' head, such as "Toimielin  Kunnanhallitus": the body that is in session."""
    labelled = bool(NAMES_BODY.match(cells[0][0].strip(": ")))
    told = [c for _, chunks in cells[labelled:] for c in chunks]
    bodies = [c for c in told if c.kind == "agent" and c.agent and c.agent.kind == "body"]
    if len(bodies) == 1 and bodies[0].agent and bodies[0].case == "nominative" and (labelled or scene.main is None):
        scene.open_section(scene.resolve(bodies[0].agent, bodies[0].span.start), span)


def _told_beside(person: Named, chunks: Sequence[Chunk]) -> None:
    """Add what a later cell of the row says of a person, read as if it followed the name after a comma."""
    comma = Chunk("comma", Span(person.chunk.span.end, person.chunk.span.end), ",")
    told = named_people([person.chunk, comma, *chunks], entry=True)[0]
    known = {id(t.chunk) for t in told.titles}
    others = [Title(c.role, c) for c in chunks if c.kind == "role" and c.role and id(c) not in known]
    agents = [
        c.agent for c in chunks if c.kind == "agent" and c.agent and not (c.agent.bare and c.agent.kind != "body")
    ]
    person.titles += [*told.titles, *others]
    person.agents += [*told.agents, *(a for a in agents if a not in told.agents)]
    person.party = person.party or told.party
