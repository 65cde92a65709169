"""A document's text and file name to its title and publication date, as far as they show them."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from reformgraph.read.dates import date_in_name, find_dates

HEAD_LINES: Final = 15
HEAD_LENGTH: Final = 20_000
TITLE_LENGTH: Final = 200
GENRE: Final = (
    r"(?:(?:lehdistö)?tiedote|mediatiedote|uutinen|ajankohtaista|verkkouutinen|blogi|artikkeli|"
    r"(?:press)?meddelande|nyhet|aktuellt|news|press release|(?:asettamis)?päätös|beslut|lausunto|utlåtande)"
)
GENRE_LINE: Final = re.compile(rf"{GENRE}\b[\s\d.,:/|–-]*", re.IGNORECASE)
PUBLISHED: Final = re.compile(
    r"\b(?:julkaistu|julkaisupäivä|julkaisuaika|publicerad|publicerat|publiceringsdatum|utgiven|published)\b\s*:?\s*",
    re.IGNORECASE,
)
# What a news service writes after the date: the hour, its zone and a bar.
STAMP: Final = re.compile(r"\s+\d{1,2}[.:]\d\d(?:[.:]\d\d)?(?:\s+[A-Z]{2,5})?\s*(?:\||$)|\s*\|")
UPDATED: Final = re.compile(r"\b(?:päivitetty|muokattu|uppdatera[dt]|senast ändrad|updated)\b\s*:?\s*", re.IGNORECASE)
SIGNED: Final = re.compile(r"[A-ZÅÄÖ][a-zåäö]+(?:ssa|ssä)?,?\s+(?:den\s+)?")
MEETING: Final = re.compile(
    r"\b(?:kokous\w*|kokoon\w+|etäkokou\w+|pöytäkirja\w*|muistio\w*|(?:samman)?möte\w*|sammanträd\w*|protokoll\w*|aika|tid)\b",
    re.IGNORECASE,
)
AROUND_A_DATE: Final = re.compile(
    rf"(?:{GENRE}|(?:ma|ti|ke|to|pe|la|su)(?:nantai|istai|skiviikko|rstai|rjantai|uantai|nnuntai)?(?:na)?|"
    r"kl(?:o|ockan)?\.?|\d{1,2}[.:]\d\d|[\s,.:|–-])*",
    re.IGNORECASE,
)
BULLETS: Final = ("-", "–", "•", "*", "·")
HOUR: Final = re.compile(r"\s*(?:,\s*)?kl(?:o|\.|ockan)?\b", re.IGNORECASE)


def title(text: str) -> str | None:
    """The first line that stands as a heading; else the first line with a word in it."""
    lines = [
        line.strip().lstrip("#").strip() for line in text[:HEAD_LENGTH].split("\n") if re.search(r"[^\W\d_]{2}", line)
    ]
    lines = [line for line in lines[:HEAD_LINES] if not GENRE_LINE.fullmatch(line)] or lines[:1]
    headings = [line for line in lines[:3] if len(line) <= TITLE_LENGTH and not line.endswith((".", ":", ","))]
    best = (headings or lines)[:1]
    return best[0][:TITLE_LENGTH].strip() if best else None


def publication_date(text: str, stem: str) -> dt.date | None:
    """The date that the head states as published, else that in the file's name, else that of its one meeting."""
    head = [line.strip() for line in text[:HEAD_LENGTH].split("\n") if line.strip()][:HEAD_LINES]
    every = [line.strip() for line in text[:HEAD_LENGTH].split("\n") if line.strip()]
    return (
        _labelled(head) or _standing(head) or date_in_name(stem) or _updated(every) or _signed(every) or _meeting(head)
    )


def _labelled(head: list[str]) -> dt.date | None:
    for number, line in enumerate(head):
        match = PUBLISHED.search(line)
        if not match:
            continue
        rest = line[match.end() :]
        if not rest and number + 1 < len(head) and _only_a_date(head[number + 1]):
            rest = head[number + 1]
        for span, date in find_dates(rest):
            if span.start <= 20:
                return date
    return None


def _standing(head: list[str]) -> dt.date | None:
    """A line that is a date and no more, or one that opens with a date as news do; of several, none."""
    alone = {date for line in head if (date := _only_a_date(line))}
    if alone:
        return alone.pop() if len(alone) == 1 else None
    for line in head[:4]:
        for span, date in find_dates(line):
            rest = line[span.end :]
            opens = re.match(r"\s*[–-]?\s+[A-ZÅÄÖ]", rest) and not HOUR.match(rest)
            if span.start == 0 and (opens or STAMP.match(rest)):
                return date
            break
    return None


def _updated(lines: list[str]) -> dt.date | None:
    """The day on which a page says that it was last changed; of several, the latest."""
    found = [
        date
        for line in lines
        if (match := UPDATED.search(line))
        for span, date in find_dates(line[match.end() :])
        if span.start < 5
    ]
    return max(found, default=None)


def _signed(lines: list[str]) -> dt.date | None:
    """A line of place and date, as under a letter or a decision; of several, none."""
    found = {
        date
        for line in lines
        if (match := SIGNED.match(line))
        for span, date in find_dates(line[match.end() :])
        if span.start == 0 and match.end() + span.end >= len(line) - 1
    }
    return found.pop() if len(found) == 1 else None


def _only_a_date(line: str) -> dt.date | None:
    dates = list(find_dates(line))
    if len(dates) != 1 or len(line) > 60 or line.startswith(BULLETS):
        return None
    (span, date) = dates[0]
    around = line[: span.start] + " " + line[span.end :]
    return date if AROUND_A_DATE.fullmatch(around) else None


def _meeting(head: list[str]) -> dt.date | None:
    """The day of the meeting that the document tells of; a list of several days tells no date."""
    found = [(line, date) for line in head for _, date in find_dates(line)]
    days = {date for _, date in found}
    return days.pop() if len(days) == 1 and any(MEETING.search(line) for line, _ in found) else None
