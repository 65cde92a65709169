"""Meetings: lines and sentences that tell when a body meets, and who presided, in; meetings out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from reformgraph.extract.chunks import Chunk
from reformgraph.extract.dates import DateMention, find_dates
from reformgraph.extract.forms import readings
from reformgraph.extract.presiding import presiding
from reformgraph.extract.scene import Scene
from reformgraph.model import HELSINKI, AgentRef, Bounds, MeetingClaim, PersonRef, Span

# A sentence with one of these tells of a meeting on the day that it names.
_MEETS: Final = re.compile(
    r"kokoontu|kokou(?:s(?!kutsu|asiakirj|muistio|aineisto|materiaal|palkkio|paik)|kse|st)|järjestäyty|sammanträd|möte[tn]?\b|mötena?\b|samlades|samlas|möttes|höll|meeting|\bmet\b"
    r"|behandla(?:s|des) av|käsitel(?:lään|tiin)",
    re.I,
)
# Below a heading with one of these a day is a meeting.
_LIST: Final = re.compile(
    r"kokoukset|kokousmuistiot|\bmuistiot|pöytäkirjat|esityslistat|edelli\w+\s+kokou|kokouspäiv|kokousaja|kokousaika|kokouskalenter|kokousasiakirj|kokousten|seuraava\w*\s+kokou|kokoontumis"
    r"|\bmöten\b|\bmötena\b|mötestid|mötesdat|mötesdag|mötestider|mötena|sammanträden|sammanträdesd|nästa\s+(?:möte|sammanträde)"
    r"|\bmeetings\b|next meeting",
    re.I,
)
# A line that begins like this gives the time of the meeting that the whole document is about.
_TIME: Final = re.compile(
    r"(?:kokous)?(?:aika|ajankohta)\b|tid(?:punkt)?\b|sammanträdestid|mötestid|time\b|date of meeting", re.I
)
_PAPERS: Final = re.compile(
    r"pöytäkirja|kokou(?:s|kse)|muistio|esityslist|asialist|päätö(?:ks|s)|protokoll|sammanträde|möte|föredragningslist|kallelse|minutes|agenda",
    re.I,
)
_NO_MEETING: Final = re.compile(
    r"seminaari|webinaari|tarkastet|nähtävä|julkaist|lähetet|ilmoittau|påseende|skickas|publicer|anmäl|\binfo(?:tilaisuu\w*)?\b|koulutu|tilaisuu|\bvaali|seminarium|\bvalet\b",
    re.I,
)
_SHORT: Final = 80
_SHORT_DAY: Final = re.compile(r"(?<![\d.])(?P<d>[0-3]?\d)\.(?P<m>1[0-2]|0?[1-9])\.?(?![\d.])(?=\s|,|$)")
_LIMIT_AFTER: Final = re.compile(r"\s*(?:asti|saakka|mennessä|alkaen|lähtien|lukien)\b", re.I)
_LIMIT_BEFORE: Final = re.compile(
    r"(?:fr\.?o\.?m\.?|från och med|till och med|t\.?o\.?m\.?|senast|före|viimeistään)\s*(?:den\s*)?$", re.I
)
_ONLINE: Final = re.compile(r"etäkokou|etänä|etäyhtey|teams|zoom|på distans|distansmöte|videomöte|online", re.I)


class Meetings:
    """Collects the meetings of a document; who presided may be told in a sentence after the date.

    `host` is the body whose minutes, invitation or agenda the document is: the first that it names.
    """

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._heading: Span | None = None
        self._body: AgentRef | None = None
        self._listed: AgentRef | None = None
        self._minutes = False
        self._known: set[tuple[AgentRef, dt.date]] = set()
        self._places: list[int] = []  # of the meetings among the claims
        self.host: AgentRef | None = None

    def heading(self, span: Span, text: str, chunks: Sequence[Chunk]) -> None:
        """Take a heading: below one that speaks of meetings, a date alone is a meeting."""
        days = self._days(span, chunks)
        named = self._named(chunks)
        self.host = self.host or named
        self._minutes = self._minutes or (named is not None and named == self.host and bool(_PAPERS.search(text)))
        if days:
            self.line(span, text, chunks)
        elif _LIST.search(text) and not _NO_MEETING.search(text):
            self._open(span, named)
        elif named and (self._listed is None or all(c.kind != "word" for c in chunks)):
            self._body, self._listed, self._heading = named, None, None
        else:
            self._heading = None  # the name of a paper: the list of meetings around it goes on
            if self._listed is None:
                self._body = self._scene.section or self._body

    def line(self, span: Span, text: str, chunks: Sequence[Chunk]) -> None:
        """Take an entry or row: below a heading about meetings each day in it is a meeting of the body spoken of."""
        if any(c.kind == "person" for c in chunks):
            return
        days = self._days(span, chunks)
        named = self._named(chunks)
        if not days:
            self.host = self.host or named
            if _LIST.search(text) and not _NO_MEETING.search(text):
                self._open(span, named)
            return
        time = bool(_TIME.match(text))
        listed = self._heading is not None or bool(_PAPERS.match(text))
        if not (listed or time or (named and _PAPERS.search(text)) or _LIST.search(text)):
            return
        self._minutes = self._minutes or time
        ours = self.host if time else self._listed or self._body
        for date in days:
            self._add(named or ours or self._body or self.host or self._scene.topic, date, span, text)

    def _open(self, span: Span, named: AgentRef | None) -> None:
        self._heading = span
        self._body = named or self._body
        self._listed = self._body

    def sentence(self, span: Span, text: str, chunks: Sequence[Chunk]) -> None:
        """Take a sentence: "ryhmä kokoontui 13.4.2021", "puhetta johti X", "nästa möte hålls den 25 januari"."""
        below = self._heading is not None and len(text) < _SHORT
        if (below or _MEETS.search(text)) and not _NO_MEETING.search(text):
            body = self._meeting_body(chunks)
            if body is None:
                next_one = below or re.search(r"seuraava|edellise|nästa|föregående|next", text, re.I)
                ours = self.host if self._minutes else self._body or self.host
                body = (ours if next_one else None) or self._scene.topic
            for date in self._days(span, chunks):
                self._add(body, date, span, text)
        person = presiding(text, chunks)
        if person:
            self._preside(person, span)

    def _named(self, chunks: Sequence[Chunk]) -> AgentRef | None:
        """The body that a heading or row names; "Organ:" is only a label."""
        labels = [one for one, other in pairwise(chunks) if other.text == ":"]
        for chunk in _bodies(chunks):
            if chunk.agent and not (chunk.agent.bare and chunk in labels and len(chunks) > 2):
                return self._scene.resolve(chunk.agent, chunk.span.start)
        return None

    def _meeting_body(self, chunks: Sequence[Chunk]) -> AgentRef | None:
        """Whose meeting it is: the genitive right before the word for it, else the subject, else who deals with it."""
        bodies = _bodies(chunks)
        meeting = next((i for i, c in enumerate(chunks) if c.kind == "word" and _MEETS.search(c.text)), None)
        chosen = next((c for c in bodies if c.case in ("nominative", "by")), bodies[0] if bodies else None)
        if meeting is not None:
            own = any(r.possessive for r in readings(chunks[meeting].text))  # "kokouksessaan"
            before = [
                c for c in bodies if c.case == "genitive" and c.span.end <= chunks[meeting].span.start and not own
            ]
            nearest = before[-1] if before else None
            if nearest and (chunks[meeting - 1] is nearest or not any(c.case == "nominative" for c in bodies)):
                chosen = nearest
        return self._scene.resolve(chosen.agent, chosen.span.start) if chosen and chosen.agent else None

    def _days(self, span: Span, chunks: Sequence[Chunk]) -> list[DateMention]:
        """The single days of a line; a year that stands alone in it ("kokoukset 2007: 16.1.") completes the others."""
        document = self._scene.document
        text = document.text
        years = re.findall(r"(?<![\d.\-/])(20\d\d|19\d\d)(?![\d.]|-\d)", text[span.start : span.end])
        found = [c.date for c in chunks if c.kind == "date" and c.date]
        if years and not any(text[d.span.start : d.span.end].find(years[0]) >= 0 for d in found):
            found = find_dates(text, span, int(years[0])) or found
        if self._heading:
            found = self._shortened(span, found)
        days = [d for d in found if d.is_day]
        return [d for i, d in enumerate(days) if not _limits(text, d, days[i - 1] if i else None, days[i + 1 : i + 2])]

    def _shortened(self, span: Span, found: list[DateMention]) -> list[DateMention]:
        """In a list of meetings "12.1, 9.2 och 16.3.2021" are three days of the year in the line or the heading."""
        text = self._scene.document.text
        heading = text[self._heading.start : self._heading.end] if self._heading else ""
        written = re.findall(r"(?:19|20)\d\d", f"{text[span.start : span.end]} {heading}")
        if len(set(written)) != 1:
            return found
        taken = [d.span for d in found]
        for match in _SHORT_DAY.finditer(text, span.start, span.end):
            if not any(s.start <= match.start() < s.end for s in taken):
                whole = find_dates(f"{match['d']}.{match['m']}.{written[0]}", Span(0, 32))
                found = [*found, *(replace(d, span=Span(match.start(), match.end())) for d in whole)]
        return sorted(found, key=lambda d: d.span)

    def _add(self, body: AgentRef | None, date: DateMention, span: Span, text: str) -> None:
        if body is None or body.kind != "body" or _is_dateline(self._scene, date, span):
            return
        day = date.first
        if (body, day) in self._known:
            return
        self._known.add((body, day))
        self._places.append(len(self._scene.claims))
        above = (self._heading,) if self._heading and self._heading != span else ()
        self._scene.claims.append(
            MeetingClaim(
                document=self._scene.document.identifier,
                evidence=(*above, span),
                method="meeting",
                confidence=0.9,
                bounds=Bounds(day, day, day, day),
                organizer=body,
                start=_moment(day, date.start_time) or day,
                end=_moment(day, date.end_time),
                online=True if _ONLINE.search(text) else None,
            )
        )

    def _preside(self, person: str, span: Span) -> None:
        """The meeting that this passage names, else the last one before it that was held, is the one presided over."""
        scene = self._scene
        day = scene.document.date
        for at in reversed(self._places):
            claim = scene.claims[at]
            if isinstance(claim, MeetingClaim) and (span in claim.evidence or day is None or _day(claim.start) <= day):
                evidence = tuple(dict.fromkeys((*claim.evidence, span)))
                scene.claims[at] = replace(claim, presided_by=PersonRef(person), evidence=evidence)
                return


def _bodies(chunks: Sequence[Chunk]) -> list[Chunk]:
    return [c for c in chunks if c.kind == "agent" and c.agent and c.agent.kind == "body" and c.number != "plural"]


def _limits(text: str, date: DateMention, before: DateMention | None, after: Sequence[DateMention]) -> bool:
    """Whether a day only bounds a time: "1.3.2021 alkaen", "4.1.2016–15.4.2019"."""
    if _LIMIT_AFTER.match(text, date.span.end) or _LIMIT_BEFORE.search(
        text[max(0, date.span.start - 20) : date.span.start]
    ):
        return True
    dash = re.compile(r"\s*[-–—]\s*")
    follows = before is not None and dash.fullmatch(text, before.span.end, date.span.start)
    leads = any(dash.fullmatch(text, date.span.end, d.span.start) for d in after)
    return bool(follows or leads)


def _is_dateline(scene: Scene, date: DateMention, span: Span) -> bool:
    """Whether the day at a sentence's start only tells when the text was published."""
    rest = scene.document.text[date.span.end : span.end].lstrip(" ,–-")
    return date.span.start == span.start and date.first == scene.document.date and rest[:1].isupper() and len(rest) > 30


def _moment(day: dt.date, time: dt.time | None) -> dt.datetime | None:
    return dt.datetime.combine(day, time, HELSINKI) if time else None


def _day(moment: dt.date | dt.datetime) -> dt.date:
    return moment.date() if isinstance(moment, dt.datetime) else moment
