"""Which tables a graph is written as, and which property each column holds; in words that CSVW metadata is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Column:
    """A column with the values of `source`, or their labels where `labelled`, or those in one `language`.

    `refers` is the table that an IRI is a row of. A cell with `many` values has one a line.
    """

    name: str
    title: str
    source: str
    datatype: str = "string"
    language: str | None = None
    labelled: bool = False
    many: bool = False
    refers: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A row for each thing of one of the `classes`."""

    name: str
    title: str
    classes: tuple[str, ...]
    columns: tuple[Column, ...]


def _iri(name: str, title: str, source: str, *, many: bool = False, refers: str | None = None) -> Column:
    return Column(name, title, source, datatype="anyURI", many=many, refers=refers)


def _thing(
    name: str, title: str, names: str, source: str, *, many: bool = False, refers: str | None = None, called: str = ""
) -> tuple[Column, Column]:
    """A column of IRIs, and beside it one of what these are called, with its title `names`."""
    label = Column(called or f"{name}_name", names, source, labelled=True, many=many)
    return _iri(name, title, source, many=many, refers=refers), label


def _date(name: str, title: str, source: str) -> Column:
    return Column(name, title, source, datatype="date")


def _names(source: str) -> tuple[Column, ...]:
    languages = {"fi": "Finnish", "sv": "Swedish", "en": "English"}
    return tuple(Column(f"name_{tag}", f"Name in {word}", source, language=tag) for tag, word in languages.items())


_STATEMENT: Final = (
    _date("start_not_before", "Began on this day or later", "rg:startNotBefore"),
    _date("start_not_after", "Began on this day or earlier", "rg:startNotAfter"),
    _date("end_not_before", "Ended on this day or later", "rg:endNotBefore"),
    _date("end_not_after", "Ended on this day or earlier", "rg:endNotAfter"),
    _date("certainly_on", "Certainly held on", "rg:certainlyOn"),
    _date("possibly_on", "Possibly held on", "rg:possiblyOn"),
    Column("confidence", "Confidence", "rg:confidence", datatype="decimal"),
    Column("method", "Method", "rg:method"),
    _iri("status", "Status", "rg:status"),
    _iri("evidence", "Passages", "rg:evidence", many=True),
    Column("quotes", "Quotes", "rg:evidence/nif:anchorOf", many=True),
)

TABLES: Final = (
    Table(
        "people",
        "People",
        ("foaf:Person",),
        (Column("name", "Name", "foaf:name"), Column("names", "Names in sources", "rdfs:label", many=True)),
    ),
    Table(
        "bodies",
        "Bodies, organisations and projects",
        ("rg:Body", "org:FormalOrganization", "rg:Project", "org:Organization"),
        (
            *_names("skos:prefLabel"),
            Column("other_names", "Other names", "skos:altLabel", many=True),
            _iri("class", "Class", "rdf:type", many=True),
            *_thing("type", "Type", "Name of the type", "org:classification"),
            *_thing("region", "Region", "Name of the region", "dcterms:spatial", many=True),
        ),
    ),
    Table(
        "memberships",
        "Memberships and offices",
        ("org:Membership",),
        (
            *_thing("person", "Person", "Name of the person", "org:member", refers="people"),
            *_thing("role", "Role", "Name of the role", "org:role"),
            *_thing("body", "Body", "Name of the body", "org:organization", refers="bodies"),
            *_thing("on_behalf_of", "On behalf of", "Name of whom they represent", "rg:onBehalfOf", many=True),
            Column("title_in_source", "Title in the source", "rg:titleInSource", many=True),
            *_STATEMENT,
        ),
    ),
    Table(
        "relations",
        "How bodies stand to one another",
        ("rg:BodyRelation",),
        (
            *_thing("subject", "Body", "Name of the body", "rg:subject", refers="bodies"),
            *_thing("relation", "Relation", "Name of the relation", "rg:relation"),
            *_thing("object", "Other body", "Name of the other body", "rg:object", refers="bodies"),
            *_STATEMENT,
        ),
    ),
    Table(
        "meetings",
        "Meetings",
        ("rg:Meeting",),
        (
            *_thing("body", "Body", "Name of the body", "schema:organizer", refers="bodies"),
            Column("start", "Start", "schema:startDate"),
            Column("end", "End", "schema:endDate"),
            *_thing("presided_by", "Presided by", "Name of who presided", "rg:presidedBy", refers="people"),
            *_thing(
                "attendees", "Attendees", "Names of attendees", "schema:attendee", many=True, called="attendee_names"
            ),
            _iri("mode", "Mode of attendance", "schema:eventAttendanceMode"),
            *_STATEMENT,
        ),
    ),
    Table(
        "documents",
        "Documents",
        ("rg:Document",),
        (
            Column("title", "Title", "dcterms:title"),
            _date("date", "Date", "dcterms:date"),
            Column("publisher", "Publisher", "dcterms:publisher"),
            _iri("source", "Address", "dcterms:source"),
            Column("language", "Language", "dcterms:language"),
            Column("identifier", "File name", "dcterms:identifier"),
            Column("sha256", "SHA-256 of the text", "rg:sha256"),
        ),
    ),
)
