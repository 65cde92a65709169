"""Roles said of people by a verb: "puheenjohtajana toimii X", "X valittiin puheenjohtajaksi", "ordförande är X"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from reformgraph.extract.appositions import is_generic
from reformgraph.extract.chunks import AgentName, Chunk
from reformgraph.extract.holders import holders_of
from reformgraph.extract.named import Named
from reformgraph.extract.predicate_places import accompanied, goes_on, is_predicate, stands_beside, subject_before
from reformgraph.extract.scene import Scene, party_ref, role_within
from reformgraph.extract.titles import employer_after, owner_after, owner_before
from reformgraph.model import AgentRef, Bounds, MembershipClaim, Span

# Whose side somebody sits in a body for.
_REPRESENTS: Final = re.compile(r"^(?:työnantaja|henkilöstö|järjestö|asukas|kunta|työntekijä)n?edustaja$")
# "A:lle", "A:lta": somebody to whom or from whom, of whom the verb says no role.
_ELSEWHERE: Final = frozenset({"allative", "ablative", "elative", "illative", "inessive"})
_JOINS: Final = frozenset({"serve", "appoint", "belong", "succeed", "cease"})
_OFFICERS: Final = frozenset({"chair", "vice-chair", "secretary"})
_OWN: Final = re.compile(r"(?:kseen|ksensa|ksensä|naan|nään)$", re.I)


def read_predicates(
    scene: Scene, span: Span, chunks: list[Chunk], people: list[Named], verbs: set[str | None]
) -> set[int]:
    """Record the roles that the verbs of a clause say of people; returns the places of those people."""
    titles = {id(t.chunk) for p in people for t in p.titles}
    places = [
        i for i, c in enumerate(chunks) if c.kind == "role" and id(c) not in titles and is_predicate(chunks, i, verbs)
    ]
    stated: set[int] = set()
    people = [p for p in people if not stands_beside(chunks, p) and p.chunk.case not in _ELSEWHERE]
    if not places or not people:
        return _elliptic(scene, span, chunks, people)
    between = chunks[people[0].at : places[0]]
    joined = subject_before(chunks, places[0]) is not None or any(c.verb in _JOINS for c in between)
    last = all(p.at < places[-1] for p in people)  # "valittiin A puheenjohtajaksi sekä B ja C jäseniksi"
    backward = people[0].at < places[0] and (joined or last)
    succeeded = next((i for i, c in enumerate(chunks) if c.kind == "verb" and c.verb == "succeed"), None)
    inherited = _chosen_into(scene, chunks, places) if "appoint" in verbs else None
    holders: list[Named] = []
    for n, at in enumerate(places):
        role = chunks[at].role
        assert role
        said = _verbs_around(chunks, places, n) or verbs
        if "propose" in said and scene.mode != "proposal":
            continue
        owner = _owner(chunks, at)
        if owner is None and role.slug == "chair" and "lead" in said:
            continue  # "jota johtaa puheenjohtajana X": the verb says of what
        if owner is None and inherited is None and role.slug:
            owner = _chooser(scene, chunks, at)
        organization = _organization(scene, span, chunks, chunks[at], owner, inherited)
        within = role_within(role, organization or inherited)
        if within is not role:
            role, organization = within, organization or inherited  # "ryhmän pääsihteerinä X"
        if role.slug is None and organization and organization.kind == "body" and _REPRESENTS.search(role.title):
            role = replace(role, slug="member")  # "yhteistoimintaelimen työnantajaedustajiksi"
        inherited = organization if role.slug else inherited
        shared = n > 0 and (goes_on(chunks, places[n - 1], at) or _said_again(chunks, places[n - 1], at))
        holders = holders if shared else holders_of(chunks, people, places, n, verbs, backward=backward)
        if succeeded is not None and backward:
            holders = [p for p in people if p.at < at]  # "X efterträder Y som ordförande"
            if at < succeeded:
                holders += [p for p in people if p.at > succeeded]  # "X valdes till ordförande och ersätter Y"
        for person in holders:
            organization = _own_body(scene, chunks, person) or organization
            if role.slug is None and organization is None and person.agents:
                organization = scene.resolve(person.agents[0], person.chunk.span.start)
            stated.add(person.at)
            replaced = succeeded is not None and person.at > succeeded
            scene.claim_role(
                person.name,
                replace(role, former=True) if replaced or "cease" in verbs else role,
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
    return stated | _without_verb(scene, span, chunks, people)


def _without_verb(scene: Scene, span: Span, chunks: Sequence[Chunk], people: Sequence[Named]) -> set[int]:
    """The Swedish "A är ordförande i gruppen och B vice ordförande": the verb and the body are not said again."""
    said = takewhile(lambda c: c.evidence[-1] == span, reversed(scene.claims))
    held = (c for c in said if isinstance(c, MembershipClaim) and not c.role_is_office)
    body = next((c.organization for c in held if c.organization), None)
    stated = set()
    for person in people:
        role = chunks[person.at + 1].role if person.at + 1 < len(chunks) else None
        joined = person.at > 1 and chunks[person.at - 1].kind in ("and", "comma") and not person.titles
        ends = all(c.kind in ("and", "comma", "stop") or c.text == "." for c in chunks[person.at + 2 : person.at + 3])
        if body and role and role.slug and role.language == "sv" and joined and ends:
            scene.claim_role(person.name, role, body, span, "predicate", surface=chunks[person.at + 1].text)
            stated.add(person.at)
    return stated


def _said_again(chunks: Sequence[Chunk], before: int, at: int) -> bool:
    """ "A on lääkäri ja toimii johtajana": another verb says a second role of the same people."""
    between = chunks[before + 1 : at]
    return any(c.verb == "serve" for c in between) and all(c.kind not in ("person", "stop") for c in between)


def _verbs_around(chunks: Sequence[Chunk], places: Sequence[int], n: int) -> list[str | None]:
    """The verbs between the role before and the role after the `n`th."""
    edges = (places[n - 1] if n else -1, places[n + 1] if n + 1 < len(places) else len(chunks))
    return [c.verb for c in chunks[edges[0] + 1 : edges[1]] if c.kind == "verb"]


def _owner(chunks: Sequence[Chunk], at: int) -> AgentName | None:
    """Whose the role at a place is, where the clause says it."""
    role = chunks[at].role
    owner = owner_before(chunks, at) or owner_after(chunks, at)[0] or _located(chunks, at)
    if owner is None and role and role.slug is None and role.language == "sv":
        owner = employer_after(chunks, at)[0]
    return owner


def _chooser(scene: Scene, chunks: Sequence[Chunk], at: int) -> AgentName | None:
    """The body that chooses for itself ("ryhmä valitsi puheenjohtajakseen X") or works with somebody in the role."""
    role = chunks[at].role
    own = _OWN.search(chunks[at].text) and role and role.slug in _OFFICERS
    if scene.topic is not None and accompanied(chunks, at) is None and not own:
        return None
    named = (c for c in chunks if c.kind == "agent" and c.agent and c.agent.kind == "body" and c.case == "nominative")
    return next((c.agent for c in named if c.number != "plural"), None)


def _organization(
    scene: Scene,
    span: Span,
    chunks: Sequence[Chunk],
    said: Chunk,
    owner: AgentName | None,
    inherited: AgentRef | None,
) -> AgentRef | None:
    """What the owner of a role means here; a role in a body without one is held where the role before it was."""
    organization = scene.resolve(owner, said.span.start) if owner and not is_generic(owner) else None
    if owner is None and inherited is None and said.role is not None and said.role.slug:
        organization = _spliced(scene, chunks, said)
    if owner and owner.kind == "project" and owner.bare:
        organization = scene.project(span)  # "generalsekreterare för programmet"
    in_body = said.role is not None and said.role.slug is not None
    return organization or ((inherited or scene.topic) if in_body else None)


def _chosen_into(scene: Scene, chunks: Sequence[Chunk], places: Sequence[int]) -> AgentRef | None:
    """ "Styrelsen utsåg A med B som ersättare till medlemmar i gruppen": the Swedish body behind the last role."""
    owner = owner_after(chunks, places[-1])[0] if chunks[places[-1]].case == "translative" else None
    first = accompanied(chunks, places[0]) is not None
    return scene.resolve(owner, chunks[places[-1]].span.start) if first and owner and owner.kind == "body" else None


def _spliced(scene: Scene, chunks: Sequence[Chunk], said: Chunk) -> AgentRef | None:
    """ "Styrelsen får nytt presidium, X blir ordförande": the only body, which opens what a comma joins to the role."""
    bodies = [c for c in chunks if c.kind == "agent" and c.agent and c.agent.kind == "body" and c.number != "plural"]
    if len(bodies) != 1 or bodies[0] is not chunks[0] or bodies[0].case != "nominative" or said.case != "nominative":
        return None
    person = next((i for i, c in enumerate(chunks) if c.kind == "person"), 0)
    joined = person > 2 and chunks[person - 1].kind == "comma" and chunks[person + 1].kind == "verb"
    return scene.resolve(bodies[0].agent, bodies[0].span.start) if joined and bodies[0].agent else None


def _own_body(scene: Scene, chunks: Sequence[Chunk], person: Named) -> AgentRef | None:
    """ "A:n puheenjohtaja on X ja B:n Y": the body in the genitive right before the name."""
    before = chunks[person.at - 1] if person.at else None
    body = before.agent if before and before.kind == "agent" and before.case == "genitive" else None
    return scene.resolve(body, before.span.start) if before and body and body.kind == "body" else None


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


def stated_bounds(scene: Scene, chunks: Sequence[Chunk], verbs: set[str | None]) -> Bounds | None:
    """An appointment begins on its day where one is named; a present predicate holds when the document says so."""
    days: list[dt.date] = [c.date.first for c in chunks if c.kind == "date" and c.date and c.date.is_day]
    if "appoint" in verbs and days:
        return Bounds(start_not_before=days[0])
    if "cease" in verbs:
        return Bounds(end_not_after=scene.document.date)
    return None
