"""Meetings: when a body met or meets, from sentences, lists and the heads of minutes, and who presided."""

from __future__ import annotations

import datetime as dt
import hashlib

import pytest

from reformgraph.extract import extract
from reformgraph.model import HELSINKI, Document, Language, MeetingClaim, MembershipClaim


def claims(text: str, language: Language = "fi", date: dt.date | None = None) -> list[MeetingClaim]:
    document = Document("x.txt", text, hashlib.sha256(text.encode()).hexdigest(), language=language, date=date)
    return [claim for claim in extract(document) if isinstance(claim, MeetingClaim)]


def meetings(text: str, language: Language = "fi", date: dt.date | None = None) -> set[tuple[str, str]]:
    return {(claim.organizer.label, str(claim.start)[:10]) for claim in claims(text, language, date)}


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Johtoryhmä kokoontui 13.4.2021.", "fi"),
        ("Johtoryhmä järjestäytyi 13.4.2021.", "fi"),
        ("Johtoryhmän kokouksessa 13.4.2021 valittiin sihteeri.", "fi"),
        ("Asia päätettiin johtoryhmän kokouksessa tiistaina 13. huhtikuuta 2021.", "fi"),
        ("Johtoryhmän seuraava kokous on ti 13.4.2021 klo 12–14.", "fi"),
        ("Styrgruppen sammanträdde den 13 april 2021.", "sv"),
        ("Den 13 april 2021 samlades styrgruppen.", "sv"),
        ("Ärendet behandlas av styrgruppen den 13 april 2021.", "sv"),
    ],
)
def test_a_sentence_tells_of_a_meeting(sentence: str, language: Language) -> None:
    body = "styrgrupp" if language == "sv" else "johtoryhmä"
    assert meetings(sentence, language) == {(body, "2021-04-13")}


def test_hours_are_kept_in_the_time_of_finland() -> None:
    claim = claims("Johtoryhmä kokoontuu ti 25.1.2022 klo 13–16.")[0]
    assert claim.start == dt.datetime(2022, 1, 25, 13, tzinfo=HELSINKI)
    assert claim.end == dt.datetime(2022, 1, 25, 16, tzinfo=HELSINKI)


def test_days_below_a_heading_about_meetings_are_meetings_of_its_body() -> None:
    text = "Ohjausryhmä ja johtoryhmä\n\nJohtoryhmän kokoukset\n• ti 25.1.2022\n• ti 22.2.2022 klo 13\n"
    assert meetings(text) == {("johtoryhmä", "2022-01-25"), ("johtoryhmä", "2022-02-22")}


def test_a_year_that_stands_alone_completes_the_days() -> None:
    text = "Johtoryhmän kokoukset 2007: 16.1., 27.3. ja 5.6."
    assert meetings(text) == {("johtoryhmä", d) for d in ("2007-01-16", "2007-03-27", "2007-06-05")}


def test_the_year_of_the_document_completes_the_days() -> None:
    text = "Johtoryhmä kokoontuu ma 13.9. ja to 30.9."
    assert meetings(text, date=dt.date(2021, 8, 30)) == {("johtoryhmä", "2021-09-13"), ("johtoryhmä", "2021-09-30")}


def test_papers_of_a_meeting_do_not_end_the_list_of_meetings() -> None:
    text = (
        "Johtoryhmän kokousasiakirjat:\n\nKokous 2.11.2016:\n\nTalousjaoston tilannekatsaus\n\n"
        "Kokous 16.11.2016:\n\nJohtoryhmä esityslista\n"
    )
    assert meetings(text) == {("johtoryhmä", "2016-11-02"), ("johtoryhmä", "2016-11-16")}


@pytest.mark.parametrize(
    ("text", "language", "meeting"),
    [
        (
            "Johtoryhmä\nPöytäkirja 2/2017\n\nAika: 14.3.2017 klo 12\nPaikka: Keksilä\n",
            "fi",
            ("johtoryhmä", "2017-03-14"),
        ),
        ("Johtoryhmän kokous 14.3.2017\n", "fi", ("johtoryhmä", "2017-03-14")),
        ("Johtoryhmän päätöksiä 14.3.2017\n", "fi", ("johtoryhmä", "2017-03-14")),
        ("Styrgruppen\n\nTid: 14 mars 2017 kl. 13\nPlats: Exempelby\n", "sv", ("styrgrupp", "2017-03-14")),
        ("Organ:   Styrgruppen\nSammanträdestid:   14 mars 2017 kl. 13\n", "sv", ("styrgrupp", "2017-03-14")),
    ],
)
def test_the_head_of_minutes_gives_the_meeting(text: str, language: Language, meeting: tuple[str, str]) -> None:
    assert meetings(text, language) == {meeting}


def test_the_next_meeting_in_minutes_is_of_the_body_whose_minutes_they_are() -> None:
    text = (
        "Ohjausryhmän kokous, pöytäkirja\n\nAika: 14.3.2017\n\n1. Tilanne\nJohtoryhmä on valmistellut asian.\n\n"
        "2. Seuraava kokous\nSeuraava kokous on 9.5.2017.\n"
    )
    assert meetings(text) == {("ohjausryhmä", "2017-03-14"), ("ohjausryhmä", "2017-05-09")}


@pytest.mark.parametrize(
    "text",
    [
        "Johtoryhmä kokoontuu 31.12.2022 asti.",
        "Johtoryhmän toimikausi on 1.1.2020–31.12.2021, ja se kokoontuu kuukausittain.",
        "Johtoryhmän seminaari järjestetään kokouksen jälkeen 5.5.2021.",
        "Johtoryhmä nimettiin 5.5.2021.",
    ],
)
def test_a_day_that_bounds_a_time_or_tells_of_something_else_is_no_meeting(text: str) -> None:
    assert meetings(text) == set()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Johtoryhmä kokoontui 13.4.2021. Puhetta johti Oiva Esimerkkinen.", "fi"),
        ("Johtoryhmän kokouksessa 13.4.2021 puhetta johti Oiva Esimerkkinen.", "fi"),
        ("Styrgruppen sammanträdde den 13 april 2021. Oiva Esimerkkinen ledde mötet.", "sv"),
        ("Styrgruppen sammanträdde den 13 april 2021. I ordförandens ställe ledde Oiva Esimerkkinen ordet.", "sv"),
        ("Styrgruppen sammanträdde den 13 april 2021. Mötet leddes av Oiva Esimerkkinen.", "sv"),
    ],
)
def test_who_presided_is_told_and_is_no_chair(text: str, language: Language) -> None:
    document = Document("x.txt", text, hashlib.sha256(text.encode()).hexdigest(), language=language)
    found = extract(document)
    assert [c.presided_by.name for c in found if isinstance(c, MeetingClaim) and c.presided_by] == ["Oiva Esimerkkinen"]
    assert not [c for c in found if isinstance(c, MembershipClaim)]


def test_who_presided_over_the_last_meeting_did_not_preside_over_this_one() -> None:
    text = "Johtoryhmä\n\nAika: 5.3.2021\n\nEdellisessä kokouksessa 5.2.2021 puhetta johti Oiva Esimerkkinen.\n"
    presided = {str(c.start): bool(c.presided_by) for c in claims(text)}
    assert presided == {"2021-03-05": False, "2021-02-05": True}
