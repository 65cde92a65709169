"""Contact data is covered in place; dates, codes and money are not."""

from __future__ import annotations

import re
from importlib.resources import files

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reformgraph.read.mask import COVER, mask

CONTACTS = [
    "040 123 4567",
    "0401234567",
    "050-1234567",
    "044.123.4567",
    "(09) 123 4567",
    "017 182 000",
    "+358 40 123 4567",
    "+358 (0)40 123 4567",
    "0500 123 456",
    "malli.esimerkkinen@example.fi",
    "malli.esimerkkinen (at) example.fi",
    "malli.esimerkkinen(a)example.fi",
    "malli.esimerkkinen at example.fi",
    "malli [at] example.fi",
    "Keksittykatu 12",
    "Keksittykatu 12 B 34",
    "Påhittade vägen".replace(" vägen", "vägen") + " 3",
]
FACTS = [
    "13.4.2021",
    "13. 4. 2021 klo 12–14",
    "2021-04-13",
    "20161012",
    "01032017",
    "01 03 2017",
    "0217979-9",
    "VN/12345/2021",
    "STM010:00/2020",
    "10 000 000 euroa",
    "1 040 500 €",
    "vuosina 2016–2019",
    "klo 09.00–16.30",
    "maakunta-19",
    "42 jäsentä, 21 varajäsentä",
    "Valtatie 4",
    "Keksittytie 13.4.2021",
    "Hyvinvointipolku 2",
    "hyvinvointialue (a) ja kunta (b)",
]


@pytest.mark.parametrize("contact", CONTACTS)
def test_contact_data_is_covered_at_its_full_length(contact: str) -> None:
    assert mask(f"Yhteys: {contact}, Malli") == f"Yhteys: {COVER * len(contact)}, Malli"


@pytest.mark.parametrize("fact", FACTS)
def test_dates_codes_and_sums_stay(fact: str) -> None:
    assert mask(f"Asia: {fact}.") == f"Asia: {fact}."


def test_a_number_after_its_label_is_covered_however_short() -> None:
    assert mask("vaihde 12345, puh. 016 3221") == f"vaihde {COVER * 5}, puh. {COVER * 8}"


def test_two_numbers_joined_by_a_slash_are_both_covered() -> None:
    assert not re.search(r"\d", mask("p.0401234567/0507654321"))


def test_a_date_after_a_number_stays() -> None:
    assert mask("040 123 4567 13.4.2021") == f"{COVER * 12} 13.4.2021"


def shape_patterns() -> list[re.Pattern[str]]:
    """What the shapes forbid in published text."""
    data = (files("reformgraph.ontology") / "shapes.ttl").read_bytes()
    pattern = ox.NamedNode("http://www.w3.org/ns/shacl#pattern")
    found = [
        (str(quad.subject), quad.object.value)
        for quad in ox.parse(data, ox.RdfFormat.TURTLE)
        if quad.predicate == pattern and isinstance(quad.object, ox.Literal)
    ]
    return [re.compile(value) for subject, value in found if "PhoneNumber" in subject or "EmailAddress" in subject]


FORBIDDEN = shape_patterns()
PIECES = st.sampled_from([*CONTACTS, *FACTS, " ", ", ", "/", ".", "-", "p.", "puh. ", "0", "9", "(", ")", "\n", "tel "])


@given(st.lists(PIECES, max_size=12).map("".join))
def test_what_the_shapes_forbid_is_never_left_and_the_length_stays(text: str) -> None:
    masked = mask(text)
    assert len(masked) == len(text)
    assert FORBIDDEN
    for pattern in FORBIDDEN:
        assert not pattern.search(masked), masked


def test_a_line_of_any_length_is_masked_in_linear_time() -> None:
    for filling in ("a", "a-", "0 ", "a.b@", "+1"):
        text = filling * 200_000
        assert len(mask(text)) == len(text)
