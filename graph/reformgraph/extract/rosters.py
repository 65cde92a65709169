"""Lists of people: the chunks of an entry and what its heading said in, memberships and posts out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reformgraph.extract.appositions import of_project
from reformgraph.extract.chunks import AgentName, Chunk, RoleName
from reformgraph.extract.deputies import is_deputy, without_deputised
from reformgraph.extract.lexicon import ORGANIZATIONS_FI, PARTY_BY_NAME
from reformgraph.extract.name_words import surname_first_turned
from reformgraph.extract.named import Named
from reformgraph.extract.people import named_people
from reformgraph.extract.scene import Scene, party_ref
from reformgraph.extract.titles import Title
from reformgraph.model import AgentRef, Span

MEMBER: Final = RoleName("jäsen", "member", "fi")
DEPUTY: Final = RoleName("varajäsen", "deputy-member", "fi")


_CONTACT: Final = re.compile(r"^(?:lisätie|yhteystie|yhteyshenkil|tiedustelu|kontakt|tilläggsuppgift)", re.I)


def read_entry(scene: Scene, span: Span, chunks: Sequence[Chunk], method: str = "roster") -> bool:
    """Record the people of one entry of a list; returns whether there were any."""
    label, rest = _label(without_deputised(chunks))
    people = named_people(rest, entry=True)
    if people and scene.mode == "inspectors":
        _claim_offices(scene, span, people, method)
    if not people or scene.mode == "inspectors":
        return bool(people)
    if _CONTACT.match(chunks[0].text):
        label = []
        scene.listed.open = False  # "Lisätietoja: johtaja X" ends the list
    role = next((c.role for c in label if c.kind == "role" and c.role), None)
    owner = (
        next((c.agent for c in label if c.kind == "agent" and c.agent and c.agent.kind == "body"), None)
        if role
        else None
    )
    named = label[0].agent if len(label) == 1 and label[0].kind == "agent" and label[0].case == "nominative" else None
    if named and named.kind == "body" and scene.mode == "plain":
        scene.speak_of(scene.resolve(named, span.start), span)  # "Johtoryhmä: A (pj.), B ja C"
        scene.listed.open = True
    whose = label[0].agent if len(label) > 1 and label[0].kind == "agent" and label[0].case == "genitive" else None
    topic = (scene.topic, scene.topic_span)
    if whose and whose.kind == "body" and all(c.kind == "word" and c.text.islower() for c in label[1:]):
        scene.speak_of(scene.resolve(whose, span.start), span)  # "Valtuuston puheenjohtajisto: A (pj.) ja B"
    heading = False
    headed = next((c for c in rest[: people[0].at] if c.kind == "agent" and c.agent and c.agent.kind == "body"), None)
    if headed and headed.agent and headed.case == "nominative" and headed.number != "plural":
        owner = headed.agent  # "Työryhmä, puheenjohtaja X": the entry is about the body at its head
        heading = True
        for title in (t for person in people for t in person.titles if t.role.slug and t.owner is None):
            title.owner = owner
    _turn_names(scene, people)
    if label and scene.mode == "plain" and ATTENDANCE.match(label[0].text):
        scene.listed.open = True
    if label and scene.listed.chosen and scene.mode == "plain" and is_party(label[0]):
        scene.listed.open = True  # "Fullmäktige valde styrelsen.", then "SFP: A, B och C"
    first = (label or rest)[0]
    letters = first.party or (PARTY_BY_NAME.get(first.text.casefold()) if first.kind == "word" else None)
    for person in people:
        person.party = person.party or letters  # "KOK  X": the party stands at the head of the row
    scene.listed.named = scene.listed.named or scene.listed.office is None
    unit = _unit(scene, [*label, *rest[: people[0].at]], titled=not label) or scene.listed.unit
    if role and role.slug is None:
        for person in people:
            person.titles.append(Title(role, label[0]))
        role = None
    if scene.listed.office and scene.listed.office.role and not any(p.titles for p in people):
        people[0].titles.append(Title(scene.listed.office.role, scene.listed.office))
        scene.listed.office = scene.listed.office if scene.listed.office.number == "plural" else None
    of_office = bool(label) and label[-1].role is not None and label[-1].role.slug is None
    if not scene.listed.open and not of_office and _with_deputy(people) and scene.topic and scene.mode == "plain":
        heading = False
        scene.listed.open, here_only = True, True
    else:
        here_only = False
    listing = scene.listed.open and not here_only
    scene.listed.open = (listing or here_only) and not heading
    if role and role.slug:
        scene.listed.open = True
        if owner:
            scene.speak_of(scene.resolve(owner, span.start), span)
    scene.listed.label = None
    turn, scene.listed.turns = scene.listed.turns[:1], scene.listed.turns[::-1]
    held = subjects(rest, people)
    parted = len(held) == 2 and any(c.text in ("–", "—", "-", "/") for c in rest[held[0].at : held[1].at])
    pair = scene.listed.pair or (scene.listed.either if parted else ())
    if label and label[-1].kind == "role" and label[-1].role and label[-1].role.slug is None:
        held = [p for p in held if not any(is_deputy(t.chunk) for t in p.titles)]  # who is next in line holds no office
    _carry_owner(scene, people)
    for n, person in enumerate(held):
        default = role or next(iter(turn), scene.listed.role)
        if pair and not role:
            default = pair[min(n, len(pair) - 1)]
        elif n:
            default = _announced(rest, person.at) or _in_brackets(rest, person.at) or default
        claim_person(scene, span, person, default, unit, method)
    scene.listed.open, (scene.topic, scene.topic_span) = listing, topic
    scene.said.person = people[-1].name
    alone = len(chunks) == 1 and not people[0].titles
    scene.listed.card = (people[0].name, span) if alone else None
    return True


def _turn_names(scene: Scene, people: Sequence[Named]) -> None:
    """Where a list's known names put the surname first, those that no dictionary knows do so too."""
    for person in people:
        if not person.chunk.text.startswith(person.name.split()[0]):
            scene.listed.turned += 1
        elif scene.listed.turned > 1 and person.chunk.text == person.name:
            person.chunk = replace(person.chunk, person=surname_first_turned(person.name))


