"""Columns of a table: a row of names for columns in, what each holds out, and the column of each cell below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from reformgraph.extract.chunks import Chunk, RoleName
from reformgraph.model import Span

# What a cell says, and the chunks of it.
Cell = tuple[str, list[Chunk]]
ColumnKind = Literal["person", "organization", "role", "body", "party", "absent", "other"]


_ORGANIZATION: Final = re.compile(
    r"\b(?:organisaatio|kunta|taho|organisation|kommun|hanke|yhteisö|alue|nimeäjä|edustaa|työnantaja|arbetsgivare|stad|enhet)",
    re.I,
)
_ROLE: Final = re.compile(
    r"\b(?:tehtävä|rooli|asema|uppdrag|uppgift|roll\b|titel|nimike|virka|befattning|role\b)", re.I
)
NAMES_BODY: Final = re.compile(r"^(?:ryhmä|toimielin|grupp|organ|elin|työryhmä|body)$", re.I)


_PARTY: Final = re.compile(r"\b(?:puolue|parti|valtuustoryhmä|party)", re.I)
_NAME: Final = re.compile(r"\b(?:nimi|namn|name|henkilö|paikalla|läsnä|närvarande)", re.I)


_MEMBER: Final = re.compile(r"^(?:edustaja|representant|ordinarie|varsinainen|member)\w*\b", re.I)
_DEPUTY: Final = re.compile(r"^(?:varaedustaja|varahenkilö|reserv|varalla|personlig ersättare|deputy)\w*\b", re.I)


_ABSENT: Final = re.compile(r"^(?:poissa|frånvarande)", re.I)


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds; `role` is the role of the people in it."""

    kind: ColumnKind
    role: RoleName | None = None


def announced_columns(cells: Sequence[Cell]) -> list[Column]:
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
        (NAMES_BODY, "body"),
        (_ROLE, "role"),
        (_PARTY, "party"),
        (_NAME, "person"),
        (_ORGANIZATION, "organization"),
    ):
        if pattern.search(text):
            return Column(kind)  # type: ignore[arg-type]
    return Column("other")


def places_of(text: str, header: Sequence[Span], row: Sequence[Span]) -> list[int]:
    """The column of each cell: by its number between tabs, by where it begins when spaces align the columns."""
    line = text[row[0].start : row[-1].end]
    if "\t" in line or "\t" in text[header[0].start : header[-1].end] or "\n" in line:
        return list(range(len(row)))
    begins = [indent(text, h.start) for h in header]
    found: list[int] = []
    for one in row:
        at = indent(text, one.start)
        nearest = min(range(len(begins)), key=lambda i: abs(begins[i] - at))
        found.append(max(nearest, found[-1] + 1) if found else nearest)
    return found


def indent(text: str, at: int) -> int:
    return at - (text.rfind("\n", 0, at) + 1)
