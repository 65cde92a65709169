"""Triples in, CSV tables with their CSVW metadata out: for spreadsheets, which run no cell as a formula.

A table is a view for a reader; the exact graph is in the RDF formats. In text that shares its cell with other values,
line ends and runs of spaces are one space, and a cell that a spreadsheet would calculate begins with an apostrophe.
"""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import pyoxigraph as ox

from reformgraph.build.namer import term
from reformgraph.export.tables import TABLES, Column, Table
from reformgraph.terms import iri

METADATA: Final = "csv-metadata.json"
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
LANGUAGES: Final = ("fi", "sv", "en")
Values = Mapping[str, Mapping[ox.NamedNode, list[ox.NamedNode | ox.Literal]]]


def table_files(triples: Iterable[ox.Triple]) -> dict[str, bytes]:
    """The files of the folder by name: a table for each kind of thing, and the metadata that describes them."""
    values: dict[str, dict[ox.NamedNode, list[ox.NamedNode | ox.Literal]]] = defaultdict(lambda: defaultdict(list))
    for triple in sorted(set(triples), key=str):
        if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode | ox.Literal):
            values[triple.subject.value][triple.predicate].append(triple.object)
    files = {f"{table.name}.csv": _written(table, values) for table in TABLES}
    return {**files, METADATA: _metadata()}


def safe(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _written(table: Table, values: Values) -> bytes:
    classes = {term(name) for name in table.classes}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["iri", *(column.name for column in table.columns)])
    rows = [subject for subject, about in values.items() if classes & set(about.get(term("rdf:type"), ()))]
    for subject in sorted(rows):
        writer.writerow([safe(subject), *(safe(_cell(column, values, subject)) for column in table.columns)])
    return out.getvalue().encode()


def _cell(column: Column, values: Values, subject: str) -> str:
    found = list(_found(column, values, subject))
    if column.many:
        return "\n".join(dict.fromkeys(" ".join(each.split()) for each in found))
    return found[0] if found else ""


def _found(column: Column, values: Values, subject: str) -> Iterator[str]:
    nodes = [subject]
    *steps, last = column.source.split("/")
    for step in steps:
        nodes = [each.value for node in nodes if node in values for each in values[node].get(term(step), ())]
    for node in nodes:
        for value in values[node].get(term(last), ()) if node in values else ():
            if column.labelled:
                yield _name(value.value, values)
            elif column.language is None or (isinstance(value, ox.Literal) and value.language == column.language):
                yield value.value


def _name(node: str, values: Values) -> str:
    """What a thing is called, in Finnish, Swedish or English before other languages."""
    about = values.get(node, {})
    labels = [
        each
        for name in ("foaf:name", "skos:prefLabel", "rdfs:label")
        for each in about.get(term(name), ())
        if isinstance(each, ox.Literal)
    ]
    order = {tag: number for number, tag in enumerate(LANGUAGES)}
    return min(labels, key=lambda each: order.get(each.language or "", len(order))).value if labels else ""


def _metadata() -> bytes:
    content = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "tables": [
            {"url": f"{table.name}.csv", "dc:title": table.title, "tableSchema": _schema(table)} for table in TABLES
        ],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _schema(table: Table) -> dict[str, Any]:
    """What holds of the rows: a selection brings with each statement the people and bodies that it refers to."""
    first = {"name": "iri", "titles": "IRI", "datatype": "anyURI", "required": True, "suppressOutput": True}
    return {
        "aboutUrl": "{+iri}",
        "primaryKey": "iri",
        "columns": [first, *(_described(column) for column in table.columns)],
        "foreignKeys": [
            {
                "columnReference": column.name,
                "reference": {"resource": f"{column.refers}.csv", "columnReference": "iri"},
            }
            for column in table.columns
            if column.refers
        ],
    }


def _described(column: Column) -> dict[str, Any]:
    described: dict[str, Any] = {"name": column.name, "titles": column.title, "datatype": column.datatype}
    if column.many:
        described["separator"] = "\n"
    if column.language:
        described["lang"] = column.language
    if column.labelled or "/" in column.source:
        # A help for the reader: the name of another thing, or the words of a passage.
        described["suppressOutput"] = True
    else:
        described["propertyUrl"] = iri(column.source)
        if column.datatype == "anyURI":
            described["valueUrl"] = f"{{+{column.name}}}"
    return described
