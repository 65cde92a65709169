"""Write `ontology/regions.ttl` from a folder of CSV tables: `python tools/regions.py REFERENCE_DIR [OUTPUT]`.

In: `kunta_hva_maakunta_YEAR.csv` (one row a municipality: its county, region, hospital district or collaborative
area in that year), `hyvinvointialue.csv` and the tables of Wikidata ids. Out: Turtle, the same bytes every time.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize
from region_facts import COLUMNS, ENGLISH, HUS_AREA, HUS_NAMES, HUS_NOTE, KINDS, MERGED, NOTES

from reformgraph.terms import PREFIXES, iri

HEADER: Final = """\
# Regions of Finland. Made by tools/regions.py; change the program or its tables, not this file.
# Codes, names and belonging: Statistics Finland, classifications, CC BY 4.0. Wikidata ids: Who's On First, CC0.
"""
OUTPUT: Final = Path(__file__).parent.parent / "ontology" / "regions.ttl"
SCHEME: Final = NamedNode("https://w3id.org/reformgraph/region")
CC_BY: Final = NamedNode("https://creativecommons.org/licenses/by/4.0/")

Names = dict[str, str]
Row = dict[str, str]


def rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return [{key: (value or "").strip() for key, value in row.items()} for row in csv.DictReader(file)]


def node(key: str) -> NamedNode:
    return NamedNode(iri(f"region:{key}"))


def facts(subject: NamedNode, **objects: NamedNode | Literal | None) -> Iterator[Triple]:
    """Triples from keyword arguments: `skos_broader=x` is `subject skos:broader x`; None says nothing."""
    for name, value in objects.items():
        if value is not None:
            yield Triple(subject, NamedNode(iri(name.replace("_", ":", 1))), value)


def year(value: int | None) -> Literal | None:
    return None if value is None else Literal(str(value), datatype=NamedNode(iri("xsd:gYear")))


def labels(subject: NamedNode, names: Names, note: tuple[str, str] | None = None) -> Iterator[Triple]:
    for language in ("fi", "sv", "en"):
        yield from facts(subject, skos_prefLabel=Literal(names[language], language=language))
    for language, text in zip(("fi", "en"), note or (), strict=False):
        yield from facts(subject, skos_scopeNote=Literal(text, language=language))


def area_of(row: Row, kind: str) -> str | None:
    """The key of the area of this kind that a row's municipality is in; None if in none, or the table is silent."""
    column = COLUMNS[kind]
    code = row.get(f"{column.prefix}_code", "")
    code = code.zfill(column.width) if code else ""
    return None if not code or code in column.no_area else f"{kind}-{code}"


def area_names(row: Row, kind: str, code: str) -> Names:
    names = {language: row.get(f"{COLUMNS[kind].prefix}_name_{language}", "") for language in ("fi", "sv", "en")}
    if kind in ENGLISH:
        stem = ENGLISH[kind][code]
        names["en"] = (
            f"{stem} Hospital District" if kind == "sairaanhoitopiiri" else f"{stem} Finland collaborative area"
        )
    return {
        "fi": names["fi"].replace(" SHP", " sairaanhoitopiiri").replace(" - Åland", ""),
        "sv": names["sv"].replace(" SVD", " sjukvårdsdistrikt"),
        "en": names["en"],
    }


def belongings(code: str, kind: str, tables: dict[int, dict[str, Row]]) -> Iterator[tuple[str, int | None, int | None]]:
    """The areas of one kind that a municipality was in: (area, first year, last year), None where not bounded.

    A change shows in the first table that has it; the tables are of the years in which changes took effect.
    """
    column, spans = COLUMNS[kind], list[tuple[str, int | None]]()
    for at in sorted(tables):
        area = area_of(tables[at][code], kind) if code in tables[at] else None
        if area and (column.first is None or at >= column.first) and (not spans or spans[-1][0] != area):
            spans.append((area, at if spans else column.first))
    ends = [end for end in (column.last, MERGED.get(code, (None,))[0]) if end is not None]
    for index, (area, first) in enumerate(spans):
        following = spans[index + 1][1] if index + 1 < len(spans) else None
        yield area, first, following - 1 if following else min(ends, default=None)


