"""Tables of people: consecutive rows of cells in, memberships and posts out, read by what the header says."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from reformgraph.extract.attendance import are_marked, without_marks
from reformgraph.extract.chunks import AgentName, Chunk, RoleName
from reformgraph.extract.deputies import without_deputised
from reformgraph.extract.headings import open_list
from reformgraph.extract.lexicon import PARTY_BY_NAME
from reformgraph.extract.people import Named, named_people
from reformgraph.extract.persons import surname_first_turned
from reformgraph.extract.rosters import DEPUTY, MEMBER, claim_person, subjects
from reformgraph.extract.scene import Scene, party_ref
from reformgraph.extract.titles import Title, title_at
from reformgraph.model import AgentRef, Span

ColumnKind = Literal["person", "organization", "role", "body", "party", "absent", "other"]
_ORGANIZATION: Final = re.compile(
    r"\b(?:organisaatio|kunta|taho|organisation|kommun|hanke|yhteisö|alue|nimeäjä|edustaa|työnantaja|arbetsgivare|stad|enhet)",
    re.I,
)
_ROLE: Final = re.compile(
    r"\b(?:tehtävä|rooli|asema|uppdrag|uppgift|roll\b|titel|nimike|virka|befattning|role\b)", re.I
)
_BODY: Final = re.compile(r"^(?:ryhmä|toimielin|grupp|organ|elin|työryhmä|body)$", re.I)
_PARTY: Final = re.compile(r"\b(?:puolue|parti|valtuustoryhmä|party)", re.I)
_NAME: Final = re.compile(r"\b(?:nimi|namn|name|henkilö|paikalla|läsnä|närvarande)", re.I)
_MEMBER: Final = re.compile(r"^(?:edustaja|representant|ordinarie|varsinainen|member)\w*\b", re.I)
_DEPUTY: Final = re.compile(r"^(?:varaedustaja|varahenkilö|reserv|varalla|personlig ersättare|deputy)\w*\b", re.I)
_ABSENT: Final = re.compile(r"^(?:poissa|frånvarande)", re.I)

ReadCell = Callable[[Span], list[Chunk]]


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds; `role` is the role of the people in it."""

    kind: ColumnKind
    role: RoleName | None = None


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
    surname_first = _surnames_first([("", cell(c)) for row in rows for c in row if c.end > c.start])
    for row in rows:
        cells = [(text[c.start : c.end], cell(c) if c.end > c.start else []) for c in row]
        announced = _columns(cells)
        span = Span(row[0].start, row[-1].end)
        if announced:
            columns, header, unit = announced, row, None
            if _indent(text, row[0].start) > 3:  # a column of units without a name
                start = row[0].start - _indent(text, row[0].start)
                columns, header = [Column("organization"), *columns], (Span(start, start), *row)
            continue
        filled = [c for c in cells if c[0]]
        if len(filled) == 1 and not any(k.kind == "person" for k in filled[0][1]):
            open_list(scene, span, filled[0][1], filled[0][0])
        elif columns:
            places = _places(text, header, row)
            aligned: list[tuple[str, list[Chunk]]] = [
                ("", []) for _ in range(max([len(columns), *(p + 1 for p in places)]))
            ]
            spans = [span] * len(aligned)
            for place, one, where in zip(places, cells, row, strict=True):
                aligned[place], spans[place] = one, where
            unit = _read_row(scene, span, spans, aligned, columns, unit, surname_first=surname_first)
        else:
            _read_bare_row(scene, span, row, cells, by_shape=marked, surname_first=surname_first)
    scene.listed.pair = announced_pair


