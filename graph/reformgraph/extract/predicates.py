"""Roles said of people by a verb: "puheenjohtajana toimii X", "X valittiin puheenjohtajaksi", "ordförande är X"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reformgraph.extract.appositions import is_generic
from reformgraph.extract.chunks import AgentName, Chunk, RoleName
from reformgraph.extract.deputies import is_deputy
from reformgraph.extract.people import Named
from reformgraph.extract.scene import Scene, party_ref, role_within
from reformgraph.extract.titles import employer_after, owner_after, owner_before
from reformgraph.model import AgentRef, Bounds, Span

PREDICATE: Final = frozenset({"essive", "translative"})


# Whose side somebody sits in a body for.
_REPRESENTS: Final = re.compile(r"^(?:työnantaja|henkilöstö|järjestö|asukas|kunta|työntekijä)n?edustaja$")


_COPULAS: Final = frozenset({"on", "ovat", "oli", "olivat", "är", "var", "blir", "blev"})


# "A:lle", "A:lta": somebody to whom or from whom, of whom the verb says no role.
_ELSEWHERE: Final = frozenset({"allative", "ablative", "elative", "illative", "inessive"})


_JOINING: Final = frozenset({"comma", "and", "role", "agent", "open", "close", "party"})


def read_predicates(
    scene: Scene, span: Span, chunks: list[Chunk], people: list[Named], verbs: set[str | None]
) -> set[int]:
    """Roles said of people by a verb: "puheenjohtajana toimii X", "X valittiin puheenjohtajaksi", "ordförande är X"."""
    titles = {id(t.chunk) for p in people for t in p.titles}
    places = [
        i for i, c in enumerate(chunks) if c.kind == "role" and id(c) not in titles and _is_predicate(chunks, i, verbs)
    ]
    stated: set[int] = set()
    people = [p for p in people if not stands_beside(chunks, p) and p.chunk.case not in _ELSEWHERE]
    if not places or not people:
        return _elliptic(scene, span, chunks, people)
    inverted = _subject_before(chunks, places[0]) is not None
    between = chunks[people[0].at : places[0]]
    joined = any(c.verb in ("serve", "appoint", "belong", "succeed", "cease") for c in between)
    backward = people[0].at < places[0] and (inverted or joined)
    inherited: AgentRef | None = None
    for n, at in enumerate(places):
        company = _accompanied(chunks, at)
        turned = _subject_before(chunks, at)
        if company is not None:
            holders = _joined([p for p in people if company < p.at < at], chunks)
        elif turned is not None:
            holders = [p for p in people if p.at == turned]
        elif backward:
            floor = places[n - 1] if n else -1
            holders = _joined([p for p in people if floor < p.at < at], chunks)
        else:
            ceiling = _ceiling(chunks, places, n)
            holders = _run([p for p in people if at < p.at < ceiling], chunks, at)
            if not holders and chunks[at].case == "translative" and "appoint" in verbs:
                holders = _joined([p for p in people if p.at < at], chunks)  # "igår utsåg staden X till direktör"
            if _is_attribute(chunks, at) or _takes_one(chunks, at):
                holders = holders[:1]
        role = chunks[at].role
        assert role
        edges = (places[n - 1] if n else -1, places[n + 1] if n + 1 < len(places) else len(chunks))
        said = [c.verb for c in chunks[edges[0] + 1 : edges[1]] if c.kind == "verb"] or verbs
        if "propose" in said and scene.mode != "proposal":
            continue
        owner = owner_before(chunks, at) or owner_after(chunks, at)[0] or _located(chunks, at)
        if owner is None and role.slug is None and role.language == "sv":
            owner = employer_after(chunks, at)[0]
        if owner is None and role.slug == "chair" and "lead" in said:
            continue  # "jota johtaa puheenjohtajana X": the verb says of what
        if owner is None and (
            company is not None or (_OWN.search(chunks[at].text) and role.slug in _OFFICERS) or scene.topic is None
        ):
            owner = _choosing(chunks)
        organization = scene.resolve(owner, chunks[at].span.start) if owner and not is_generic(owner) else None
        if owner and owner.kind == "project" and owner.bare:
            organization = scene.project(span)  # "generalsekreterare för programmet"
        if organization is None and role.slug:
            organization = inherited or scene.topic
        within = role_within(role, organization or inherited)
        if within is not role:
            role, organization = within, organization or inherited  # "ryhmän pääsihteerinä X"
        if role.slug is None and organization and organization.kind == "body" and _REPRESENTS.search(role.title):
            role = replace(role, slug="member")  # "yhteistoimintaelimen työnantajaedustajiksi"
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
                bounds=stated_bounds(scene, chunks, verbs),
            )
    scene.said.role = (span, chunks[places[-1]].role)
    return stated | _elliptic(scene, span, chunks, [p for p in people if p.at not in stated])


def _elliptic(scene: Scene, span: Span, chunks: Sequence[Chunk], people: Sequence[Named]) -> set[int]:
    """ "A:n puheenjohtaja on X, joka tulee Y:stä, ja B:n Z": the role is not said again, whose it is alone."""
    stated = set()
    for person in people:
        before, joins = chunks[person.at - 1 : person.at], chunks[person.at - 2 : person.at - 1]
        role = scene.said.role[1] if scene.said.role and scene.said.role[0] == span else None
        owner = before[0].agent if before and before[0].case == "genitive" else None
        if not owner or owner.kind != "body" or not role or not role.slug or person.titles:
            continue
        if person.at > 2 and joins[0].kind in ("and", "comma"):
            organization = scene.resolve(owner, before[0].span.start)
            scene.claim_role(person.name, role, organization, span, "predicate", surface=before[0].text)
            stated.add(person.at)
    return stated


def _is_predicate(chunks: Sequence[Chunk], at: int, verbs: set[str | None]) -> bool:
    chunk = chunks[at]
    if chunk.case in PREDICATE:
        return True
    if (
        chunk.case == "genitive"
        and at + 1 < len(chunks)
        and chunks[at + 1].text.casefold().startswith(("tehtäv", "viran", "virka", "ominaisuu", "roolissa"))
    ):
        return bool(verbs & {"serve", "appoint", "cease"})  # "aloittaa hallintojohtajan tehtävässä"
    if chunk.case == "partitive" and chunk.number == "plural":
        return "serve" in verbs  # "ryhmän jäseniä ovat A, B ja C"
    if chunk.case != "nominative":
        return False
    around = [c for c in chunks[at + 1 :] if c.kind in ("verb", "person", "stop")]
    if around and (
        (around[0].kind == "verb" and around[0].verb == "serve") or (around[0].kind == "stop" and around[0].text == ":")
    ):
        return True
    if _subject_before(chunks, at) is not None:
        return True
    before = [c for c in chunks[:at] if c.kind in ("verb", "person", "role")]
    return bool(before) and before[-1].verb == "serve" and before[-1].text.casefold() in _COPULAS


def _subject_before(chunks: Sequence[Chunk], at: int) -> int | None:
    """Where X stands in "då var X ordförande för gruppen", "är också X medlem i gruppen"; None for another order."""
    person = at - 2 if at and chunks[at - 1].text.casefold() in _ADVERBS else at - 1
    verb = person - 2 if person > 1 and chunks[person - 1].text.casefold() in _ADVERBS else person - 1
    return person if verb >= 0 and chunks[person].kind == "person" and chunks[verb].verb == "serve" else None


_ADVERBS: Final = frozenset({"ny", "nya", "också", "även", "nu"})


def _accompanied(chunks: Sequence[Chunk], at: int) -> int | None:
    """Where "med" stands in "med A och B som ersättare": the people between hold the role."""
    if chunks[at].case != "essive" or not chunks[at].role or chunks[at].role.language != "sv":  # type: ignore[union-attr]
        return None
    for back in range(at - 1, -1, -1):
        if chunks[back].kind == "verb":
            return None
        if chunks[back].text.casefold() == "med":
            return back
    return None


def _is_attribute(chunks: Sequence[Chunk], at: int) -> bool:
    """ "Puheenjohtajana toimiva X ja johtaja Y": what a participle says is said of the next name alone."""
    return at + 1 < len(chunks) and bool(_PARTICIPLE.match(chunks[at + 1].text))


_PARTICIPLE: Final = re.compile(r"^(?:oleva|toimiva|toiminut|toimineen?|ollut|olleen|aloittava)n?$", re.I)


def _takes_one(chunks: Sequence[Chunk], at: int) -> bool:
    """ "A, varajäsenenään B, ja C": a member has one deputy."""
    own = re.search(r"(?:nään|nsa|nsä|seen|kseen)$", chunks[at].text)
    return is_deputy(chunks[at]) and bool(own) and any(c.kind == "person" for c in chunks[:at])


def stands_beside(chunks: Sequence[Chunk], person: Named) -> bool:
    """ "X:n ehdotuksesta", "X:n tilalle": somebody in the genitive before one of these words holds nothing by it."""
    after = chunks[person.at + 1] if person.at + 1 < len(chunks) else None
    return bool(after and person.chunk.case == "genitive" and after.kind == "word" and _BESIDE.match(after.text))


_BESIDE: Final = re.compile(
    r"^(?:mukaan|tila(?:lle|lla|lta)|sija(?:an|sta)|jälkeen|johdolla|kanssa|puolesta|ehdotuk|esityk|kannattamana|aloittee"
    r"|seuraaja|sijaise|pyynnö|ero|pesti|paikka|paika|lausun|johtama)"
)


def _run(people: list[Named], chunks: Sequence[Chunk], start: int) -> list[Named]:
    """The people right after a role, as far as commas and conjunctions join them."""
    run: list[Named] = []
    last = start
    for person in people:
        between = chunks[last + 1 : person.at]
        if run and _is_inside(between):
            continue  # "A (ersättare: B) och C"
        if run and not all(c.kind in _JOINING or _light(c) for c in _outside_brackets(between)):
            break
        if run and not any(c.kind in ("comma", "and", "close") for c in between):
            break
        own = any(t.role.slug and t.chunk.number != "plural" for t in person.titles)
        if own and chunks[start].role.slug == "member" and chunks[start].number == "plural":  # type: ignore[union-attr]
            if any(is_deputy(t.chunk) for t in person.titles):
                break
            own = False  # "jäseninä puheenjohtaja A, varapuheenjohtaja B, C ja D"
        if run and own and any(t.role.slug and t.chunk.number != "plural" for t in person.titles if t.chunk in between):
            break  # "puheenjohtaja on A ja varapuheenjohtaja B": the second has a role of its own
        run.append(person)
        last = person.at
    return run


def _ceiling(chunks: Sequence[Chunk], places: Sequence[int], n: int) -> int:
    """Where the holders of a role end: at the next role, and in brackets where they close."""
    if _is_inside(chunks[: places[n]]):
        return next((i for i in range(places[n], len(chunks)) if chunks[i].kind == "close"), len(chunks))
    return next((p for p in places[n + 1 :] if not _is_inside(chunks[:p])), len(chunks))


def _is_inside(between: Sequence[Chunk]) -> bool:
    return sum((c.kind == "open") - (c.kind == "close") for c in between) > 0


def _outside_brackets(chunks: Sequence[Chunk]) -> list[Chunk]:
    depth, found = 0, []
    for chunk in chunks:
        depth += chunk.kind == "open"
        if depth == 0:
            found.append(chunk)
        depth -= chunk.kind == "close"
    return found


def _light(chunk: Chunk) -> bool:
    if chunk.place or chunk.kind == "date" or chunk.text == ";":
        return True
    if chunk.kind == "word" and chunk.text[:1].isupper():
        return True  # an organisation by its name
    return chunk.kind == "word" and (chunk.case == "genitive" or chunk.text.casefold() in _SMALL)


_SMALL: Final = frozenset(
    (
        "myös lisäksi hänen jälkeensä sitten även dessutom därefter alkaen saakka asti sekä ; vid i på från av tf tf. "
        "vt vt. för"
    ).split()
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


_OFFICERS: Final = frozenset({"chair", "vice-chair", "secretary"})
_OWN: Final = re.compile(r"(?:kseen|ksensa|ksensä|naan|nään)$", re.I)


def _choosing(chunks: Sequence[Chunk]) -> AgentName | None:
    """The body that chooses for itself ("ryhmä valitsi puheenjohtajakseen X") or works with somebody in the role."""
    named = (c for c in chunks if c.kind == "agent" and c.agent and c.agent.kind == "body" and c.case == "nominative")
    return next((c.agent for c in named if c.number != "plural"), None)


def _former(role: RoleName, verbs: set[str | None]) -> RoleName:
    return replace(role, former=True) if "cease" in verbs else role


def stated_bounds(scene: Scene, chunks: Sequence[Chunk], verbs: set[str | None]) -> Bounds | None:
    """An appointment begins on its day where one is named; a present predicate holds when the document says so."""
    days: list[dt.date] = [c.date.first for c in chunks if c.kind == "date" and c.date and c.date.is_day]
    if "appoint" in verbs and days:
        return Bounds(start_not_before=days[0])
    if "cease" in verbs:
        return Bounds(end_not_after=scene.document.date)
    return None
