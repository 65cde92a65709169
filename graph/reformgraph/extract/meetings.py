"""Meetings: a sentence or line that tells when a body meets, and who presided, in; meetings out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final
from zoneinfo import ZoneInfo

from reformgraph.extract.chunks import Chunk
from reformgraph.extract.dates import DateMention
from reformgraph.extract.scene import Scene
from reformgraph.model import AgentRef, Bounds, MeetingClaim, PersonRef, Span

HELSINKI: Final = ZoneInfo("Europe/Helsinki")
_MEETS: Final = re.compile(
    r"kokoontu|kokou(?:s|kse|st)|kokoontumi|sammanträd|möte(?:t|n)?\b|samlades|samlas|möttes|höll|mötet|piti .*kokou|meeting|met on",
    re.I,
)
_LIST_HEADING: Final = re.compile(
    r"kokou(?:s|kse)|möten|sammanträden|seuraavat|nästa|aika\b|kokousajat|mötestider|next meeting", re.I
)
_NOT_A_MEETING: Final = re.compile(r"seminaari|webinaari|info|tilaisuus|seminarium", re.I)
_PRESIDED_SV: Final = re.compile(r"\b(?:ledde|leddes|öppnade|förde)\b", re.I)


class Meetings:
    """Collects the meetings of a document; who presided may be told in a sentence after the date."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._heading: Span | None = None
        self.host: AgentRef | None = None
        self._body: AgentRef | None = None

    def heading(self, span: Span, text: str, chunks: Sequence[Chunk]) -> None:
        """Take a heading: below one that speaks of meetings, a date alone is a meeting."""
        self._heading = span if _LIST_HEADING.search(text) and not _NOT_A_MEETING.search(text) else None
        for chunk in chunks:
            if chunk.kind == "agent" and chunk.agent and chunk.agent.kind == "body" and chunk.number != "plural":
                self._body = self._scene.resolve(chunk.agent, chunk.span.start)
        if any(c.kind == "date" for c in chunks) and self._heading:
            self.line(span, text, chunks)

    def line(self, span: Span, text: str, chunks: Sequence[Chunk]) -> None:
        """Take an entry below a heading about meetings: each day in it is a meeting of the body spoken of."""
        opened = self._heading is not None and not any(c.kind in ("person",) for c in chunks)
        if opened or re.match(r"(?:kokous|möte|sammanträde|aika|tid|sammanträdestid|kokousaika)\b", text, re.I):
            for date in _days(chunks):
                self._add(self._body or self._scene.topic, date, span, online=_online(text))

    def sentence(self, span: Span, text: str, chunks: Sequence[Chunk]) -> None:
        """Take a sentence: "ryhmä kokoontui 13.4.2021", "puhetta johti X", "nästa möte hålls den 25 januari"."""
        body = self._meeting_body(chunks)
        if _MEETS.search(text) and not _NOT_A_MEETING.search(text):
            for date in _days(chunks):
                self._add(body or self._scene.topic, date, span, online=_online(text))
        presiding = _presiding(text, chunks)
        if presiding:
            self._preside(presiding, span)

    def _meeting_body(self, chunks: Sequence[Chunk]) -> AgentRef | None:
        bodies = [
            c for c in chunks if c.kind == "agent" and c.agent and c.agent.kind == "body" and c.number != "plural"
        ]
        meeting = next((i for i, c in enumerate(chunks) if c.kind == "word" and _MEETS.search(c.text)), None)
        if meeting is not None:
            # The genitive right before "kokous" is whose meeting it is; otherwise the subject.
            before = [c for c in bodies if c.case in ("genitive",) and c.span.end <= chunks[meeting].span.start]
            if before and not any(c.case == "nominative" for c in bodies):
                body = before[-1]
                assert body.agent
                return self._scene.resolve(body.agent, body.span.start)
        subject = next((c for c in bodies if c.case == "nominative"), bodies[0] if bodies else None)
        return self._scene.resolve(subject.agent, subject.span.start) if subject and subject.agent else None

    def _add(self, body: AgentRef | None, date: DateMention, span: Span, *, online: bool | None) -> None:
        if body is None or body.kind != "body":
            return
        start, end = _moment(date.first, date.start_time), _moment(date.first, date.end_time)
        for claim in self._scene.claims:
            if isinstance(claim, MeetingClaim) and claim.organizer == body and _day(claim.start) == date.first:
                return
        day = date.first
        self._scene.claims.append(
            MeetingClaim(
                document=self._scene.document.identifier,
                evidence=self._scene.evidence(span, with_topic=self._heading is not None),
                method="meeting",
                confidence=0.9,
                bounds=Bounds(day, day, day, day),
                organizer=body,
                start=start if start else day,
                end=end,
                online=online,
            )
        )

    def _preside(self, person: str, span: Span) -> None:
        """The last meeting before this passage is the one that was presided over."""
        scene = self._scene
        past = [i for i, c in enumerate(scene.claims) if isinstance(c, MeetingClaim)]
        day = scene.document.date
        held = [i for i in past if day is None or _day(_meeting(scene, i).start) <= day]
        if held:
            claim = _meeting(scene, held[-1])
            scene.claims[held[-1]] = replace(claim, presided_by=PersonRef(person), evidence=(*claim.evidence, span))


def _meeting(scene: Scene, at: int) -> MeetingClaim:
    claim = scene.claims[at]
    assert isinstance(claim, MeetingClaim)
    return claim


def _presiding(text: str, chunks: Sequence[Chunk]) -> str | None:
    people = [c for c in chunks if c.kind == "person"]
    if not people:
        return None
    for at, chunk in enumerate(chunks):
        if chunk.kind == "verb" and chunk.verb == "preside":
            after = [c for c in chunks[at:] if c.kind == "person"]
            return (after or people)[0].person
    if _PRESIDED_SV.search(text) and re.search(r"\bmötet\b|\bsammanträdet\b|\bordet\b", text):
        leading = re.search(r"\bleddes\s+av\b", text)
        return (
            people[-1].person
            if leading or re.search(r"\bledde\b", text[: people[-1].span.start - chunks[0].span.start])
            else people[0].person
        )
    return None


def _days(chunks: Sequence[Chunk]) -> list[DateMention]:
    return [c.date for c in chunks if c.kind == "date" and c.date and c.date.is_day]


def _moment(day: dt.date, time: dt.time | None) -> dt.datetime | None:
    return dt.datetime.combine(day, time, HELSINKI) if time else None


def _day(moment: dt.date | dt.datetime) -> dt.date:
    return moment.date() if isinstance(moment, dt.datetime) else moment


def _online(text: str) -> bool | None:
    return True if re.search(r"etäkokou|etänä|teams|på distans|distansmöte|online", text, re.I) else None
