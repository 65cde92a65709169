"""A number of triples in, a made-up graph of the contract's shape out: N-Triples, the same for the same number.

Each region has a steering group, a management group, sub-groups and working groups below; memberships with passages,
bounds and documents; meetings; relations between bodies. A fifth of the seats go to people who sit elsewhere too.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from reformgraph.terms import BASE_IRI, iri

WORDS: Final = "ryhmä kokous päätti esitti valmistelu hyvinvointialue jäsen ordförande talous toinen åäö".split(" ")
NAMES: Final = "Malli Testi Koe Keksitty Kuviteltu Esimerkki Luotu Tarina".split(" ")
TEAMS: Final = 8
"""Sub-groups under a management group; each has as many working groups under it as `GROUPS`."""

GROUPS: Final = 3
SEATS: Final = 12
BODIES_A_REGION: Final = 2 + TEAMS * (1 + GROUPS)
SEATS_A_DOCUMENT: Final = 20


def node(kind: str, *numbers: int) -> str:
    return f"<{BASE_IRI}{kind}/malli-{'-'.join(map(str, numbers))}>"


def term(name: str) -> str:
    return f"<{iri(name)}>"


RANKS: Final = [term(f"bodytype:{name}") for name in ("political-steering-group", "management-group", "sub-group")]
ROLES: Final = [term(f"role:{name}") for name in ("chair", "vice-chair", "secretary", "deputy-member", "member")]
_A, _MEMBER, _ROLE = term("rdf:type"), term("org:member"), term("org:role")
_ORGANIZATION, _STATUS, _EVIDENCE = term("org:organization"), term("rg:status"), term("rg:evidence")
_DAY: Final = f"^^{term('xsd:date')}"
_BOUNDS: Final = [term(f"rg:{name}") for name in ("startNotBefore", "startNotAfter", "endNotBefore", "endNotAfter")]


def lines(count: int) -> Iterator[str]:
    """So many different triples, a line each."""
    return islice(_without_end(), count)


def write(path: Path, count: int) -> Path:
    """Write them into a file that is named by their number, unless it is there."""
    if not path.exists():
        part = path.with_suffix(".part")
        with part.open("w", encoding="utf-8") as file:
            file.writelines(lines(count))
        part.replace(path)
    return path


def _without_end() -> Iterator[str]:
    chance = random.Random(20220701)
    for number, name in enumerate(("chair", "vice-chair", "secretary", "deputy-member", "member")):
        yield _line(ROLES[number], _A, term("skos:Concept"))
        for language in ("fi", "sv", "en"):
            yield _line(ROLES[number], term("skos:prefLabel"), f'"{name} {language}"@{language}')
    region = 0
    while True:
        yield from _region(region, chance)
        region += 1


def _region(region: int, chance: random.Random) -> Iterator[str]:
    place = node("region", region)
    yield _line(place, _A, term("rg:Region"))
    yield _line(place, term("skos:prefLabel"), f'"Mallialue {region}"@fi')
    yield _line(place, term("skos:prefLabel"), f'"Modellområde {region}"@sv')
    if region % 10:
        yield _line(place, term("skos:broader"), node("region", region // 10 * 10))
    for body in range(BODIES_A_REGION):
        yield from _body(region, body, place, chance)


def _above(body: int) -> int | None:
    """The body that steers: the sub-groups stand after the two at the top, the working groups after them."""
    if body < 2:
        return 0 if body else None
    return 1 if body < 2 + TEAMS else 2 + (body - 2 - TEAMS) // GROUPS


def _body(region: int, body: int, place: str, chance: random.Random) -> Iterator[str]:
    this = node("body", region, body)
    yield _line(this, _A, term("rg:Body"))
    label = " ".join(chance.choices(WORDS, k=3))
    yield _line(this, term("skos:prefLabel"), f'"{label} {region}.{body}"@fi')
    if body % 3 == 0:
        yield _line(this, term("skos:prefLabel"), f'"{label[::-1]} {region}.{body}"@sv')
    yield _line(this, term("org:classification"), RANKS[min(body, 2)])
    yield _line(this, term("dcterms:spatial"), place)
    above = _above(body)
    if above is not None:
        other, relation = node("body", region, above), node("relation", region, body)
        yield _line(this, term("rg:steeredBy"), other)
        yield _line(relation, _A, term("rg:BodyRelation"))
        yield _line(relation, term("rg:subject"), this)
        yield _line(relation, term("rg:relation"), term("relation:steered-by"))
        yield _line(relation, term("rg:object"), other)
        yield _line(relation, _STATUS, term("rg:asserted"))
    people: list[int] = []
    for seat in range(SEATS):
        number = (region * BODIES_A_REGION + body) * SEATS + seat
        old = number > SEATS and chance.random() < 0.2
        person = chance.randrange(max(0, number - 5000), number) if old else number
        if person not in people:
            people.append(person)
            yield from _seat(number, person, this, seat, chance, new=not old)
    for meeting in range(2):
        yield from _meeting(region, body, meeting, this, people, chance)


def _seat(number: int, person: int, body: str, seat: int, chance: random.Random, *, new: bool) -> Iterator[str]:
    who, statement, passage = node("person", person), node("membership", number), node("passage", number)
    document = node("document", number // SEATS_A_DOCUMENT)
    # A person whose first seat fell away has no name: as in a real graph, not all is known of all.
    if new:
        name = f'"{chance.choice(NAMES)} {chance.choice(NAMES)} {person}"'
        yield _line(who, _A, term("foaf:Person"))
        yield _line(who, term("foaf:name"), name)
        yield _line(who, term("rdfs:label"), name)
    if number % SEATS_A_DOCUMENT == 0:
        yield _line(document, _A, term("rg:Document"))
        yield _line(document, term("dcterms:title"), f'"{" ".join(chance.choices(WORDS, k=6))} {number}"@fi')
        yield _line(document, term("dcterms:date"), f'"{_day(chance)}"{_DAY}')
        yield _line(document, term("dcterms:publisher"), f'"Mallikunta {number % 97}"')
    yield _line(statement, _A, term("org:Membership"))
    yield _line(statement, _A, term("rg:Statement"))
    yield _line(statement, _MEMBER, who)
    yield _line(statement, _ROLE, ROLES[seat] if seat < 3 else ROLES[3 if chance.random() < 0.2 else 4])
    yield _line(statement, _ORGANIZATION, body)
    yield _line(statement, _STATUS, term("rg:rejected" if chance.random() < 0.02 else "rg:asserted"))
    yield _line(statement, _EVIDENCE, passage)
    yield _line(statement, term("rg:confidence"), f'"0.{chance.randrange(5, 10)}"^^{term("xsd:decimal")}')
    yield _line(statement, term("rg:method"), '"list entry"')
    known = sorted(_day(chance) for _ in range(4))
    for bound, day, odds in zip(_BOUNDS, known, (0.3, 0.9, 0.9, 0.3), strict=True):
        if chance.random() < odds:
            yield _line(statement, bound, f'"{day}"{_DAY}')
    begin = chance.randrange(100_000)
    yield _line(passage, _A, term("rg:Passage"))
    yield _line(passage, term("prov:wasQuotedFrom"), document)
    yield _line(passage, term("nif:beginIndex"), f'"{begin}"^^{term("xsd:integer")}')
    yield _line(passage, term("nif:endIndex"), f'"{begin + 80}"^^{term("xsd:integer")}')
    yield _line(passage, term("nif:anchorOf"), f'"{" ".join(chance.choices(WORDS, k=9))} {number}"')


def _meeting(
    region: int, body: int, meeting: int, this: str, people: list[int], chance: random.Random
) -> Iterator[str]:
    event = node("meeting", region, body, meeting)
    yield _line(event, _A, term("rg:Meeting"))
    yield _line(event, term("schema:organizer"), this)
    yield _line(event, term("schema:startDate"), f'"{_day(chance)}"{_DAY}')
    yield _line(event, _STATUS, term("rg:asserted"))
    present = [node("person", each) for each in chance.sample(people, k=min(4, len(people)))]
    yield _line(event, term("rg:presidedBy"), present[0])
    for who in present:
        yield _line(event, term("schema:attendee"), who)


def _line(subject: str, predicate: str, value: str) -> str:
    return f"{subject} {predicate} {value} .\n"


def _day(chance: random.Random) -> str:
    return f"{chance.randrange(2018, 2024)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
