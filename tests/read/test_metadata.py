"""A document's title and publication date are taken from where documents of this kind state them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml

from reformgraph.read import read_document
from reformgraph.read.metadata import publication_date, title

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


def test_the_dates_of_the_corpus_are_found() -> None:
    if not CORPUS.is_dir():
        pytest.skip("the corpus is not beside the project")
    gold = yaml.safe_load((CORPUS / "gold.yaml").read_text(encoding="utf-8"))
    wanted = {name: entry["date"] for name, entry in gold.items() if entry.get("date")}
    assert {name: read_document(CORPUS / name).date for name in wanted} == wanted
