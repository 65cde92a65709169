"""Tables of people: consecutive rows of cells in, memberships and posts out, read by what the header says."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from reformgraph.extract.chunks import AgentName, Chunk, RoleName
from reformgraph.extract.people import Named, Title, named_people
from reformgraph.extract.rosters import claim_person, open_list
from reformgraph.extract.scene import Scene, party_ref
from reformgraph.model import AgentRef, Language, Span

ColumnKind = Literal["person", "organization", "role", "body", "party", "absent", "other"]
_ORGANIZATION: Final = re.compile(r"organisaatio|kunta|taho|organisation|kommun|hanke|yhteisö|alue|nimeäjä|edustaa|työnantaja|arbetsgivare|stad|enhet", re.I)
_ROLE: Final = re.compile(r"tehtävä|rooli|asema|uppdrag|uppgift|roll|titel|nimike|virka|befattning|role", re.I)
_BODY: Final = re.compile(r"^(?:ryhmä|toimielin|grupp|organ|elin|työryhmä|body)$", re.I)
_PARTY: Final = re.compile(r"puolue|parti|valtuustoryhmä|party", re.I)
_NAME: Final = re.compile(r"nimi|namn|name|henkilö|paikalla|läsnä|närvarande", re.I)
_ABSENT: Final = re.compile(r"^(?:poissa|frånvarande)", re.I)

ReadCell = Callable[[Span], list[Chunk]]


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds; `role` is the role of the people in it."""

    kind: ColumnKind
    role: RoleName | None = None


def read_table(scene: Scene, rows: Sequence[tuple[Span, ...]], cell: ReadCell) -> None:
    """Record the people of a table. `rows` are the cells' spans; the first row may be a header."""
    text = scene.document.text
    columns = _columns([(text[c.start : c.end], cell(c)) for c in rows[0]])
    body = rows[1:] if columns else rows
    header = Span(rows[0][0].start, rows[0][-1].end) if columns else None
    unit: AgentRef | None = None
    for row in body:
        cells = [(text[c.start : c.end], cell(c) if c.end > c.start else []) for c in row]
        filled = [c for c in cells if c[0]]
        if len(filled) == 1 and not any(k.kind == "person" for k in filled[0][1]):
            open_list(scene, Span(row[0].start, row[-1].end), filled[0][1], filled[0][0])
            continue
        span = Span(row[0].start, row[-1].end)
        if columns:
            unit = _read_row(scene, span, row, cells, columns, header, unit)
        else:
            _read_bare_row(scene, span, row, cells)


def _columns(cells: Sequence[tuple[str, list[Chunk]]]) -> list[Column]:
    """The columns that a first row announces; empty when it is a row like the others."""
    if any(c.kind == "person" for _, chunks in cells for c in chunks):
        return []
    columns = [_column(text, chunks) for text, chunks in cells]
    return columns if any(c.kind in ("person", "role", "absent") for c in columns) else []


def _column(text: str, chunks: list[Chunk]) -> Column:
    role = next((c.role for c in chunks if c.kind == "role" and c.role and c.role.slug), None)
    if role:
        return Column("person", role)
    for pattern, kind in ((_ABSENT, "absent"), (_BODY, "body"), (_ROLE, "role"), (_PARTY, "party"), (_NAME, "person"), (_ORGANIZATION, "organization")):
        if pattern.search(text):
            return Column(kind)  # type: ignore[arg-type]
    return Column("other")


def _read_row(
    scene: Scene,
    span: Span,
    row: Sequence[Span],
    cells: Sequence[tuple[str, list[Chunk]]],
    columns: Sequence[Column],
    header: Span | None,
    unit: AgentRef | None,
) -> AgentRef | None:
    """One row under a header; returns the unit at its head, which holds for rows below that leave it empty."""
    for at, (text, chunks) in enumerate(cells):
        column = columns[at] if at < len(columns) else Column("other")
        if column.kind == "body" and chunks:
            open_list(scene, row[at], chunks, text)
    first_person = next((i for i, c in enumerate(columns) if c.kind in ("person", "absent")), len(columns))
    if first_person and cells[0][0] and first_person < len(cells):
        leading = columns[0] if columns else Column("other")
        if leading.kind in ("organization", "other"):
            unit = _agent(scene, cells[0][0], cells[0][1], row[0])
    stated_roles = _roles_in(cells, columns)
    for at, (text, chunks) in enumerate(cells):
        column = columns[at] if at < len(columns) else Column("other")
        if column.kind not in ("person", "absent") or not text or re.fullmatch(r"[-–—]+", text):
            continue
        people = named_people(chunks) or _by_shape(text, row[at])
        organization = _beside(scene, row, cells, columns, at)
        for person in people:
            _claim(scene, span, header, person, column, stated_roles, organization or unit, _party_beside(cells, columns, at))
    return unit


