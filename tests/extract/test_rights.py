"""Who may attend and speak without being a member: the sentence or list entry, and the holders that come out."""

from __future__ import annotations

import hashlib

import pytest

from reformgraph.extract import extract
from reformgraph.model import Document, Language, MembershipClaim, PersonRef, RightClaim


def rights(text: str, language: Language = "fi") -> list[tuple[str, str, tuple[str, ...]]]:
    document = Document("x.txt", text, hashlib.sha256(text.encode()).hexdigest(), language=language)
    found: list[tuple[str, str, tuple[str, ...]]] = []
    for claim in extract(document):
        if isinstance(claim, RightClaim):
            holder = claim.holder.name if isinstance(claim.holder, PersonRef) else claim.holder
            found.append((holder, claim.body.label, claim.rights))
    return found


def test_a_collective_is_named_in_the_nominative_plural() -> None:
    text = "Kuntajohtajilla on läsnäolo- ja puheoikeus johtoryhmän kokouksissa."
    assert rights(text) == [("kuntajohtajat", "johtoryhmä", ("attend", "speak"))]


def test_a_right_may_be_only_to_attend() -> None:
    text = "Henkilöstöjärjestöjen edustajilla on läsnäolo-oikeus johtoryhmässä."
    assert rights(text) == [("henkilöstöjärjestöjen edustajat", "johtoryhmä", ("attend",))]


def test_owners_that_share_a_head_are_two_collectives() -> None:
    text = "Kuntajohtajilla, sairaanhoitopiirien ja Keksilän johtajilla on läsnäolo-oikeus johtoryhmän kokouksissa."
    assert [holder for holder, _, _ in rights(text)] == [
        "kuntajohtajat",
        "sairaanhoitopiirien johtajat",
        "Keksilän johtajat",
    ]


def test_taking_part_in_meetings_is_attending() -> None:
    text = "Työryhmien puheenjohtajat osallistuvat johtoryhmän kokouksiin."
    assert rights(text) == [("työryhmien puheenjohtajat", "johtoryhmä", ("attend",))]


def test_swedish_collectives_lose_their_article() -> None:
    text = "Kommundirektörerna och huvudförtroendemännen har närvaro- och yttranderätt vid styrgruppens möten."
    assert rights(text, "sv") == [
        ("kommundirektörer", "styrgrupp", ("attend", "speak")),
        ("huvudförtroendemän", "styrgrupp", ("attend", "speak")),
    ]


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Planeringschef Fiktiva Exempelsson deltar i styrgruppens möten med yttranderätt.", ("attend", "speak")),
        ("Planeringschef Fiktiva Exempelsson har rätt att närvara vid styrgruppens möten.", ("attend",)),
    ],
)
def test_a_person_may_have_the_right(text: str, given: tuple[str, ...]) -> None:
    assert rights(text, "sv") == [("Fiktiva Exempelsson", "styrgrupp", given)]


def test_a_right_in_brackets_belongs_to_the_body_that_is_called_together() -> None:
    text = "Testilän seurantaryhmä\n\nKutsuttavat\nKuntajohtajat (läsnäolo- ja puheoikeus)\n"
    assert rights(text) == [("kuntajohtajat", "Testilän seurantaryhmä", ("attend", "speak"))]


def test_attending_makes_no_membership() -> None:
    text = "Kuntajohtajilla on läsnäolo- ja puheoikeus johtoryhmän kokouksissa."
    document = Document("x.txt", text, hashlib.sha256(text.encode()).hexdigest())
    assert not [claim for claim in extract(document) if isinstance(claim, MembershipClaim)]


def test_a_sentence_about_something_else_gives_no_right() -> None:
    assert rights("Kuntajohtajat osallistuvat johtoryhmän asettamaan työhön.") == []
