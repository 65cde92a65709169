"""Places and the region that a document's places and bodies show."""

from __future__ import annotations

import pytest

from reformgraph.extract.places import place_of, region_by_municipalities, region_by_owners


@pytest.mark.parametrize(
    ("form", "place", "case"),
    [
        ("Kuopio", "Kuopio", "nominative"),
        ("Kuopiosta", "Kuopio", "elative"),
        ("Lapin", "Lappi", "genitive"),
        ("Etelä-Pohjanmaan", "Etelä-Pohjanmaa", "genitive"),
        ("Korsholms", "Korsholm", "genitive"),
    ],
)
def test_a_place_is_known_in_any_case(form: str, place: str, case: str) -> None:
    assert place_of(form) == (place, case)


def test_a_word_in_small_letters_is_no_place() -> None:
    assert place_of("salo") is None


def test_municipalities_of_one_region_show_it() -> None:
    assert region_by_municipalities(["Kuopio", "Iisalmi", "Leppävirta"], 2021) == "maakunta-11"


def test_one_municipality_named_once_shows_no_region() -> None:
    assert region_by_municipalities(["Helsinki"], 2021) is None


def test_municipalities_of_several_regions_show_none() -> None:
    assert region_by_municipalities(["Kuopio", "Vaasa", "Oulu"], 2021) is None


def test_a_body_named_after_a_region_is_of_it_and_two_regions_are_none() -> None:
    assert region_by_owners(["Lappi", "hyvinvointialue"]) == "maakunta-19"
    assert region_by_owners(["Lappi", "Kainuu"]) is None
