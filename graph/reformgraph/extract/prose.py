"""Sentences about who holds what: the chunks of a sentence in, memberships and posts out, in Finnish and Swedish.

The grammar is written over chunks, so a construction holds for every role and body: titles in apposition, predicates
in the essive, translative and nominative ("som" and "till" in Swedish), belonging, and appointing into a body.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reformgraph.extract.chunks import AgentName, Chunk, RoleName
from reformgraph.extract.people import Named, Title, named_people, owner_after, owner_before
from reformgraph.extract.scene import Scene, party_ref
from reformgraph.model import AgentRef, Bounds, Span

_BREAKS: Final = frozenset(
    ("että kun jos vaikka koska sillä mutta kunnes jolloin att när om men eftersom medan då innan").split()
)
_PREDICATE: Final = frozenset({"essive", "translative"})
_MEMBER: Final = RoleName("jäsen", "member", "fi")


def read_sentence(scene: Scene, span: Span, chunks: list[Chunk]) -> None:
    """Record every role that one sentence states."""
    reported = False
    for clause in _clauses(chunks):
        verbs = {c.verb for c in clause if c.kind == "verb"}
        proposal = reported and clause[0].text.casefold() in ("että", "att")
        _read_clause(scene, span, clause, proposal=proposal)
        reported = "propose" in verbs
    _follow(scene, span, chunks)


def _clauses(chunks: Sequence[Chunk]) -> list[list[Chunk]]:
    clauses: list[list[Chunk]] = [[]]
    for at, chunk in enumerate(chunks):
        before = chunks[at - 1] if at else None
        joins = chunk.kind == "word" and chunk.text.casefold() in _BREAKS and before and before.kind == "comma"
        if joins or (chunk.kind == "person" and chunk.text in ("joka", "som")) or chunk.text == ";":
            clauses.append([])
        clauses[-1].append(chunk)
    return clauses


def _read_clause(scene: Scene, span: Span, chunks: list[Chunk], *, proposal: bool) -> None:
    people = named_people(chunks)
    verbs = {c.verb for c in chunks if c.kind == "verb"}
    negated = any(c.kind == "word" and c.text.casefold() in ("ei", "eivät", "eikä", "inte") for c in chunks)
    proposed = proposal or ("propose" in verbs and scene.mode != "contact")
    stated: set[int] = set()
    if not negated and not proposal:
        stated = _predicates(scene, span, chunks, people, verbs)
        if not proposed:
            stated |= _belonging(scene, span, chunks, people, verbs)
    if not negated and not proposed:
        _leading(scene, span, chunks, people)
    inherited: AgentName | None = None
    for person in people:
        for title in person.titles:
            if title.role.slug and not title.owner and _enumerated(chunks, title):
                title.owner = inherited or _owner_of_predicate(chunks, title)
            inherited = title.owner if title.role.slug and title.owner else inherited
            _claim_title(scene, span, chunks, person, title)
        scene.last_person = person.name


def _owner_of_predicate(chunks: Sequence[Chunk], title: Title) -> AgentName | None:
    """ "ryhmän puheenjohtaja on A ja varapuheenjohtaja B": the second role is held in the same body."""
    at = next(i for i, c in enumerate(chunks) if c is title.chunk)
    for back in range(at - 1, -1, -1):
        role = chunks[back].role
        if role and role.slug:
            return owner_before(chunks, back) or owner_after(chunks, back)[0]
    return None


def _leading(scene: Scene, span: Span, chunks: Sequence[Chunk], people: list[Named]) -> None:
    """ "ryhmää johtaa X", "X johtaa ryhmää", "gruppen leds av X": who leads a body is its chair."""
    verb = next((i for i, c in enumerate(chunks) if c.kind == "verb" and c.verb == "lead"), None)
    if verb is None or not people:
        return
    bodies = [c for c in chunks if c.kind == "agent" and c.agent and c.agent.kind == "body" and c.number != "plural"]
    passive = chunks[verb].text.casefold() in ("leds", "leddes")
    body = next((c for c in bodies if c.case == "partitive" or (c.agent and c.agent.language == "sv")), None)
    after = [p for p in people if p.at > verb]
    before = [p for p in people if p.at < verb]
    leader = (
        (after or before)[0]
        if passive or (body and body.span.start < chunks[verb].span.start)
        else (before or after)[0]
    )
    if body and body.agent:
        language = body.agent.language
        chair = RoleName("ordförande" if language == "sv" else "puheenjohtaja", "chair", language)
        organization = scene.resolve(body.agent, body.span.start)
        scene.claim_role(leader.name, chair, organization, span, "leading", surface=chunks[verb].text, confidence=0.8)


def _body_after(scene: Scene, chunks: Sequence[Chunk], person: Named) -> AgentRef | None:
    """ "X (ordförande) och Y (viceordförande) från gruppen": the body that comes after the names, before any verb."""
    for at in range(person.last + 1, len(chunks)):
        chunk = chunks[at]
        if chunk.kind == "verb" or (chunk.kind == "word" and chunk.text.casefold() not in _FROM):
            return None
        if (
            chunk.kind == "agent"
            and chunk.agent
            and chunk.agent.kind == "body"
            and chunk.case in ("of", "elative", "nominative")
        ):
            return scene.resolve(chunk.agent, chunk.span.start)
    return None


_FROM: Final = frozenset("från i för vid inom den det de".split())


def _claim_title(scene: Scene, span: Span, chunks: Sequence[Chunk], person: Named, title: Title) -> None:
    """A title in apposition: a role in the group that it names or that is spoken of, or an office."""
    role, owner = title.role, title.owner
    party = party_ref(person.party) if person.party else None
    confidence = 0.9
    if role.slug in ("expert", "secretary", "presenter", "member") and not owner and not scene.listing:
        if role.slug in ("expert", "secretary") and role.title in (
            "asiantuntija",
            "sihteeri",
            "sakkunnig",
            "sekreterare",
        ):
            role = replace(role, slug=None)
    organization = scene.resolve(owner, title.chunk.span.start) if owner and not _generic(owner) else None
    if role.slug is None:
        if organization is None and person.agents:
            organization = scene.resolve(person.agents[0], person.chunk.span.start)
        if organization is None and _of_project(role):
            organization = scene.project(span)
        scene.claim_role(
            person.name, role, organization, span, "title", surface=title.chunk.text, party=party, confidence=confidence
        )
        return
    with_topic = organization is None
    if organization is None and owner and owner.kind != "body":
        organization = scene.resolve(owner, title.chunk.span.start)
    elif organization is None:
        organization = _body_after(scene, chunks, person) or scene.topic
        confidence = 0.7
    scene.claim_role(
        person.name,
        role,
        organization,
        span,
        "title",
        surface=title.chunk.text,
        party=party,
        with_topic=with_topic,
        confidence=confidence,
    )


def _of_project(role: RoleName) -> bool:
    return role.title.casefold().startswith(("hanke", "projekti", "ohjelma"))


def _generic(owner: AgentName) -> bool:
    return owner.bare and owner.kind != "body"


def _predicates(scene: Scene, span: Span, chunks: list[Chunk], people: list[Named], verbs: set[str | None]) -> set[int]:
    """Roles said of people by a verb: "puheenjohtajana toimii X", "X valittiin puheenjohtajaksi", "ordförande är X"."""
    titles = {id(t.chunk) for p in people for t in p.titles}
    places = [
        i for i, c in enumerate(chunks) if c.kind == "role" and id(c) not in titles and _is_predicate(chunks, i, verbs)
    ]
    stated: set[int] = set()
    if not places or not people:
        return stated
    backward = people[0].at < places[0] and any(
        c.kind == "verb" and c.verb in ("serve", "appoint", "belong", "succeed")
        for c in chunks[people[0].at : places[0]]
    )
    inherited: AgentRef | None = None
    for n, at in enumerate(places):
        if backward:
            floor = places[n - 1] if n else -1
            holders = _joined([p for p in people if floor < p.at < at], chunks)
        else:
            ceiling = places[n + 1] if n + 1 < len(places) else len(chunks)
            holders = _run([p for p in people if at < p.at < ceiling], chunks, at)
        role = chunks[at].role
        assert role
        edges = (places[n - 1] if n else -1, places[n + 1] if n + 1 < len(places) else len(chunks))
        said = [c.verb for c in chunks[edges[0] + 1 : edges[1]] if c.kind == "verb"] or verbs
        if "propose" in said and scene.mode != "proposal":
            continue
        owner = owner_before(chunks, at) or owner_after(chunks, at)[0] or _located(chunks, at)
        organization = scene.resolve(owner, chunks[at].span.start) if owner and not _generic(owner) else None
        if organization is None and role.slug:
            organization = inherited or scene.topic
        if role.slug:
            inherited = organization
        succeeded = next((i for i, c in enumerate(chunks) if c.kind == "verb" and c.verb == "succeed"), None)
        if succeeded is not None and backward:
            holders = [p for p in people if p.at < at]  # "X efterträder Y som ordförande"
        for person in holders:
            before = chunks[person.at - 1] if person.at else None
            if (
                before
                and before.kind == "agent"
                and before.case == "genitive"
                and before.agent
                and before.agent.kind == "body"
            ):
                organization = scene.resolve(before.agent, before.span.start)  # "A:n puheenjohtaja on X ja B:n Y"
            if role.slug is None and organization is None and person.agents:
                organization = scene.resolve(person.agents[0], person.chunk.span.start)
            stated.add(person.at)
            scene.claim_role(
                person.name,
                replace(role, former=True) if succeeded is not None and person.at > succeeded else _former(role, verbs),
                organization,
                span,
                "predicate",
                surface=chunks[at].text,
                party=party_ref(person.party) if person.party else None,
                with_topic=owner is None,
                bounds=_bounds(scene, chunks, verbs),
            )
    return stated


def _is_predicate(chunks: Sequence[Chunk], at: int, verbs: set[str | None]) -> bool:
    chunk = chunks[at]
    if chunk.case in _PREDICATE:
        return True
    if (
        chunk.case == "genitive"
        and at + 1 < len(chunks)
        and chunks[at + 1].text.casefold().startswith(("tehtäv", "viran", "virka"))
    ):
        return "serve" in verbs or "appoint" in verbs  # "aloittaa hallintojohtajan tehtävässä"
    if chunk.case == "partitive" and chunk.number == "plural":
        return "serve" in verbs  # "ryhmän jäseniä ovat A, B ja C"
    if chunk.case != "nominative":
        return False
    around = [c for c in chunks[at + 1 :] if c.kind in ("verb", "person", "stop")]
    if around and (
        (around[0].kind == "verb" and around[0].verb == "serve") or (around[0].kind == "stop" and around[0].text == ":")
    ):
        return True
    before = [c for c in chunks[:at] if c.kind in ("verb", "person", "role")]
    if before and before[-1].kind == "verb" and before[-1].verb == "serve" and before[-1].text.casefold() in _COPULAS:
        return True
    # An elliptical second predicate: "puheenjohtaja on A ja varapuheenjohtaja B"
    return False


_COPULAS: Final = frozenset({"on", "ovat", "oli", "olivat", "är", "var", "blir", "blev"})


def _run(people: list[Named], chunks: Sequence[Chunk], start: int) -> list[Named]:
    """The people right after a role, as far as commas and conjunctions join them."""
    run: list[Named] = []
    last = start
    for person in people:
        between = chunks[last + 1 : person.at]
        if run and not all(c.kind in _JOINING or _light(c) for c in _outside_brackets(between)):
            break
        if run and not any(c.kind in ("comma", "and", "close") for c in between):
            break
        if run and any(t.role.slug and t.chunk.number != "plural" for t in person.titles if t.chunk in between):
            break  # "puheenjohtaja on A ja varapuheenjohtaja B": the second has a role of its own
        run.append(person)
        last = person.at
    return run


_JOINING: Final = frozenset({"comma", "and", "role", "agent", "open", "close", "party"})


def _outside_brackets(chunks: Sequence[Chunk]) -> list[Chunk]:
    depth, found = 0, []
    for chunk in chunks:
        depth += chunk.kind == "open"
        if depth == 0:
            found.append(chunk)
        depth -= chunk.kind == "close"
    return found


def _light(chunk: Chunk) -> bool:
    if chunk.place or chunk.kind == "date":
        return True
    if chunk.kind == "word" and chunk.text.isupper():
        return True  # an organisation by its letters
    return chunk.kind == "word" and (
        chunk.case == "genitive"
        or chunk.text.casefold() in ("myös", "lisäksi", "även", "dessutom", "alkaen", "saakka", "asti")
    )


def _joined(people: list[Named], chunks: Sequence[Chunk]) -> list[Named]:
    """The last people before a role that share it: walk back while only commas and conjunctions part them."""
    run: list[Named] = []
    for person in reversed(people):
        if run:
            between = chunks[person.at + 1 : run[0].at]
            if not between or not all(c.kind in _JOINING or _light(c) for c in _outside_brackets(between)):
                break
        run.insert(0, person)
    return run


def _located(chunks: Sequence[Chunk], at: int) -> AgentName | None:
    """The body in which the clause says the role is held, or whose genitive opens the clause."""
    for chunk in reversed(chunks[:at]):
        if (
            chunk.kind == "agent"
            and chunk.agent
            and chunk.agent.kind == "body"
            and chunk.case in ("inessive", "adessive", "illative", "of")
        ):
            return chunk.agent
    for chunk in chunks[at + 1 :]:
        if (
            chunk.kind == "agent"
            and chunk.agent
            and chunk.agent.kind == "body"
            and chunk.case in ("inessive", "illative")
        ):
            return chunk.agent
    return None


def _belonging(scene: Scene, span: Span, chunks: list[Chunk], people: list[Named], verbs: set[str | None]) -> set[int]:
    """Members by verb: "ryhmään kuuluvat A ja B", "valittiin ryhmään A", "i gruppen ingår A", "gruppen består av A"."""
    if not people or not verbs & {"belong", "appoint", "serve", "form"}:
        return set()
    body = next((c for c in chunks if _takes_members(c, verbs)), None)
    if body is None or body.agent is None:
        return set()
    organization = scene.resolve(body.agent, body.span.start)
    first_role = next((i for i, c in enumerate(chunks) if c.kind == "role" and c.case in _PREDICATE), len(chunks))
    stated = set()
    for person in people:
        if first_role < person.at or any(t.role.slug == "deputy-member" for t in person.titles):
            continue
        stated.add(person.at)
        scene.claim_role(
            person.name, _MEMBER, organization, span, "belonging", party=party_ref(person.party) if person.party else None,
            bounds=_bounds(scene, chunks, verbs), confidence=0.85,
        )  # fmt: skip
    return stated


def _takes_members(chunk: Chunk, verbs: set[str | None]) -> bool:
    if chunk.kind != "agent" or not chunk.agent or chunk.agent.kind != "body" or chunk.number == "plural":
        return False
    if chunk.case == "genitive":
        return "form" in verbs  # "ryhmän muodostavat A ja B"
    if chunk.case == "inessive":
        return "serve" in verbs  # "ryhmässä ovat mukana A ja B"
    if not verbs & {"belong", "appoint"}:
        return False
    if chunk.case == "illative" or (chunk.case in ("of", "translative") and "belong" in verbs):
        return True
    return chunk.case == "nominative" and "belong" in verbs and chunk.agent.language == "sv"


def _former(role: RoleName, verbs: set[str | None]) -> RoleName:
    return replace(role, former=True) if "cease" in verbs else role


def _bounds(scene: Scene, chunks: Sequence[Chunk], verbs: set[str | None]) -> Bounds | None:
    """An appointment begins on its day where one is named; a present predicate holds when the document says so."""
    days: list[dt.date] = [c.date.first for c in chunks if c.kind == "date" and c.date and c.date.is_day]
    if "appoint" in verbs and days:
        return Bounds(start_not_before=days[0])
    if "cease" in verbs:
        return Bounds(end_not_after=scene.document.date)
    return None


def _enumerated(chunks: Sequence[Chunk], title: Title) -> bool:
    at = next(i for i, c in enumerate(chunks) if c is title.chunk)
    return at > 0 and chunks[at - 1].kind in ("comma", "and")


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
        scene.last_agent = last.agent
    if bodies and bodies[0].agent:
        scene.speak_of(scene.resolve(bodies[0].agent, bodies[0].span.start), span)
