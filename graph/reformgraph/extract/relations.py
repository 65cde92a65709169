"""How bodies stand to one another, their size, tasks and guests: the chunks of a sentence in, claims out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reformgraph.extract import numbers
from reformgraph.extract.chunks import Chunk
from reformgraph.extract.forms import plural_nominative, readings
from reformgraph.extract.scene import Scene
from reformgraph.model import AgentRef, CompositionClaim, MandateClaim, RelationClaim, RightClaim, Span

# What says the relation, and whether the subject stands before ("X ohjaa Y:tä" reads object first).
_STEERING_FI: Final = re.compile(
    r"\b(?:ohjaa\w*|johtaa|linjaa|ohjauksesta|koordinoi\w*|asetti|asettama\w*|perusti|perustama\w*)\b", re.I
)
_UNDER: Final = re.compile(
    r"\b(?:alaisuudessa|alaisuuteen\w*|ohjauksessa|johdolla|alaisina|alaisena|lyder under|under|underställd\w*)\b", re.I
)
_PREPARES: Final = re.compile(r"\b(?:valmistel\w+|bereder|förbereder)\b", re.I)
_REPLACES: Final = re.compile(
    r"\b(?:korvaa|korvasi|korvaavat|jatkaa .{0,30}työtä|seuraa .{0,40} jälkeen|ersätter|ersatte|efterträder)\b", re.I
)
_COMPLEMENTS: Final = re.compile(r"\b(?:täydentä\w+|kompletterar)\b", re.I)
_MONITORS: Final = re.compile(r"\b(?:seuraa|seuraavat|följer|övervakar)\b", re.I)
_UNTIL: Final = re.compile(r"\b(?:kunnes|siihen asti|siihen saakka|tills|tills dess|fram till dess|jolloin)\b", re.I)
_RIGHT: Final = re.compile(r"(?P<attend>läsnäolo|osallistumis|närvaro)[\w-]*|(?P<speak>puhe-?oikeu|yttrande)\w*", re.I)
_ATTEND: Final = re.compile(r"\b(?:osallistu\w*|deltar|deltog|delta)\b", re.I)
_TASK: Final = re.compile(r"\b(?:tehtävä(?:nä|nään|t|ksi)?|uppgift(?:en|er)?|uppdrag(?:et)?)\b", re.I)


def read_relations(scene: Scene, span: Span, chunks: Sequence[Chunk]) -> None:
    """Record relations between two bodies that one sentence states."""
    text = scene.document.text[span.start : span.end]
    bodies = [
        c
        for c in chunks
        if c.kind == "agent" and c.agent and c.agent.kind in ("body", "project") and c.number != "plural"
    ]
    _owned(scene, span, chunks)
    if not bodies:
        return
    found = [(c, scene.resolve(c.agent, c.span.start)) for c in bodies if c.agent]
    subject = next((r for c, r in found if c.case == "nominative"), None)
    topic = scene.topic
    for match in _UNDER.finditer(text):
        at = span.start + match.start()
        before = next((r for c, r in reversed(found) if c.case == "genitive" and c.span.end <= at), None)
        after = next((r for c, r in found if c.case in ("under", "nominative", "of") and c.span.start > at), None)
        swedish = match.group().lower() in ("under", "lyder under") or match.group().lower().startswith("underställd")
        upper = after if swedish else before
        lower = [r for c, r in found if c.case == "nominative" and r != upper] or (
            [topic] if topic and topic != upper else []
        )
        if upper:
            for one in lower:
                _relate(scene, span, one, "steered-by", upper)
    if _REPLACES.search(text):
        at = span.start + (m.start() if (m := _REPLACES.search(text)) else 0)
        new = (
            next((r for c, r in reversed(found) if c.span.end <= at and c.case in ("nominative", "of")), None) or topic
        )
        old = next(
            (r for c, r in found if c.span.start > at and c.case in ("genitive", "nominative", "partitive", "of")), None
        )
        if new and old:
            _relate(scene, span, new, "succeeds", old)
    elif until := _UNTIL.search(text):
        at = span.start + until.start()
        later = next((r for c, r in found if c.span.start > at and c.case == "nominative"), None)
        earlier = next((r for c, r in reversed(found) if c.span.end <= at), None) or topic
        if later and earlier:
            _relate(scene, span, later, "succeeds", earlier)
    if prepared := _PREPARES.search(text):
        target = next(
            (r for c, r in found if c.case in ("allative", "of") and c.span.start > span.start + prepared.start() - 40),
            None,
        )
        doer = subject or topic
        by = next(
            (r for c, r in found if c.case == "genitive" and _follows(text, span, c, "valmistelun pohjalta")), None
        )
        if by and topic and by != topic:
            _relate(scene, span, by, "prepares-for", topic)
        elif target and doer:
            _relate(scene, span, doer, "prepares-for", target)
    if completes := _COMPLEMENTS.search(text):
        at = span.start + completes.start()
        doer = (
            next((r for c, r in reversed(found) if c.span.end <= at and c.case in ("nominative", "of")), None) or topic
        )
        other = next((r for c, r in found if c.span.start > at), None)
        if doer and other:
            _relate(scene, span, doer, "complements", other)
    if (watches := _MONITORS.search(text)) and not _REPLACES.search(text):
        at = span.start + watches.start()
        other = next((r for c, r in found if c.span.start > at and c.case in ("genitive", "partitive")), None)
        doer = next((r for c, r in reversed(found) if c.span.end <= at and c.case == "nominative"), None)
        if doer and other:
            _relate(scene, span, doer, "monitors", other)
    _steering(scene, span, text, found, subject)


def _steering(
    scene: Scene, span: Span, text: str, found: list[tuple[Chunk, AgentRef]], subject: AgentRef | None
) -> None:
    match = _STEERING_FI.search(text)
    if not match or match.group().lower() in ("asetti", "perusti", "johtaa"):
        return
    at = span.start + match.start()
    doer = subject or scene.topic
    for chunk, ref in found:
        if (chunk.case == "partitive" and doer and ref != doer and doer.kind == "body") or (
            match.group().lower() == "ohjauksesta" and chunk.case == "genitive" and chunk.span.end <= at and doer
        ):
            _relate(scene, span, ref, "steered-by", doer)


def _owned(scene: Scene, span: Span, chunks: Sequence[Chunk]) -> None:
    """ "poliittisen ohjausryhmän työvaliokunta" is a part of the steering group."""
    for chunk in chunks:
        if chunk.kind == "agent" and chunk.agent and chunk.agent.sub_of and chunk.agent.kind == "body":
            owner = next((c.agent for c in chunks if c.agent and c.agent.label == chunk.agent.sub_of), None)
            ref = scene.resolve(owner, chunk.span.start) if owner else None
            if ref:
                _relate(scene, span, scene.resolve(chunk.agent, chunk.span.start), "part-of", ref)


def read_rights(scene: Scene, span: Span, chunks: Sequence[Chunk]) -> None:
    """Record who may attend or speak: "kuntajohtajilla on läsnäolo- ja puheoikeus ryhmän kokouksissa"."""
    text = scene.document.text[span.start : span.end]
    rights = {m.lastgroup for m in _RIGHT.finditer(text)}
    attending = _ATTEND.search(text) and re.search(r"kokou|möte|sammanträd", text)
    if not rights and not attending:
        return
    body = next(
        (
            c
            for c in chunks
            if c.kind == "agent"
            and c.agent
            and c.agent.kind == "body"
            and c.number != "plural"
            and c.case in ("genitive", "of", "inessive")
        ),
        None,
    )
    organization = scene.resolve(body.agent, body.span.start) if body and body.agent else scene.topic
    if organization is None or organization.kind != "body":
        return
    case = "adessive" if rights else "nominative"
    for holder in _holders(chunks, case, scene.language()):
        claimed = tuple(r for r in ("attend", "speak") if r in rights) or ("attend",)
        scene.claims.append(
            RightClaim(
                document=scene.document.identifier, evidence=scene.evidence(span, with_topic=body is None), method="right", confidence=0.85,
                bounds=scene.held(), holder=holder, holder_language=scene.language(), body=organization, rights=claimed,  # type: ignore[arg-type]
            )
        )  # fmt: skip


def _holders(chunks: Sequence[Chunk], case: str, language: str) -> list[str]:
    """Collectives in the plural: roles and offices with whose they are; a genitive before "ja" shares the next head."""
    found: list[str] = []
    pending: list[str] = []
    for at, chunk in enumerate(chunks):
        if (
            chunk.kind == "role"
            and chunk.number == "plural"
            and chunk.role
            and (chunk.case == case or language == "sv")
        ):
            head = plural_nominative(chunk.role.title) if language != "sv" else chunk.text.casefold()
            owners = [*pending, _owner_words(chunks, at)]
            found += [f"{owner} {head}".strip() for owner in owners if owner] or [head]
            pending = []
        elif (
            chunk.kind == "agent" and chunk.case == "genitive" and at + 1 < len(chunks) and chunks[at + 1].kind == "and"
        ):
            pending.append(chunk.text)
        elif chunk.kind == "verb":
            if found:
                break
            pending = []
    return found


def _owner_words(chunks: Sequence[Chunk], at: int) -> str:
    before = chunks[at - 1] if at else None
    if before is None or before.case != "genitive" or before.kind not in ("agent", "word"):
        return ""
    return (
        before.text if before.text[:1].isupper() and before.span.start > chunks[0].span.start else _small(before.text)
    )


def _small(text: str) -> str:
    proper = any(r.word_class in ("place", "proper") for r in readings(text.split()[0]))
    return text if proper or text[1:2].isupper() else text[:1].lower() + text[1:]


def read_composition(scene: Scene, span: Span, chunks: Sequence[Chunk]) -> None:
    """Record a body's size or rule: "johtoryhmässä on 13 jäsentä", "jokaisesta kunnasta kaksi", "sex medlemmar"."""
    text = scene.document.text[span.start : span.end]
    seats = numbers.seats(text)
    per_unit = numbers.per_unit(text)
    if seats is None and per_unit is None:
        return
    if re.search(r"\bmalli|vaihtoehto|ehdot|alternativ|föresl", text, re.I):
        return  # a size that is only weighed up is no rule
    body = next(
        (c for c in chunks if c.kind == "agent" and c.agent and c.agent.kind == "body" and c.number != "plural"), None
    )
    organization = scene.resolve(body.agent, body.span.start) if body and body.agent else scene.topic
    if organization is None or organization.kind != "body":
        return
    unit_seats, unit = per_unit or (None, None)
    scene.claims.append(
        CompositionClaim(
            document=scene.document.identifier, evidence=scene.evidence(span, with_topic=body is None), method="composition", confidence=0.9,
            bounds=scene.held(), body=organization, label=_sentence(text), label_language=scene.language(), seats=seats,
            seats_per_unit=unit_seats, unit_type=unit,
        )
    )  # fmt: skip


