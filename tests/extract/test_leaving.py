"""Who left, who came instead, and offices that a sentence only points at."""

from __future__ import annotations

import pytest
from tests.extract.told import Held, claims, held

MALLI: Held = ("Kaino Malli", "member", "seurantaryhmä")


@pytest.mark.parametrize(
    "text",
    [
        "Hallitus myönsi Kaino Mallille eron seurantaryhmän jäsenyydestä.",
        "Kaino Malli erosi seurantaryhmän jäsenyydestä.",
    ],
)
def test_who_resigns_was_a_member(text: str) -> None:
    assert held(text) == {MALLI}
    assert all(claim.bounds.start_not_after is None for claim in claims(text))


def test_in_whose_place_somebody_comes_was_a_member() -> None:
    text = "Kaino Mallin tilalle seurantaryhmään valittiin Ritva Keksitty."
    assert held(text) == {MALLI, ("Ritva Keksitty", "member", "seurantaryhmä")}


def test_who_gets_leave_gets_no_other_role_by_the_sentence() -> None:
    text = "Lautakunta kokoontui. Valtuusto myönsi Kaino Mallille eron ja valitsi uudeksi jäseneksi Sirpa Keksityn."
    assert ("Kaino Malli", "member", "lautakunta") not in held(text)
    assert ("Sirpa Keksitty", "member", "lautakunta") in held(text)


@pytest.mark.parametrize(
    ("text", "post"),
    [
        (
            "Muutosjohtajana aloitti Saimi Malli. Hänen jälkeensä tehtävää hoiti Eljas Keksitty.",
            ("Eljas Keksitty", "muutosjohtaja", ""),
        ),
        (
            "Hankejohtajaksi ehdolla oli myös Sini Malli, mutta valituksi tuli Eljas Keksitty.",
            ("Eljas Keksitty", "hankejohtaja", ""),
        ),
        (
            "Toimialuejohtajan virkaan haki viisi henkilöä. Virkaan valittiin Eljas Keksitty.",
            ("Eljas Keksitty", "toimialuejohtaja", ""),
        ),
    ],
)
def test_an_office_that_is_only_pointed_at_is_the_one_spoken_of(text: str, post: Held) -> None:
    assert post in held(text)


def test_a_counter_proposal_makes_nobody_a_member() -> None:
    text = "Lautakunta kokoontui. Lauri Malli teki vastaehdotuksen, jonka mukaan jäseneksi valitaan Outi Keksitty."
    assert held(text) == set()
