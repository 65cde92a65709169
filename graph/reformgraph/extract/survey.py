"""A first look at a document: its lines in, the people, agents and short names that it shows out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reformgraph.extract.bodies import Agents
from reformgraph.extract.chunker import Knowledge, chunk, full_names
from reformgraph.extract.chunks import AgentName, Chunk
from reformgraph.extract.forms import readings
from reformgraph.extract.layout import Line
from reformgraph.extract.person_mentions import KnownPeople
from reformgraph.extract.places import region_by_municipalities, region_by_owners
from reformgraph.extract.surnames import surname_forms
from reformgraph.extract.tokens import sentences
from reformgraph.model import Document, Language, Span

_SHORT: Final = re.compile(r"^[\w-]{2,12}$")
_VATE: Final = AgentName(
    "väliaikainen valmistelutoimielin",
    "body",
    "valmistelutoimielin",
    "fi",
    "preparatory-body",
    frozenset({"väliaikainen"}),
)
_VATE_SV: Final = AgentName(
    "temporärt beredningsorgan", "body", "beredningsorgan", "sv", "preparatory-body", frozenset({"temporärt"})
)


def survey(document: Document, lines: Sequence[Line]) -> tuple[Knowledge, Agents]:
    """Learn a document's names before its statements are read."""
    known = Knowledge(KnownPeople(document.language), year=_year(document))
    known.aliases["vate"] = _VATE_SV if document.language == "sv" else _VATE
    agents = Agents()
    words = frozenset(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", document.text))
    pieces = [
        piece for line in lines if line.kind not in ("blank", "boilerplate") for piece in _pieces(document.text, line)
    ]
    for piece, entry in pieces:
        for person in full_names(document.text, piece, document.language, known, entry=entry):
            if person.case == "nominative":
                known.people.add(_by_surname_alone(person.name, words, document.language))
    for piece, entry in pieces:
        for person in full_names(document.text, piece, document.language, known, entry=entry):
            if person.case != "nominative" and person.name.rpartition(" ")[2] in document.text:
                known.people.add(person.name)  # named in full in another case, and by the surname alone
    mentions: list[Chunk] = []
    identities: list[list[AgentName]] = []
    places: list[str] = []
    for piece, entry in pieces:
        chunks = chunk(document.text, piece, document.language, known, entry=entry)
        _learn_short_names(document.text, chunks, known)
        mentions += [c for c in chunks if c.kind == "agent" and c.number != "plural"]
        identities += _identities(chunks)
        places += _places(chunks)
    for c in sorted(mentions, key=lambda m: m.span):
        if c.agent:
            agents.note(c.agent, c.span.start)
    agents.settle()
    for names in identities:
        agents.identify(names)
    if document.region is None:
        agents.region = region_by_owners(_owners(mentions)) or region_by_municipalities(places, known.year)
    return known, agents


def _by_surname_alone(name: str, words: frozenset[str], language: Language) -> str:
    """A name in full whose unknown surname the document gives elsewhere without the ending: "Pasi Exempelaa"."""
    front, _, form = name.rpartition(" ")
    if readings(form) or language != "fi":
        return name
    bases = [base for base, case in surname_forms(form) if case in ("genitive", "partitive") and base in words]
    return f"{front} {bases[0]}" if bases else name


def _owners(mentions: Sequence[Chunk]) -> list[str]:
    """Whose the bodies and the welfare counties of a document are."""
    named = [c.agent for c in mentions if c.agent]
    counties = ("hyvinvointialue", "välfärdsområde", "välfärdsområdet")
    return [o for a in named if a.kind == "body" or a.head.casefold() in counties for o in a.owners]


def _places(chunks: Sequence[Chunk]) -> list[str]:
    """Places that a piece names: by themselves, or as what an organisation is named after."""
    owners = [o for c in chunks if c.agent and c.agent.kind == "organization" for o in c.agent.owners]
    return [c.place for c in chunks if c.place] + owners


def _pieces(text: str, line: Line) -> list[tuple[Span, bool]]:
    if line.kind == "row":
        return [(cell, True) for cell in line.cells if cell.end > cell.start]
    if line.kind == "prose":
        return [(s, False) for s in sentences(text, line.span)]
    return [(line.span, True)]


def _year(document: Document) -> int | None:
    if document.date:
        return document.date.year
    years = re.findall(r"\b(20[0-3]\d)\b", document.text)
    return int(years[0]) if len(set(years)) == 1 else None


def _learn_short_names(text: str, chunks: Sequence[Chunk], known: Knowledge) -> None:
    """ "maakunnallinen ohjausryhmä (MOR)" and "POPsote-hanke" give short names for what they stand beside."""
    for at, c in enumerate(chunks):
        if c.kind != "agent" or not c.agent or c.number == "plural":
            continue
        if at + 3 < len(chunks) + 0 and chunks[at + 1].kind == "open" and chunks[at + 3].kind == "close":
            inner = chunks[at + 2]
            if inner.kind == "word" and _SHORT.match(inner.text) and any(x.isupper() for x in inner.text):
                known.aliases.setdefault(inner.text.casefold(), c.agent)
        if c.agent.kind == "project" and re.fullmatch(
            r"[\w-]*[A-ZÅÄÖ\d][\w-]*-(?:hanke|ohjelma|projekti)", c.agent.label
        ):
            known.aliases.setdefault(c.agent.label.rpartition("-")[0].casefold(), c.agent)


def _identities(chunks: Sequence[Chunk]) -> list[list[AgentName]]:
    """ "X:nä ja Y:nä toimiva Z" and "X (Y ja Z)" name one thing in several ways."""
    found: list[list[AgentName]] = []
    for at, c in enumerate(chunks):
        if c.kind == "agent" and c.agent and c.agent.kind == "body" and c.case == "essive":
            rest = chunks[at + 1 :]
            toimiva = next(
                (
                    i
                    for i, x in enumerate(rest)
                    if x.kind in ("word", "verb") and x.text.casefold() in ("toimiva", "toimivan", "toimii")
                ),
                None,
            )
            if toimiva is None or not all(x.kind in ("and", "agent", "comma") for x in rest[:toimiva]):
                continue
            after = rest[toimiva + 1 :]
            if after and after[0].kind == "agent" and after[0].agent and after[0].agent.kind == "body":
                found.append([after[0].agent, c.agent])
        if c.kind == "open" and at and chunks[at - 1].agent and chunks[at - 1].agent.kind == "body":  # type: ignore[union-attr]
            inner = []
            for x in chunks[at + 1 :]:
                if x.kind == "close":
                    break
                inner.append(x)
            names = [
                x.agent
                for x in inner
                if x.kind == "agent" and x.agent and x.agent.kind == "body" and x.number != "plural"
            ]
            head = chunks[at - 1].agent
            if names and head and all(x.kind in ("agent", "and", "comma") for x in inner):
                found.append([head, *names])
    return found