def _claim(
    scene: Scene,
    span: Span,
    header: Span | None,
    person: Named,
    column: Column,
    stated: Sequence[RoleName],
    organization: AgentRef | None,
    party: str | None,
) -> None:
    if party:
        person.party = party
    listing, scene.listing = scene.listing, True
    if column.role is None and any(r.slug for r in stated):
        role = next(r for r in stated if r.slug)
        stated = [r for r in stated if r is not role]
        claim_person(scene, span, person, role, organization, "table")
    elif column.role or not stated:
        claim_person(scene, span, person, column.role or scene.role, organization, "table")
    for office in stated:
        if office.slug is None:
            scene.claim_role(person.name, office, organization, span, "table", surface=office.title, party=party_ref(party) if party else None)
    scene.listing = listing


def _roles_in(cells: Sequence[tuple[str, list[Chunk]]], columns: Sequence[Column]) -> list[RoleName]:
    return [
        c.role
        for (_, chunks), column in zip(cells, columns, strict=False)
        if column.kind in ("role", "other")
        for c in chunks
        if c.kind == "role" and c.role
    ]


def _beside(scene: Scene, row: Sequence[Span], cells: Sequence[tuple[str, list[Chunk]]], columns: Sequence[Column], at: int) -> AgentRef | None:
    """The organisation in a later column, before the next column of people."""
    for i in range(at + 1, min(len(cells), len(columns))):
        if columns[i].kind in ("person", "absent"):
            return None
        if columns[i].kind == "organization" and cells[i][0]:
            return _agent(scene, cells[i][0], cells[i][1], row[i])
    return None


def _party_beside(cells: Sequence[tuple[str, list[Chunk]]], columns: Sequence[Column], at: int) -> str | None:
    for i in range(at + 1, min(len(cells), len(columns))):
        if columns[i].kind == "person":
            return None
        if columns[i].kind == "party":
            return next((c.party for c in cells[i][1] if c.party), None)
    return None


def _agent(scene: Scene, text: str, chunks: list[Chunk], span: Span) -> AgentRef:
    """A cell that names an organisation by its place in the table: the agent in it, or the whole text."""
    whole = [c for c in chunks if c.kind == "agent" and c.agent]
    if len(chunks) == 1 and whole and whole[0].agent:
        return scene.resolve(whole[0].agent, span.start)
    return scene.resolve(AgentName(text, "organization", text.casefold(), scene.language()), span.start)


def _by_shape(text: str, span: Span) -> list[Named]:
    """In a column of people, two to four capitalised words are a name even when no dictionary knows it."""
    name = re.split(r"[,(]", text)[0].strip()
    if not re.fullmatch(r"(?:[A-ZÅÄÖÉ][\w’'-]+\.?|[A-ZÅÄÖ]\.)(?: (?:von|af|de|[A-ZÅÄÖ]\.|[A-ZÅÄÖÉ][\w’'-]+)){1,3}", name) or name.isupper():
        return []
    return [Named(0, Chunk("person", Span(span.start, span.start + len(name)), name, "nominative", "singular", person=name))]


def _read_bare_row(scene: Scene, span: Span, row: Sequence[Span], cells: Sequence[tuple[str, list[Chunk]]]) -> None:
    """A row without a header: a name with its role or title in another cell."""
    people = [p for _, chunks in cells for p in named_people(chunks)]
    if not people:
        return
    roles = [c for _, chunks in cells for c in chunks if c.kind == "role" and c.role]
    unit = next(
        (_agent(scene, text, chunks, row[i]) for i, (text, chunks) in enumerate(cells) if chunks and chunks[0].kind == "agent"), None
    )
    if len(people) == 1:
        bound = {id(t.chunk) for t in people[0].titles}
        people[0].titles += [Title(c.role, c) for c in roles if c.role and id(c) not in bound]
    for n, person in enumerate(people):
        default = scene.pair[min(n, len(scene.pair) - 1)] if scene.pair else scene.role
        claim_person(scene, span, person, default, unit, "table")


__all__ = ["Language", "read_table"]
