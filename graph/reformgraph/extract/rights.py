"""Who may attend a body's meetings or speak there without being a member: chunks of a sentence in, rights out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, Literal

from reformgraph.extract.chunks import Chunk
from reformgraph.extract.forms import plural_nominative, readings
from reformgraph.extract.scene import Scene
from reformgraph.model import AgentRef, PersonRef, RightClaim, Span

Right = Literal["attend", "speak"]

_ATTEND: Final = re.compile(
    r"\b(?:läsnäolo|osallistumis)[\w-]*|\boikeu\w* (?:osallistua|olla läsnä)|\bsaa(?:vat)? osallistua"
    r"|\bnärvaro(?:-|rätt)|\brätt att (?:\w+ (?:och|samt) )?(?:närvara|delta)|right to (?:be present|attend)",
    re.I,
)
_SPEAK: Final = re.compile(
    r"\bpuhe-?(?:oikeu|\s?ja läsnäolo)\w*|\byttrande(?:-|rätt)|\byttra sig|right to (?:attend and )?speak", re.I
)
_TAKING_PART: Final = re.compile(r"\b(?:osallistu\w*|deltar|deltog|delta)\b", re.I)
_MEETING: Final = re.compile(r"kokou|\bmöte|sammanträd", re.I)
# How nouns for people end.
_PEOPLE: Final = ("ja", "jä", "mies", "henkilö", "jäsen", "sihteeri", "päällikkö", "johto", "agentti")
# Swedish plurals in the definite form, by what they end in without it.
_DEFINITE_SV: Final = (
    ("männen", "män"),
    ("erna", "er"),
    ("arna", "ar"),
    ("orna", "or"),
    ("ena", "en"),
    ("andena", "ande"),
)


def read_rights(scene: Scene, span: Span, chunks: Sequence[Chunk]) -> None:
    """Record who may attend or speak: "kuntajohtajilla on läsnäolo- ja puheoikeus ryhmän kokouksissa"."""
    text = scene.document.text[span.start : span.end]
    rights = _rights(text)
    if not rights:
        return
    stated = bool(_stated(text))
    body = _body(chunks)
    organization = scene.resolve(body.agent, body.span.start) if body and body.agent else scene.topic
    if organization is None or organization.kind != "body":
        return
    holders = list(_people(chunks)) if stated else []
    for holder in holders or _collectives(scene, chunks, stated=stated):
        _claim(scene, span, holder, organization, rights, with_topic=body is None)


def read_listed_right(scene: Scene, span: Span, chunks: Sequence[Chunk], host: AgentRef | None) -> None:
    """Record a right in brackets after who has it, in a list of those called: "Kuntajohtajat (läsnäolo-oikeus)"."""
    opened = next((i for i, c in enumerate(chunks) if c.kind == "open"), None)
    if host is None or not opened:
        return
    inside = scene.document.text[chunks[opened].span.start : span.end]
    rights = _stated(inside)
    if not rights:
        return
    before = chunks[:opened]
    for holder in list(_people(before)) or _collectives(scene, before, stated=False):
        _claim(scene, span, holder, host, rights, with_topic=True)


def _claim(
    scene: Scene, span: Span, holder: PersonRef | str, body: AgentRef, rights: tuple[Right, ...], *, with_topic: bool
) -> None:
    scene.claims.append(
        RightClaim(
            document=scene.document.identifier, evidence=scene.evidence(span, with_topic=with_topic), method="right",
            confidence=0.85, bounds=scene.held(), holder=holder, holder_language=scene.language(),
            body=body, rights=rights,
        )
    )  # fmt: skip


def _stated(text: str) -> tuple[Right, ...]:
    found: tuple[tuple[Right, re.Pattern[str]], ...] = (("attend", _ATTEND), ("speak", _SPEAK))
    return tuple(right for right, pattern in found if pattern.search(text))


def _rights(text: str) -> tuple[Right, ...]:
    """What a sentence gives; one that speaks of taking part in meetings gives attendance."""
    stated = _stated(text)
    if "attend" not in stated and _TAKING_PART.search(text) and _MEETING.search(text):
        return ("attend", *stated)
    return stated


def _body(chunks: Sequence[Chunk]) -> Chunk | None:
    """The body whose meetings they are: in the genitive before "kokous", or where the right is held."""
    bodies = [c for c in chunks if c.kind == "agent" and c.agent and c.agent.kind == "body" and c.number != "plural"]
    places = {"genitive", "of", "inessive"}
    owners = [
        c
        for at, c in enumerate(chunks)
        if c in bodies and at + 1 < len(chunks) and _MEETING.search(chunks[at + 1].text)
    ]
    return next(iter(owners), None) or next(
        (c for c in reversed(bodies) if c.case in places and not _owns_role(chunks, c)), None
    )


def _owns_role(chunks: Sequence[Chunk], body: Chunk) -> bool:
    at = next(i for i, c in enumerate(chunks) if c is body)
    return at + 1 < len(chunks) and chunks[at + 1].kind == "role"


def _people(chunks: Sequence[Chunk]) -> Iterator[PersonRef]:
    for chunk in chunks:
        if chunk.kind == "person" and chunk.person and chunk.case in (None, "nominative", "adessive"):
            yield PersonRef(chunk.person)


def _collectives(scene: Scene, chunks: Sequence[Chunk], *, stated: bool) -> list[str]:
    """Collectives in the plural with whose they are; a genitive before "ja" shares the next head."""
    if scene.language() == "sv":
        return _collectives_sv(chunks)
    case = "adessive" if stated else "nominative"
    found: list[str] = []
    pending: list[str] = []
    for at, chunk in enumerate(chunks):
        head = _collective(chunk, case)
        if head:
            owners = [*pending, _owner(chunks, at)]
            found += [f"{owner} {head}".strip() for owner in owners if owner] or [head]
            pending = []
        elif chunk.case == "genitive" and at + 1 < len(chunks) and chunks[at + 1].kind == "and":
            pending.append(_small(chunk.text) if chunk.kind == "agent" else chunk.text)
        elif chunk.kind == "verb" or chunk.case == case == "adessive":
            if found:
                break
            pending = []
    return found


def _collective(chunk: Chunk, case: str) -> str | None:
    """A plural of people or organisations in a case, in the nominative: "edustajilla" → "edustajat"."""
    if chunk.kind == "role" and chunk.role and chunk.number == "plural" and chunk.case == case:
        return plural_nominative(chunk.role.title)
    if chunk.kind == "agent" and chunk.agent and chunk.agent.kind == "organization" and chunk.number == "plural":
        return chunk.agent.label if chunk.case == case else None
    if chunk.kind != "word":
        return None
    found = [r for r in readings(chunk.text) if r.word_class == "noun" and r.number == "plural" and r.case == case]
    people = [r.lemma for r in found if r.lemma.endswith(_PEOPLE)]
    return plural_nominative(people[0]) if people else None


def _collectives_sv(chunks: Sequence[Chunk]) -> list[str]:
    """The plurals before the verb: "Kommundirektörerna och huvudförtroendemännen har närvarorätt"."""
    found: list[str] = []
    for at, chunk in enumerate(chunks):
        low = chunk.text.casefold()
        if low in ("har", "deltar", "deltog") or (found and chunk.kind not in ("and", "comma", "role", "word")):
            break
        plural = next((low.removesuffix(end) + base for end, base in _DEFINITE_SV if low.endswith(end)), None)
        if plural and chunk.kind in ("role", "word"):
            found.append(_with_owner_sv(chunks, at, plural))
        elif (chunk.kind == "role" and chunk.number == "plural") or (
            chunk.kind == "word" and _ends_a_subject(chunks, at)
        ):
            found.append(_with_owner_sv(chunks, at, low))
    return found


def _ends_a_subject(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a plural of people stands right before the verb: "personalens representanter har"."""
    after = chunks[at + 1].text.casefold() if at + 1 < len(chunks) else ""
    return after in ("har", "deltar", "deltog") and bool(re.search(r"(?:er|ar|or|män|are|ande)$", chunks[at].text))


def _with_owner_sv(chunks: Sequence[Chunk], at: int, head: str) -> str:
    before = chunks[at - 1] if at else None
    owns = before is not None and before.kind in ("word", "agent") and before.text.endswith("s")
    if not before or not owns:
        return head
    begins = at == 1 and before.kind == "word"  # a sentence's first word
    return f"{before.text.casefold() if begins else before.text} {head}"


def _owner(chunks: Sequence[Chunk], at: int) -> str:
    before = chunks[at - 1] if at else None
    if before is None or before.kind not in ("agent", "word"):
        return ""
    genitive = before.case == "genitive" or (before.text[:1].isupper() and before.text.endswith("n"))
    return _small(before.text) if genitive else ""


def _small(text: str) -> str:
    """A common noun loses the capital that a sentence's beginning gave it."""
    proper = any(r.word_class in ("place", "proper") for r in readings(text.split()[0])) or not readings(
        text.split()[0]
    )
    return text if proper or text[1:2].isupper() else text[:1].lower() + text[1:]