def triples(reference: Path) -> Iterator[Triple]:
    tables = {
        int(path.stem.rpartition("_")[2]): {row["kunta"]: row for row in rows(path)}
        for path in sorted(reference.glob("kunta_hva_maakunta_*.csv"))
    }
    newest = max(tables)
    latest = {code: row for at in sorted(tables) for code, row in tables[at].items()}
    unexplained = latest.keys() - tables[newest].keys() - MERGED.keys()
    if unexplained:
        raise SystemExit(f"municipalities that ended, but are not in MERGED: {sorted(unexplained)}")
    exact = {f"maakunta-{row['maakunta_code']}": row["wikidata"] for row in rows(reference / "maakunta_wikidata.csv")}
    exact |= {
        f"hyvinvointialue-{r['hva_code']}": r["wikidata_partial"] for r in rows(reference / "hyvinvointialue.csv")
    }
    # Found by the locality inside the municipality, so close and not exact.
    close = {f"kunta-{row['kunta']}": row["wikidata"] for row in rows(reference / "kunta_wikidata_partial.csv")}

    yield from facts(SCHEME, rdf_type=NamedNode(iri("skos:ConceptScheme")))
    yield from labels(SCHEME, {"fi": "Suomen alueet", "sv": "Regioner i Finland", "en": "Regions of Finland"})
    rights = f"Codes, names and belonging: Statistics Finland, classifications {min(tables)}-{newest}, CC BY 4.0."
    yield from facts(SCHEME, dcterms_license=CC_BY, dcterms_rights=Literal(rights, language="en"))
    for kind, kind_names in KINDS.items():
        subject = NamedNode(f"https://w3id.org/reformgraph/region-kind/{kind}")
        yield from facts(subject, rdf_type=NamedNode(iri("skos:Concept")))
        yield from labels(subject, dict(zip(("fi", "sv", "en"), kind_names, strict=True)))

    def region(key: str, names: Names, first: int | None, last: int | None) -> Iterator[Triple]:
        kind, _, code = key.partition("-")
        subject = node(key)
        yield from facts(subject, rdf_type=NamedNode(iri("rg:Region")))
        yield from labels(subject, names, NOTES.get(key))
        kind_node = NamedNode(f"https://w3id.org/reformgraph/region-kind/{kind}")
        yield from facts(subject, skos_notation=Literal(code), skos_inScheme=SCHEME, dcterms_type=kind_node)
        yield from facts(subject, rg_firstYear=year(first), rg_lastYear=year(last))
        for match, ids in (("skos_exactMatch", exact), ("skos_closeMatch", close)):
            if ids.get(key):
                yield from facts(subject, **{match: NamedNode(f"http://www.wikidata.org/entity/{ids[key]}")})

    areas: dict[str, Row] = {}
    for _, table in sorted(tables.items()):
        for row in table.values():
            areas.update({key: row for kind in COLUMNS if (key := area_of(row, kind))})
    for key, row in sorted(areas.items()):
        kind, _, code = key.partition("-")
        yield from region(key, area_names(row, kind, code), COLUMNS[kind].first, COLUMNS[kind].last)
        inside = [row for row in tables[newest].values() if area_of(row, kind) == key]
        for wider in ("maakunta", "yhteistyoalue") if kind == "hyvinvointialue" else ():
            if len(found := {area_of(row, wider) for row in inside}) == 1:
                yield from facts(node(key), skos_broader=node(str(found.pop())))
    for code, row in sorted(latest.items()):
        key, (last, successor) = f"kunta-{code}", MERGED.get(code, (None, None))
        names = {language: row[f"municipality_name_{language}"] for language in ("fi", "sv", "en")}
        yield from region(key, names, None, last)
        if successor:
            yield from facts(node(key), dcterms_isReplacedBy=node(f"kunta-{successor}"))
        spans = [span for kind in COLUMNS for span in belongings(code, kind, tables)]
        for area, _, until in spans:
            if until is None:
                yield from facts(node(key), skos_broader=node(area))
        for area, first, until in spans:
            belonging = node(f"{key}_{area}")
            yield from facts(belonging, rdf_type=NamedNode(iri("rg:Belonging")))
            yield from facts(belonging, rg_part=node(key), rg_whole=node(area))
            yield from facts(belonging, rg_firstYear=year(first), rg_lastYear=year(until))
    hus = node("hus-yhtyma")
    yield from facts(hus, rdf_type=NamedNode(iri("org:FormalOrganization")), rg_firstYear=year(2023))
    yield from labels(hus, HUS_NAMES, HUS_NOTE)
    for key in HUS_AREA:
        yield from facts(hus, dcterms_spatial=node(key))


def turtle(reference: Path) -> str:
    names = ("dcterms", "org", "region", "rg", "skos", "xsd")
    graph = io.BytesIO()
    serialize(triples(reference), graph, RdfFormat.TURTLE, prefixes={name: PREFIXES[name] for name in names})
    return HEADER + graph.getvalue().decode("utf-8")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        raise SystemExit(__doc__)
    Path(sys.argv[2] if len(sys.argv) == 3 else OUTPUT).write_text(turtle(Path(sys.argv[1])), encoding="utf-8")