def read_mandate(scene: Scene, span: Span, chunks: Sequence[Chunk]) -> None:
    """Record a body's task in the words of the sentence."""
    text = scene.document.text[span.start : span.end]
    if not _TASK.search(text) or any(c.kind == "person" for c in chunks):
        return
    body = next((c for c in chunks if c.kind == "agent" and c.agent and c.agent.kind == "body"), None)
    if body is None or body.agent is None or body.case != "genitive" or body.number == "plural":
        return
    scene.claims.append(
        MandateClaim(
            document=scene.document.identifier, evidence=(span,), method="mandate", confidence=0.85, bounds=scene.held(),
            body=scene.resolve(body.agent, body.span.start), label=_sentence(text), label_language=scene.language(),
        )
    )  # fmt: skip


def _relate(scene: Scene, span: Span, subject: AgentRef, relation: str, obj: AgentRef) -> None:
    if subject == obj or subject.kind != "body":
        return
    scene.claims.append(
        RelationClaim(
            document=scene.document.identifier, evidence=scene.evidence(span, with_topic=scene.topic in (subject, obj)), method="relation",
            confidence=0.85, bounds=scene.held(), subject=subject, relation=relation, object=obj,
        )
    )  # fmt: skip


def _follows(text: str, span: Span, chunk: Chunk, words: str) -> bool:
    return text[chunk.span.end - span.start :].lstrip().startswith(words)


def _sentence(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
