"""Tables of people: consecutive rows of cells in, memberships and posts out, read by what the header says."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reformgraph.extract.attendance import are_marked, without_marks
from reformgraph.extract.bare_rows import read_bare_row
from reformgraph.extract.cells import agent_of, named_by_shape, surnames_first, turned
from reformgraph.extract.chunks import Chunk, RoleName
from reformgraph.extract.columns import Cell, Column, announced_columns, indent, places_of
from reformgraph.extract.headings import open_list
from reformgraph.extract.lexicon import PARTY_BY_NAME
from reformgraph.extract.named import Named
from reformgraph.extract.people import named_people
from reformgraph.extract.rosters import DEPUTY, MEMBER, claim_person, subjects
from reformgraph.extract.scene import Scene, party_ref
from reformgraph.model import AgentRef, Span

ReadCell = Callable[[Span], list[Chunk]]


def read_table(scene: Scene, rows: Sequence[tuple[Span, ...]], cell: ReadCell) -> None:
    """Record the people of a table. `rows` are the cells' spans; a row of column names heads those below it."""
    text = scene.document.text
    columns: list[Column] = []
    header: tuple[Span, ...] = ()
    unit: AgentRef | None = None
    scene.return_to_section()
    marked = are_marked(text, rows)
    announced_pair = scene.listed.pair
    if marked:
        rows, in_pairs = without_marks(text, rows)
        scene.listed.pair = (MEMBER, DEPUTY) if in_pairs and not scene.listed.pair else scene.listed.pair
    surname_first = surnames_first([("", cell(c)) for row in rows for c in row if c.end > c.start])
    for row in rows:
        cells = [(text[c.start : c.end], cell(c) if c.end > c.start else []) for c in row]
        announced = announced_columns(cells)
        span = Span(row[0].start, row[-1].end)
        if announced:
            columns, header, unit = announced, row, None
            if indent(text, row[0].start) > 3:  # a column of units without a name
                start = row[0].start - indent(text, row[0].start)
                columns, header = [Column("organization"), *columns], (Span(start, start), *row)
            continue
        filled = [c for c in cells if c[0]]
        if len(filled) == 1 and not any(k.kind == "person" for k in filled[0][1]):
            open_list(scene, span, filled[0][1], filled[0][0])
        elif columns:
            places = places_of(text, header, row)
            aligned: list[Cell] = [("", []) for _ in range(max([len(columns), *(p + 1 for p in places)]))]
            spans = [span] * len(aligned)
            for place, one, where in zip(places, cells, row, strict=True):
                aligned[place], spans[place] = one, where
            unit = _read_row(scene, span, spans, aligned, columns, unit, surname_first=surname_first)
        else:
            read_bare_row(scene, span, row, cells, by_shape=marked, surname_first=surname_first)
    scene.listed.pair = announced_pair


def _read_row(
    scene: Scene,
    span: Span,
    row: Sequence[Span],
    cells: Sequence[Cell],
    columns: Sequence[Column],
    unit: AgentRef | None,
    *,
    surname_first: bool,
) -> AgentRef | None:
    """One row under a header; returns the unit at its head, which holds for rows below that leave it empty."""
    columns = [
        Column("party") if column.kind == "body" and any(c.party for c in chunks) else column
        for column, (_, chunks) in zip(columns, cells, strict=False)
    ]
    for (text, chunks), column, where in zip(cells, columns, row, strict=False):
        if column.kind == "body" and chunks:
            open_list(scene, where, chunks, text)
    if cells[0][0] and columns[0].kind in ("organization", "other"):
        unit = agent_of(scene, cells[0][0], cells[0][1], row[0])
    stated = _roles_in(cells, columns)
    first = next((i for i, c in enumerate(columns) if c.kind in ("person", "absent")), 0)
    office = next((c.role for c in columns if c.kind == "organization" and c.role), None)
    for at, ((text, chunks), column) in enumerate(zip(cells, columns, strict=False)):
        if column.kind not in ("person", "absent") or not text:
            continue
        people = subjects(chunks, named_people(chunks))
        if surname_first:
            people = [turned(person) for person in people]
        for person in people or named_by_shape(text, chunks, row[at], surname_first=surname_first):
            person.party = person.party or _party_beside(cells, columns, at)
            organization = _beside(scene, row, cells, columns, at) or unit
            if office:
                scene.claim_role(person.name, office, organization, span, "table", surface=office.title)
            else:
                _claim(scene, span, person, column.role, stated if at == first else [], organization)
    return unit


def _claim(
    scene: Scene,
    span: Span,
    person: Named,
    role: RoleName | None,
    stated: Sequence[RoleName],
    organization: AgentRef | None,
) -> None:
    """The role of the column holds, else the group role of the row's role column; offices come beside either."""
    group = next((r for r in stated if r.slug), None) if role is None or role.slug == "member" else None
    offices = [r for r in stated if r.slug is None]
    if role or group or not offices:
        listing, scene.listed.open = scene.listed.open, True
        claim_person(scene, span, person, group or role or scene.listed.role, organization, "table")
        scene.listed.open = listing
    party = party_ref(person.party) if person.party else None
    for office in offices if role is None else ():
        scene.claim_role(person.name, office, organization, span, "table", surface=office.title, party=party)


def _roles_in(cells: Sequence[Cell], columns: Sequence[Column]) -> list[RoleName]:
    return [
        c.role
        for (_, chunks), column in zip(cells, columns, strict=False)
        if column.kind in ("role", "other")
        for c in chunks
        if c.kind == "role" and c.role and c.case == "nominative"
    ]


def _beside(
    scene: Scene, row: Sequence[Span], cells: Sequence[Cell], columns: Sequence[Column], at: int
) -> AgentRef | None:
    """The organisation in a later column, before the next column of people."""
    for i in range(at + 1, min(len(cells), len(columns))):
        if columns[i].kind in ("person", "absent"):
            return None
        if columns[i].kind == "organization" and cells[i][0]:
            return agent_of(scene, cells[i][0], cells[i][1], row[i])
    return None


def _party_beside(cells: Sequence[Cell], columns: Sequence[Column], at: int) -> str | None:
    """The party in the column after a name; a table's only column of parties is about the row's first name."""
    kinds = [c.kind for c in columns[: len(cells)]]
    beside = next((i for i in range(at + 1, len(kinds)) if kinds[i] in ("person", "party")), at)
    if kinds[beside] != "party" and kinds.count("party") == 1 and "person" not in kinds[:at]:
        beside = kinds.index("party")
    if kinds[beside] != "party":
        return None
    text, chunks = cells[beside]
    return next((c.party for c in chunks if c.party), PARTY_BY_NAME.get(text.rstrip(".").casefold()))
