"""What counts as a phone number or an e-mail address in a literal, and what only looks like one."""

from __future__ import annotations

import re

import pyshacl
import pytest
from rdflib import RDFS, SH, Graph, Literal, URIRef

from reformgraph.validate.shapes import SHAPES, pattern, shapes_graph

# Numbers that no operator gives out.
PHONES = [
    "040 000 0000",
    "0400000000",
    "p. 050-000 0000",
    "(09) 0000 0000",
    "017 000000",
    "puh. 09 00000",
    "tel 00000",
    "+358 40 0000000",
    "+358400000000",
    "+358 (0)40 000 0000",
    "00358 40 000 0000",
    "040.000.0000",
    "soita 0400 000 000.",
]
NO_PHONES = [
    "13.4.2021",
    "01.03.2017",
    "01032017",
    "01 03 2017",
    "2021-04-13",
    "20.12.2021 klo 13.00–16.00",
    "2021-04-13T13:00:00+03:00",
    "0123456-7",
    "091",
    "00100 Helsinki",
    "0,123456789",
    "VN/01234567/2021",
    "https://example.org/0400000000",
    "0123456789012345678901234567890123456789012345678901234567890123",
    "a40012345678f",
    "vuosina 2021 2022 2023",
    "12 000 000 euroa",
    "puhetta johti",
    "§ 12 3 4",
]
EMAILS = [
    "malli@example.org",
    "malli.esimerkkinen@example.org",
    "malli(at)example.org",
    "malli [at] example.org",
    "malli(a)example.org",
    "malli (ät) example.org",
    "malli.esimerkkinen at example.org",
]
NO_EMAILS = [
    "@malli",
    "https://example.org/@malli",
    "malli at example",
    "kokous (at home)",
    "kohta (a) liite.pdf",
    "10 @ 20",
    "a.b",
]


@pytest.mark.parametrize("number", PHONES)
def test_a_phone_number_is_found(number: str) -> None:
    assert re.search(pattern("HasPhoneNumber"), number)


@pytest.mark.parametrize("text", NO_PHONES)
def test_dates_codes_and_hashes_are_no_phone_numbers(text: str) -> None:
    assert not re.search(pattern("HasPhoneNumber"), text)


@pytest.mark.parametrize("address", EMAILS)
def test_an_email_address_is_found(address: str) -> None:
    assert re.search(pattern("HasEmailAddress"), address)


@pytest.mark.parametrize("text", NO_EMAILS)
def test_other_uses_of_the_at_sign_are_no_email_addresses(text: str) -> None:
    assert not re.search(pattern("HasEmailAddress"), text)


@pytest.mark.parametrize("text", ["puh. 040 000 0000", "malli@example.org"])
def test_the_shapes_alone_find_contact_data_for_those_who_run_another_engine(text: str) -> None:
    graph = Graph().add((URIRef("https://example.org/a"), RDFS.label, Literal(text, lang="fi")))
    conforms, results, _ = pyshacl.validate(graph, shacl_graph=shapes_graph(), inference="none")
    assert not conforms
    assert isinstance(results, Graph)
    assert {str(shape).removeprefix(SHAPES) for shape in results.objects(None, SH.sourceShape)} <= {
        "PhoneNumber",
        "EmailAddress",
    }
