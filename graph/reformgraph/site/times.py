"""Dates and bounds in; out, when something was, in words of a language."""

from __future__ import annotations

import re
from typing import Final

from reformgraph.site.graph import Node
from reformgraph.site.words import say

_MONTHS: Final = "January February March April May June July August September October November December".split()
_MOMENT: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}).*)?(?:Z|[+-]\d{2}:\d{2})?")
_CLOCK: Final = {"fi": " klo {}.{}", "sv": " kl. {}.{}", "en": ", {}:{}"}


def show_date(text: str | None, language: str) -> str:
    """A day, or a day and the time, as the language writes it; any other text as it is."""
    match = _MOMENT.fullmatch(text or "")
    if not match or not 1 <= int(match[2]) <= 12:
        return text or ""
    year, month, day = match[1], int(match[2]), int(match[3])
    shown = f"{day} {_MONTHS[month - 1]} {year}" if language == "en" else f"{day}.{month}.{year}"
    return shown + (_CLOCK[language].format(match[4], match[5]) if match[4] else "")


def bound(not_before: str | None, not_after: str | None, language: str) -> str:
    """When something began or ended, as far as it is known."""
    first, last = show_date(not_before, language), show_date(not_after, language)
    if first and last:
        return first if first == last else say("time.between", language, first=first, last=last)
    if last:
        return say("time.by", language, date=last)
    return say("time.from", language, date=first) if first else say("time.unknown", language)


def period(node: Node, language: str) -> str:
    """When a statement held, in a few words; empty where no source tells."""
    if node.kind == "meeting":
        return meeting_time(node, language)
    begun, held = node.text("rg:startNotAfter"), node.text("rg:endNotBefore")
    start, end = node.text("rg:startNotBefore"), node.text("rg:endNotAfter")
    if begun and held:
        first, last = show_date(begun, language), show_date(held, language)
        return (
            say("time.on", language, date=first)
            if begun == held
            else say("time.between", language, first=first, last=last)
        )
    parts = []
    if start or begun:
        parts.append(say("time.began", language, when=bound(start, begun, language)))
    if held or end:
        parts.append(say("time.ended", language, when=bound(held, end, language)))
    return ", ".join(parts)


def meeting_time(node: Node, language: str) -> str:
    start, end = node.text("schema:startDate"), node.text("schema:endDate")
    first, last = show_date(start, language), show_date(end, language)
    if not last or last == first:
        return first
    if end and start and end[:10] == start[:10] and "T" in end:
        return f"{first}–{end[11:16].replace(':', ':' if language == 'en' else '.')}"
    return f"{first} – {last}"


def bounds(node: Node, language: str) -> list[tuple[str, str]]:
    """The four bounds of a statement, as far as they are known: a word and a day each."""
    names = ("startNotBefore", "startNotAfter", "endNotBefore", "endNotAfter")
    return [
        (say(f"bound.{name}", language), show_date(value, language))
        for name in names
        if (value := node.text(f"rg:{name}"))
    ]


def sort_time(node: Node) -> str:
    """The day by which statements are ordered; one without a day comes last."""
    names = ("schema:startDate", "rg:startNotBefore", "rg:startNotAfter", "rg:endNotBefore", "rg:endNotAfter")
    return next((value for name in names if (value := node.text(name))), "9999")