def _claim_offices(scene: Scene, span: Span, people: Sequence[Named], method: str) -> None:
    """What those hold who apply for something or check the minutes: the offices beside their names and nothing else."""
    for person in people:
        person.titles = [t for t in person.titles if t.role.slug is None]
        claim_person(scene, span, person, None, None, method)


_OFFICERS: Final = frozenset({"chair", "vice-chair"})


# Who presents or keeps the minutes does so in the body that meets, whoever employs them.
_OF_THE_MEETING: Final = frozenset({"presenter", "secretary"})


def _carry_owner(scene: Scene, people: Sequence[Named]) -> None:
    """ "Lautakunnan puheenjohtaja X, varapuheenjohtaja Y": the body that opens an entry is that of all its officers.

    It is that of the officers on the lines right below too.
    """
    offices = [
        t for t in people[0].titles if t.chunk.span.end <= people[0].chunk.span.start and t.role.slug in _OFFICERS
    ]
    owner = next((t.owner for t in offices if t.owner), None if scene.listed.open else scene.listed.officers_of)
    scene.listed.officers_of = owner if owner and owner.kind == "body" and offices else None
    if scene.listed.officers_of:
        others = [t for person in people[1:] for t in person.titles if t.role.slug in _OFFICERS]
        for title in (t for t in [*offices, *others] if not t.owner):
            title.owner = scene.listed.officers_of


def claim_person(
    scene: Scene, span: Span, person: Named, default: RoleName | None, unit: AgentRef | None, method: str
) -> None:
    """Record what an entry or cell says of one person; `default` is the role that the list or column gives."""
    grouped = False
    organization = next((scene.resolve(a, person.chunk.span.start) for a in person.agents if a.kind != "body"), None)
    party = party_ref(person.party) if person.party else None
    for title in person.titles:
        named = named_owner(scene, title)
        if (
            title.role.slug
            and not (
                title.role.slug in ("expert", "secretary") and not scene.listed.open and not named and not scene.section
            )
            and not (title.role.slug == "expert" and named and _is_field(named))
        ):
            elsewhere = not scene.listed.open and title.role.slug not in _OF_THE_MEETING
            heard = organization if elsewhere else None  # "puheenjohtaja X, Y ry" among guests
            body = named or _other_body(scene, person) or heard or scene.topic
            grouped = grouped or body == scene.topic
            scene.claim_role(
                person.name,
                title.role,
                body,
                span,
                method,
                surface=title.chunk.text,
                party=party or unit or organization,
                with_topic=named is None,
            )
        else:
            title = title.with_field() if organization or unit else title
            named = named_owner(scene, title)
            post = replace(title.role, slug=None)
            place = (None if named and _is_field(named) else named) or organization or unit or named
            place = place or _board_beside(scene, person) or (scene.project(span) if of_project(post) else None)
            scene.claim_role(person.name, post, place, span, "title", surface=title.chunk.text, party=party)
    if not grouped and scene.listed.open and scene.mode != "contact" and scene.topic:
        role = default or MEMBER
        scene.claim_role(
            person.name, role, scene.topic, span, method, party=party or unit or organization, with_topic=True
        )


def _with_deputy(people: Sequence[Named]) -> bool:
    """ "A, ersättare B": the one whose deputy is named is a member, whatever stands above."""
    roles = [[t.role.slug for t in person.titles if t.role.slug] for person in people]
    if len(people) != 2 or roles[1] != ["deputy-member"] or "deputy-member" in roles[0]:
        return False
    title = next(t for t in people[1].titles if t.role.slug)
    return title.chunk.span.end < people[1].chunk.span.start


def is_party(chunk: Chunk) -> bool:
    return bool(chunk.party) or (chunk.kind == "word" and chunk.text.casefold() in PARTY_BY_NAME)


