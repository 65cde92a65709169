"""Dates as they are written, each with the first and the last day that it can mean."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.extract.told import whole

from reformgraph.extract.dates import find_dates, find_periods


def dates(text: str, year: int | None = None) -> list[tuple[str, str]]:
    return [(str(d.first), str(d.last)) for d in find_dates(text, whole(text), year)]


@pytest.mark.parametrize(
    "text",
    [
        "13.4.2021",
        "13.04.2021",
        "13. 4. 2021",
        "2021-04-13",
        "13. huhtikuuta 2021",
        "tiistaina 13. huhtikuuta 2021",
        "13 april 2021",
        "den 13 april 2021",
        "den 13:e april 2021",
        "13.4.2021 klo 12.00",
    ],
)
def test_a_day(text: str) -> None:
    assert dates(text) == [("2021-04-13", "2021-04-13")]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("huhtikuussa 2021", "2021-04-01", "2021-04-30"),
        ("helmikuun 2020", "2020-02-01", "2020-02-29"),
        ("i april 2021", "2021-04-01", "2021-04-30"),
        ("keväällä 2021", "2021-01-01", "2021-06-30"),
        ("syksyllä 2021", "2021-08-01", "2021-12-31"),
        ("hösten 2021", "2021-08-01", "2021-12-31"),
        ("vuonna 2021", "2021-01-01", "2021-12-31"),
        ("vuoden 2021 alusta", "2021-01-01", "2021-12-31"),
        ("år 2021", "2021-01-01", "2021-12-31"),
    ],
)
def test_a_month_a_season_and_a_year_are_the_days_that_they_hold(text: str, first: str, last: str) -> None:
    assert dates(text) == [(first, last)]


@pytest.mark.parametrize("text", ["13.4.", "13. huhtikuuta", "den 13 april"])
def test_a_day_without_a_year_takes_the_documents(text: str) -> None:
    assert dates(text, 2021) == [("2021-04-13", "2021-04-13")]
    assert dates(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "puh. 040 123 2021",
        "040 1234567",
        "+358 40 123 4567",
        "050-2021-04-13",
        "p. 09 2021 2022",
        "31.2.2021",
        "32.1.2021",
        "13.13.2021",
        "versio 1.2.3",
        "§ 12",
        "20 000 euroa",
        "1 234,50",
        "2021",
        "Y-tunnus 1234567-8",
    ],
)
def test_phone_numbers_sums_and_impossible_days_are_never_dates(text: str) -> None:
    assert dates(text, 2021) == []


def test_dates_come_in_order_and_never_overlap() -> None:
    assert dates("Kokoukset 1.2.2021 ja 3.4.2021 sekä huhtikuussa 2022.") == [
        ("2021-02-01", "2021-02-01"),
        ("2021-04-03", "2021-04-03"),
        ("2022-04-01", "2022-04-30"),
    ]


def test_the_span_of_a_date_is_where_it_is_written() -> None:
    text = "Kokous pidetään tiistaina 13.4.2021."
    [date] = find_dates(text, whole(text))
    assert text[date.span.start : date.span.end] == "13.4.2021"


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("13.4.2021 klo 12", dt.time(12), None),
        ("13.4.2021 klo 12.30–14.00", dt.time(12, 30), dt.time(14)),
        ("13.4.2021 kello 9:15", dt.time(9, 15), None),
        ("den 13 april 2021 kl. 12-14.30", dt.time(12), dt.time(14, 30)),
        ("13.4.2021", None, None),
    ],
)
def test_the_hours_beside_a_day(text: str, start: dt.time | None, end: dt.time | None) -> None:
    [date] = find_dates(text, whole(text))
    assert (date.start_time, date.end_time) == (start, end)


@pytest.mark.parametrize("text", ["4.1.2016–15.4.2019", "4.1.2016 - 15.4.2019"])
def test_two_dates_and_a_dash_are_a_period(text: str) -> None:
    [period] = find_periods(text, whole(text))
    assert (period.begin.first, period.end.last) == (dt.date(2016, 1, 4), dt.date(2019, 4, 15))


def test_the_begin_of_a_period_takes_the_year_of_its_end() -> None:
    [period] = find_periods("4.1.–15.4.2019", whole("4.1.–15.4.2019"), 2021)
    assert (period.begin.first, period.end.last) == (dt.date(2019, 1, 4), dt.date(2019, 4, 15))
