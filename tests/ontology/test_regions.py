"""The regions: codes, names and belonging by year, as the official classifications have them."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest
from rdflib import DCTERMS, RDF, Graph, URIRef

from reformgraph.terms import PREFIXES, iri
from reformgraph.vocabulary import describe, municipalities, municipality_regions, region, regions

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / ".." / "shared" / "reference"


def keys(municipality: str, year: int | None = None) -> dict[str, str]:
    return {kind: area.key for kind, area in municipality_regions(municipality, year).items()}


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference tables are not beside this folder")
def test_the_file_is_what_the_program_makes_of_the_tables(tmp_path: Path) -> None:
    made = tmp_path / "regions.ttl"
    subprocess.run([sys.executable, ROOT / "tools" / "regions.py", REFERENCE, made], check=True)
    assert made.read_bytes() == (ROOT / "ontology" / "regions.ttl").read_bytes()


def test_there_are_as_many_of_each_kind_as_there_should_be() -> None:
    kinds = Counter(each.kind for each in regions() if each.last_year is None)
    assert kinds == {"maakunta": 19, "hyvinvointialue": 21, "kunta": 308, "yhteistyoalue": 5}
    assert Counter(each.kind for each in regions() if each.last_year) == {"sairaanhoitopiiri": 20, "kunta": 3}


def test_every_region_has_a_code_and_a_name_in_three_languages() -> None:
    for each in regions():
        assert each.code.isdigit()
        assert set(each.names) == {"fi", "sv", "en"}
        assert all(name and name == name.strip() for name in each.names.values())


def test_a_region_is_found_by_its_key() -> None:
    lapland = region("maakunta-19")
    assert (lapland.kind, lapland.code, lapland.names["sv"]) == ("maakunta", "19", "Lappland")
    assert lapland.iri == "https://w3id.org/reformgraph/region/maakunta-19"
    with pytest.raises(KeyError):
        region("maakunta-99")


@pytest.mark.parametrize(
    ("municipality", "until_2020", "from_2021"),
    [("090", "10", "12"), ("142", "08", "07"), ("152", "15", "14"), ("171", "10", "11"), ("291", "13", "06")],
)
def test_five_municipalities_changed_region_in_2021(municipality: str, until_2020: str, from_2021: str) -> None:
    key = f"kunta-{municipality}"
    assert keys(key, 2020)["maakunta"] == f"maakunta-{until_2020}"
    assert keys(key, 2021)["maakunta"] == f"maakunta-{from_2021}"
    assert f"maakunta-{from_2021}" in region(key).broader
    assert f"maakunta-{until_2020}" not in region(key).broader


@pytest.mark.parametrize(
    ("municipality", "last", "successor"), [("911", 2019, "541"), ("099", 2020, "214"), ("588", 2025, "507")]
)
def test_three_municipalities_merged_away(municipality: str, last: int, successor: str) -> None:
    key = f"kunta-{municipality}"
    assert region(key).last_year == last
    assert keys(key, last) and not keys(key, last + 1) and not keys(key)
    data = Graph().parse(data=(files("reformgraph.ontology") / "regions.ttl").read_bytes(), format="turtle")
    assert data.value(URIRef(region(key).iri), DCTERMS.isReplacedBy) == URIRef(region(f"kunta-{successor}").iri)


def test_helsinki_and_aland_are_in_no_county_and_in_no_other_kind_that_they_are_not_in() -> None:
    assert keys("kunta-091") == {"maakunta": "maakunta-01", "yhteistyoalue": "yhteistyoalue-1"}
    assert keys("kunta-478") == {"maakunta": "maakunta-21"}
    assert keys("kunta-091", 2020)["sairaanhoitopiiri"] == "sairaanhoitopiiri-25"


def test_hus_is_an_authority_and_not_a_region() -> None:
    data = Graph().parse(data=(files("reformgraph.ontology") / "regions.ttl").read_bytes(), format="turtle")
    hus = URIRef(PREFIXES["region"] + "hus-yhtyma")
    assert data.value(hus, RDF.type) == URIRef(iri("org:FormalOrganization"))
    assert len({*data.objects(hus, DCTERMS.spatial)}) == 5
    assert all(each.iri != str(hus) for each in regions())


def test_counties_begin_and_hospital_districts_end_when_the_law_says() -> None:
    assert "hyvinvointialue" not in keys("kunta-698", 2020)
    assert keys("kunta-698", 2021)["hyvinvointialue"] == "hyvinvointialue-21"
    assert keys("kunta-698", 2022)["sairaanhoitopiiri"] == "sairaanhoitopiiri-21"
    assert "sairaanhoitopiiri" not in keys("kunta-698", 2023)
    assert region("hyvinvointialue-21").existed(2021) and not region("hyvinvointialue-21").existed(2020)


def test_the_municipalities_of_an_area_are_those_of_the_year() -> None:
    assert len(municipalities("maakunta-19")) == 21
    assert "kunta-142" in {each.key for each in municipalities("maakunta-08", 2020)}
    assert "kunta-142" not in {each.key for each in municipalities("maakunta-08", 2021)}


def test_a_description_brings_all_that_is_broader_and_names_nothing_that_it_leaves_out() -> None:
    triples = describe(region("kunta-698").iri)
    described = {str(triple.subject) for triple in triples}
    broader = {str(triple.object) for triple in triples if triple.predicate.value == iri("skos:broader")}
    assert broader and broader <= described
    assert f"<{region('maakunta-19').iri}>" in described
    with pytest.raises(KeyError):
        describe("https://example.org/nowhere")