def _places(text: str, header: Sequence[Span], row: Sequence[Span]) -> list[int]:
    """The column of each cell: by its number between tabs, by where it begins when spaces align the columns."""
    line = text[row[0].start : row[-1].end]
    if "\t" in line or "\t" in text[header[0].start : header[-1].end] or "\n" in line:
        return list(range(len(row)))
    begins = [_indent(text, h.start) for h in header]
    found: list[int] = []
    for one in row:
        at = _indent(text, one.start)
        nearest = min(range(len(begins)), key=lambda i: abs(begins[i] - at))
        found.append(max(nearest, found[-1] + 1) if found else nearest)
    return found


def _indent(text: str, at: int) -> int:
    return at - (text.rfind("\n", 0, at) + 1)


def _columns(cells: Sequence[tuple[str, list[Chunk]]]) -> list[Column]:
    """The columns that a row of names for columns announces; empty when it is a row like the others."""
    if any(c.kind == "person" for _, chunks in cells for c in chunks) or len([c for c in cells if c[0]]) < 2:
        return []
    if any(len(text) > 45 for text, _ in cells):
        return []
    columns = [_column(text, chunks) for text, chunks in cells]
    return columns if any(c.kind in ("person", "role", "absent") for c in columns) else []


def _column(text: str, chunks: list[Chunk]) -> Column:
    role = next((c.role for c in chunks if c.kind == "role" and c.role), None)
    if role and (role.slug or chunks[0].number == "plural"):
        return Column("person" if role.slug else "organization", role)
    for pattern, slug in ((_DEPUTY, "deputy-member"), (_MEMBER, "member")):
        if pattern.match(text):
            return Column("person", RoleName(text.casefold(), slug, "fi"))
    for pattern, kind in (
        (_ABSENT, "absent"),
        (_BODY, "body"),
        (_ROLE, "role"),
        (_PARTY, "party"),
        (_NAME, "person"),
        (_ORGANIZATION, "organization"),
    ):
        if pattern.search(text):
            return Column(kind)  # type: ignore[arg-type]
    return Column("other")


