"""Sentences about who holds what: the chunks of a sentence in, memberships and posts out, in Finnish and Swedish.

The grammar is written over chunks, so a construction holds for every role and body: titles in apposition, predicates
in the essive, translative and nominative ("som" and "till" in Swedish), belonging, leading, and appointing into a body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reformgraph.extract.appositions import claim_title, is_enumerated, owner_of_predicate
from reformgraph.extract.belonging import read_belonging, read_leading
from reformgraph.extract.chunks import AgentName, Chunk
from reformgraph.extract.deputies import without_deputised
from reformgraph.extract.leaving import read_leaving
from reformgraph.extract.offices import office_announced, office_spoken_of, read_office, read_responsible
from reformgraph.extract.people import named_people
from reformgraph.extract.predicates import read_predicates
from reformgraph.extract.scene import Scene
from reformgraph.model import Span

_BREAKS: Final = frozenset(
    ("että kun jos vaikka koska sillä mutta kunnes jolloin att när om men eftersom medan då innan").split()
)


# What somebody would have had instead.
_COUNTER: Final = ("vastaehdotu", "vastaesity", "muutosehdotu", "motförslag")


def read_sentence(scene: Scene, span: Span, chunks: list[Chunk]) -> None:
    """Record every role that one sentence states."""
    reported = False
    chunks = without_deputised(chunks)
    found = _clauses(chunks)
    for clause in found:
        verbs = {c.verb for c in clause if c.kind == "verb"}
        proposal = reported and clause[0].text.casefold() in ("että", "att")
        _read_clause(scene, span, clause, proposal=proposal)
        reported = "propose" in verbs
        if clause is found[0] and len(found) > 1 and not reported:
            _follow(scene, span, clause)
    _follow(scene, span, chunks)


def _clauses(chunks: Sequence[Chunk]) -> list[list[Chunk]]:
    clauses: list[list[Chunk]] = [[]]
    for at, chunk in enumerate(chunks):
        before = chunks[at - 1] if at else None
        joins = chunk.kind == "word" and chunk.text.casefold() in _BREAKS and before and before.kind in ("comma", "and")
        if joins or (chunk.kind == "person" and chunk.text in ("joka", "som")) or _parts(chunks, at):
            clauses.append([])
        clauses[-1].append(chunk)
    return clauses


def _parts(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a semicolon parts clauses; where no verb comes after it, it parts the items of a list."""
    return chunks[at].text == ";" and any(c.kind == "verb" for c in chunks[at:])


def _read_clause(scene: Scene, span: Span, chunks: list[Chunk], *, proposal: bool) -> None:
    people = named_people(chunks)
    verbs = {c.verb for c in chunks if c.kind == "verb"}
    negated = any(c.kind == "word" and c.text.casefold() in ("ei", "eivät", "eikä", "inte") for c in chunks)
    counter = any(c.text.casefold().startswith(_COUNTER) for c in chunks)
    proposed = proposal or counter or ("propose" in verbs and scene.mode != "contact")
    stated: set[int] = set()
    if not negated and not proposal and not counter:
        left = set() if proposed else read_leaving(scene, span, chunks, people)
        staying = [p for p in people if p.at not in left]
        stated = left | read_predicates(scene, span, chunks, staying, verbs)
        if not proposed:
            read_belonging(scene, span, chunks, people, verbs, stated)
    if not negated and not proposed:
        read_leading(scene, span, chunks, people)
        read_office(scene, span, chunks, [p for p in people if p.at not in stated])
        read_responsible(scene, span, chunks, people)
    scene.said.office = office_spoken_of(chunks) or scene.said.office
    scene.said.announced = office_announced(chunks) or scene.said.announced
    inherited: AgentName | None = None
    for person in people:
        for title in person.titles:
            if title.role.slug and not title.owner and is_enumerated(chunks, title):
                title.owner = inherited or owner_of_predicate(chunks, title)
            inherited = title.owner if title.role.slug and title.owner else inherited
            claim_title(scene, span, chunks, person, title)
        scene.said.person = person.name


_FOUNDS: Final = re.compile(
    r"^(?:asetti|perusti|tillsatte|tillsätter|inrättade|grundade|bildade|valde|väljer|utsåg|utser|tillsatt|valt|utsett)$",
    re.I,
)


def _set_up(bodies: Sequence[Chunk], chunks: Sequence[Chunk]) -> Chunk | None:
    """ "Hallitus asetti ohjausryhmän": a body set up by another is the one that the text goes on about."""
    if len(bodies) > 1 and bodies[0].case == "nominative" and bodies[1].case in ("nominative", "genitive"):
        start = next(i for i, c in enumerate(chunks) if c is bodies[0])
        at = next(i for i, c in enumerate(chunks) if c is bodies[1])
        founds = any(_FOUNDS.match(c.text) for c in chunks[start + 1 : at])
        owns = at + 1 < len(chunks) and chunks[at + 1].kind in ("role", "agent")
        if founds and at - start < 6 and not owns:
            return bodies[1]  # "fullmäktige tillsatte också en styrelse för området"
    if len(bodies) != 2 or bodies[0].case != "nominative" or bodies[1].case not in ("genitive", "of"):
        return None
    between = [c for c in chunks if bodies[0].span.end <= c.span.start < bodies[1].span.start]
    after = [c for c in chunks if c.span.start >= bodies[1].span.end]
    ends = all(c.kind in ("stop", "date", "close") or c.text == "." for c in after)
    return bodies[1] if ends and any(c.verb == "appoint" for c in between) else None


def _subject_behind(bodies: Sequence[Chunk], chunks: Sequence[Chunk]) -> Chunk | None:
    """ "Ennen seurantaryhmää työtä johti ohjausryhmä": the subject, though it comes last."""
    if len(bodies) < 2 or bodies[0].case != "partitive" or bodies[-1].case != "nominative":
        return None
    return bodies[-1] if any(c.kind == "verb" and c.span.end <= bodies[-1].span.start for c in chunks) else None


def _follow(scene: Scene, span: Span, chunks: Sequence[Chunk]) -> None:
    """The body that a sentence opens with is what the next one speaks of; one named after a person is not."""
    first_person = next((i for i, c in enumerate(chunks) if c.kind == "person"), len(chunks))
    bodies = [
        c
        for c in chunks[:first_person]
        if c.kind == "agent" and c.agent and c.agent.kind == "body" and c.number != "plural" and c.case != "essive"
    ]
    last = next((c for c in reversed(chunks) if c.kind == "agent" and c.agent and c.agent.kind == "body"), None)
    if last:
        scene.said.agent = last.agent
    founded = _set_up(bodies, chunks)
    scene.listed.chosen = founded is not None
    first = founded or _subject_behind(bodies, chunks) or next(iter(bodies), None)
    if first and first.agent:
        scene.speak_of(scene.resolve(first.agent, first.span.start), span)
