"""A document's title and publication date are taken from where documents of this kind state them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml

from reformgraph import vocabulary as regions
from reformgraph.read import read_document
from reformgraph.read.metadata import publication_date, title
from reformgraph.read.place import region_of

CORPUS = Path(__file__).parents[2] / "../shared/corpus"
D = dt.date


@pytest.mark.parametrize(
    ("text", "stem", "date"),
    [
        ("Otsikko\n\n20.01.2021\n\nTeksti alkaa.", "x", D(2021, 1, 20)),
        ("Otsikko\n\n13.4.2021 Hämeen sote-uudistus etenee.", "x", D(2021, 4, 13)),
        ("Otsikko\nJulkaistu: 3.5.2021 klo 9.15\nTeksti", "x", D(2021, 5, 3)),
        ("Otsikko\nJulkaistu:\n3.5.2021\nTeksti", "x", D(2021, 5, 3)),
        ("Rubrik\nPublicerad den 21 december 2015\nText", "x", D(2015, 12, 21)),
        ("Tiedote 13.4.2021\n\nOtsikko", "x", D(2021, 4, 13)),
        ("Otsikko\n\n13. huhtikuuta 2021\n\nTeksti", "x", D(2021, 4, 13)),
        ("Otsikko\nRyhmä kokoontui tiistaina 13.4.2021 klo 12.", "tiedote-2021-04-15", D(2021, 4, 15)),
        ("Otsikko\nRyhmä kokoontui tiistaina 13.4.2021 klo 12.", "tiedote", D(2021, 4, 13)),
        ("Pöytäkirja\nAika 13.4.2021 klo 12–14", "poytakirja", D(2021, 4, 13)),
        ("Kokoukset\n- 12.10.2016\n- 2.12.2016", "kokoukset", None),
        ("Kokoukset 12.10.2016 ja 2.12.2016", "kokoukset", None),
        ("Palvelut siirtyvät maakunnille 1.1.2019 alkaen.", "sivu", None),
        ("Otsikko\n\n13.4.2021 klo 12 kokous alkaa", "x", D(2021, 4, 13)),
        ("Otsikko", "muistio_20170208", D(2017, 2, 8)),
        ("Otsikko", "tiedote 13.4.2021", D(2021, 4, 13)),
        ("Otsikko", "raportti-2021-13-40", None),
        ("31.2.2021", "x", None),
    ],
)
def test_the_publication_date_is_the_one_stated(text: str, stem: str, date: dt.date | None) -> None:
    assert publication_date(text, stem) == date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\n\n  Ryhmä aloitti työnsä  \n\nTeksti.", "Ryhmä aloitti työnsä"),
        ("Tiedote\n\nRyhmä aloitti työnsä\n\nTeksti.", "Ryhmä aloitti työnsä"),
        ("Tiedote 1.2.2021\nRyhmä aloitti", "Ryhmä aloitti"),
        ("Tältä sivulta löydät tietoa.\n\nOtsikko\n\nTeksti.", "Otsikko"),
        ("# Otsikko", "Otsikko"),
        ("Vain virke.", "Vain virke."),
        ("...", None),
    ],
)
def test_the_title_is_the_first_heading(text: str, expected: str | None) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "head", "stem", "region"),
    [
        ("Lapissa valmistellaan. Lapin kunnat.", "Otsikko", "x", "maakunta-19"),
        ("Lapsi kulki Lapualla.", "Lapset ensin", "x", None),
        ("Teksti.", "Päijät-Hämeessä valmistellaan", "x", "maakunta-07"),
        ("Teksti.", "Otsikko", "pohjois-pohjanmaa-2021-12-20", "maakunta-17"),
        ("Pohjois-Pohjanmaalla ja Pohjois-Pohjanmaan", "Otsikko", "x", "maakunta-17"),
        ("Pohjanmaalla ja Pohjanmaan", "Otsikko", "x", "maakunta-15"),
        ("SATAKUNNASSA", "Satakunnan uudistus", "x", "maakunta-04"),
        ("i Norra Österbotten", "Norra Österbottens reform", "x", "maakunta-17"),
        ("Österbottens och Österbotten", "Rubrik", "x", "maakunta-15"),
        ("Keski-Uudellamaalla", "Keski-Uudenmaan alue", "x", "hyvinvointialue-02"),
        ("Uudenmaan ja Uudellamaalla", "Otsikko", "x", "maakunta-01"),
        ("Landskapsdirektören för Päijänne-Tavastlands förbund", "Nationell grupp", "x", None),
        ("Lapin, Kainuun, Satakunnan ja Pirkanmaan liitot; Kainuussa, Lapissa", "Otsikko", "x", None),
    ],
)
def test_the_region_is_the_one_that_the_document_is_about(text: str, head: str, stem: str, region: str | None) -> None:
    assert region_of(text, head=(head, None), stem=stem) == region


def test_the_regions_of_the_corpus_are_found() -> None:
    if not CORPUS.is_dir():
        pytest.skip("the corpus is not beside the project")
    gold = yaml.safe_load((CORPUS / "gold.yaml").read_text(encoding="utf-8"))
    wanted = {name: entry["regions"][0] for name, entry in gold.items() if entry.get("regions")}
    found = {name: read_document(CORPUS / name).region for name in wanted}
    assert {name: key and regions.region(key).names["fi"] for name, key in found.items()} == wanted


def test_the_dates_of_the_corpus_are_found() -> None:
    if not CORPUS.is_dir():
        pytest.skip("the corpus is not beside the project")
    gold = yaml.safe_load((CORPUS / "gold.yaml").read_text(encoding="utf-8"))
    wanted = {name: entry["date"] for name, entry in gold.items() if entry.get("date")}
    assert {name: read_document(CORPUS / name).date for name in wanted} == wanted