def _read_row(
    scene: Scene,
    span: Span,
    row: Sequence[Span],
    cells: Sequence[tuple[str, list[Chunk]]],
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
        unit = _agent(scene, cells[0][0], cells[0][1], row[0])
    stated = _roles_in(cells, columns)
    first = next((i for i, c in enumerate(columns) if c.kind in ("person", "absent")), 0)
    office = next((c.role for c in columns if c.kind == "organization" and c.role), None)
    for at, ((text, chunks), column) in enumerate(zip(cells, columns, strict=False)):
        if column.kind not in ("person", "absent") or not text:
            continue
        people = subjects(chunks, named_people(chunks))
        if surname_first:
            people = [_turned(person) for person in people]
        for person in people or _by_shape(text, chunks, row[at], surname_first=surname_first):
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


def _roles_in(cells: Sequence[tuple[str, list[Chunk]]], columns: Sequence[Column]) -> list[RoleName]:
    return [
        c.role
        for (_, chunks), column in zip(cells, columns, strict=False)
        if column.kind in ("role", "other")
        for c in chunks
        if c.kind == "role" and c.role and c.case == "nominative"
    ]


def _beside(
    scene: Scene, row: Sequence[Span], cells: Sequence[tuple[str, list[Chunk]]], columns: Sequence[Column], at: int
) -> AgentRef | None:
    """The organisation in a later column, before the next column of people."""
    for i in range(at + 1, min(len(cells), len(columns))):
        if columns[i].kind in ("person", "absent"):
            return None
        if columns[i].kind == "organization" and cells[i][0]:
            return _agent(scene, cells[i][0], cells[i][1], row[i])
    return None


def _party_beside(cells: Sequence[tuple[str, list[Chunk]]], columns: Sequence[Column], at: int) -> str | None:
    """The party in the column after a name; a table's only column of parties is about the row's first name."""
    kinds = [c.kind for c in columns[: len(cells)]]
    beside = next((i for i in range(at + 1, len(kinds)) if kinds[i] in ("person", "party")), at)
    if kinds[beside] != "party" and kinds.count("party") == 1 and "person" not in kinds[:at]:
        beside = kinds.index("party")
    if kinds[beside] != "party":
        return None
    text, chunks = cells[beside]
    return next((c.party for c in chunks if c.party), PARTY_BY_NAME.get(text.rstrip(".").casefold()))


def _agent(scene: Scene, text: str, chunks: list[Chunk], span: Span) -> AgentRef:
    """A cell that names an organisation by its place in the table: the agent in it, or the whole text."""
    whole = [c for c in chunks if c.kind == "agent" and c.agent]
    if len(chunks) == 1 and whole and whole[0].agent:
        return scene.resolve(whole[0].agent, span.start)
    return scene.resolve(AgentName(text, "organization", text.casefold(), scene.language()), span.start)


def _surnames_first(cells: Sequence[tuple[str, list[Chunk]]]) -> bool:
    """Whether the names that were recognised in a table put the surname first."""
    people = [c for _, chunks in cells for c in chunks if c.kind == "person" and c.person]
    turned = [c for c in people if not c.text.startswith(str(c.person).split()[0])]
    return len(turned) > len(people) / 2


def _turned(person: Named) -> Named:
    """A person whose name was taken as it stands, where the table's known names put the surname first."""
    if person.chunk.text == person.name:
        person.chunk = replace(person.chunk, person=surname_first_turned(person.name))
    return person


def _by_shape(text: str, chunks: Sequence[Chunk], span: Span, *, surname_first: bool) -> list[Named]:
    """In a column of people, two to four capitalised words are a name even when no dictionary knows it."""
    name = re.split(r"[,(]", text)[0].strip()
    if (
        not re.fullmatch(
            r"(?:[A-ZÅÄÖÉ][\w’'-]+\.?|[A-ZÅÄÖ]\.)(?: (?:von|af|de|[A-ZÅÄÖ]\.|[A-ZÅÄÖÉ][\w’'-]+)){1,3}", name
        )
        or name.isupper()
        or any(c.kind != "word" for c in chunks[:1])
    ):
        return []
    if surname_first:
        surname, _, given = name.partition(" ")
        name = f"{given} {surname}"
    return [
        Named(0, Chunk("person", Span(span.start, span.start + len(name)), name, "nominative", "singular", person=name))
    ]


def _read_head(scene: Scene, span: Span, cells: Sequence[tuple[str, list[Chunk]]]) -> None:
    """A line of a minutes' head, such as "Toimielin  Kunnanhallitus": the body that is in session."""
    labelled = bool(_BODY.match(cells[0][0].strip(": ")))
    told = [c for _, chunks in cells[labelled:] for c in chunks]
    bodies = [c for c in told if c.kind == "agent" and c.agent and c.agent.kind == "body"]
    if len(bodies) == 1 and bodies[0].agent and bodies[0].case == "nominative" and (labelled or scene.main is None):
        scene.open_section(scene.resolve(bodies[0].agent, bodies[0].span.start), span)


def _read_bare_row(
    scene: Scene,
    span: Span,
    row: Sequence[Span],
    cells: Sequence[tuple[str, list[Chunk]]],
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
            named = [_turned(person) for person in named]
        if by_shape and not named:
            named = _by_shape(text, chunks, row[at], surname_first=surname_first)
        if named and not (people and chunks[0].kind == "role"):
            named[0].titles += before
            people, before = people + named, []
        elif not people and chunks and all(c.kind == "role" for c in chunks):
            before = [title_at(chunks, i) for i in range(len(chunks))]  # "Osastopäällikkö    X": a signature
        elif people:
            _told_beside(people[-1], chunks)
        elif chunks and (chunks[0].kind == "agent" or chunks[0].place):
            unit = _agent(scene, text, chunks, row[at])
    for n, person in enumerate(people):
        default = scene.listed.pair[min(n, len(scene.listed.pair) - 1)] if scene.listed.pair else scene.listed.role
        claim_person(scene, span, person, default, unit, "table")


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