def _board_beside(scene: Scene, person: Named) -> AgentRef | None:
    """An authority may be named as a board is: "X, utredare, Socialstyrelsen"."""
    boards = [a for a in person.agents if a.kind == "body" and a.label.casefold() != a.head]
    return scene.resolve(boards[0], person.chunk.span.start) if boards else None


def _is_field(owner: AgentRef) -> bool:
    """ "sosiaalityön palvelujohtaja": a line of work, and no organisation; where one is named, the office is there."""
    return owner.label.islower() and owner.label.rpartition(" ")[2] not in ORGANIZATIONS_FI and owner.kind != "body"


def _names_unit(chunk: Chunk) -> bool:
    named = chunk.text[:1].isupper() and not chunk.place and chunk.text.casefold() not in PARTY_BY_NAME
    return named and not ATTENDANCE.match(chunk.text)


ATTENDANCE: Final = re.compile(r"(?:från|när)varande|förhindra|deltagar|läsnä|poissa|paikalla|osallistuja", re.I)


def subjects(chunks: Sequence[Chunk], people: Sequence[Named]) -> list[Named]:
    """The people whom an entry is about: not the one whose place another takes ("för X", "X:n tilalla")."""
    return [p for p in people if not _gives_place(chunks, p)]


_FOR: Final = frozenset({"för", "istället", "sijasta", "sijaan", "puolesta", "tilalla", "tilalle"})
_WHILE: Final = frozenset({"sijasta", "sijaan", "puolesta", "tilalla"})


def _gives_place(chunks: Sequence[Chunk], person: Named) -> bool:
    before = chunks[person.at - 1].text.casefold() if person.at else ""
    after = chunks[person.at + 1].text.casefold() if person.at + 1 < len(chunks) else ""
    return before in _FOR or (person.chunk.case == "genitive" and after in _WHILE)


def _announced(chunks: Sequence[Chunk], at: int) -> RoleName | None:
    """What stands before the next name and its office says what that person is: "A ja varajäsenenä johtaja B"."""
    before = next((i for i in range(at - 1, -1, -1) if chunks[i].kind in ("and", "comma", "person")), 0)
    roles = [c.role for c in chunks[before:at] if c.kind == "role" and c.case == "essive" and c.role]
    return roles[0] if roles and roles[0].slug else None


def _in_brackets(chunks: Sequence[Chunk], at: int) -> RoleName | None:
    """What someone named in brackets behind another is: "A (B)" steps in, "A (ersättare: minister B)" says what."""
    opened = next((i for i in range(at - 1, -1, -1) if chunks[i].kind in ("open", "close", "person")), 0)
    if chunks[opened].kind != "open":
        return None
    if opened == at - 1:
        return DEPUTY
    label = chunks[opened + 1]
    return label.role if label.role and label.role.slug and chunks[opened + 2].text == ":" else None


def _label(chunks: Sequence[Chunk]) -> tuple[list[Chunk], list[Chunk]]:
    """An entry's label and its content: "Sihteeri: X", "Kajaani: X, varalla Y"; without a label all is content."""
    if len(chunks) > 1 and ATTENDANCE.match(chunks[0].text) and chunks[1].kind == "person":
        return list(chunks[:1]), list(chunks[1:])  # "Närvarande A, B"
    for at, chunk in enumerate(chunks):
        if chunk.kind == "person":
            break
        if chunk.kind == "stop" and chunk.text == ":":
            return list(chunks[:at]), list(chunks[at + 1 :])
    return [], list(chunks)


def named_owner(scene: Scene, title: Title) -> AgentRef | None:
    owner: AgentName | None = title.owner
    if owner is None or (owner.bare and owner.kind != "body"):
        return None
    return scene.resolve(owner, title.chunk.span.start)


def _other_body(scene: Scene, person: Named) -> AgentRef | None:
    return next((scene.resolve(a, person.chunk.span.start) for a in person.agents if a.kind == "body"), None)


def _unit(scene: Scene, chunks: Sequence[Chunk], *, titled: bool) -> AgentRef | None:
    """The organisation or municipality before the first name of an entry: who nominated.

    `titled` says that an unknown word there may be a title ("Dipl.ekon. X"); a comma after it tells that it is not.
    """
    for chunk in chunks:
        if chunk.kind == "agent" and chunk.agent and chunk.agent.kind != "body" and chunk.case == "nominative":
            return scene.resolve(chunk.agent, chunk.span.start)
        named = scene.listed.open and (not titled or [c.kind for c in chunks[1:2]] == ["comma"])
        if named and chunk is chunks[0] and chunk.kind == "word" and _names_unit(chunk):
            name = AgentName(chunk.text, "organization", chunk.text.casefold(), scene.language())
            return scene.resolve(name, chunk.span.start)  # "Oulunkaari, kaksi jäsentä: …"
        if chunk.place and chunk.case == "nominative":
            name = AgentName(chunk.place, "organization", chunk.place.casefold(), scene.language())
            return scene.resolve(name, chunk.span.start)
    return None
