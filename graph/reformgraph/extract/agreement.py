"""The case that a name must stand in by what is around it: people as found by their form in, the same agreeing out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from reformgraph.extract.forms import readings
from reformgraph.extract.person_mentions import PersonMention
from reformgraph.extract.role_mentions import RoleMention
from reformgraph.extract.surnames import in_case
from reformgraph.extract.tokens import Token

# Whom somebody chooses for a role stands in the genitive, which an unknown surname alone does not show.
_CHOOSING: Final = frozenset("valita nimetä nimittää asettaa kutsua palkata esittää ehdottaa".split())
_LOCAL: Final = frozenset("inessive elative adessive ablative allative essive translative".split())
_ENDS: Final = frozenset(". ; : että jotta".split())
_FOLLOWED: Final = ("essive", "translative", "nominative")


def agreeing(
    found: Sequence[Token], people: Sequence[PersonMention], roles: Sequence[RoleMention]
) -> list[PersonMention]:
    """People in the case that a title before the name, a name that it is joined to or the clause's verb asks for."""
    settled: list[PersonMention] = []
    for person in people:
        before = settled[-1] if settled else None
        case = _of_title(person, roles) or _of_deputy(found, person, roles)
        if case is None and person.case == "nominative":
            case = _of_neighbour(found, person, before) or _of_object(found, person, roles)
        settled.append(_in_case(found, person, case) if case else person)
    return [_as_listed(found, p, settled[max(0, i - 1) : i + 2]) for i, p in enumerate(settled)]


def _as_listed(found: Sequence[Token], person: PersonMention, near: Sequence[PersonMention]) -> PersonMention:
    """ "A, Tony Exempelville ja B": among names in the nominative an unknown one ends as it is written."""
    form = found[person.last].text
    if person.case not in _LOCAL or readings(form) or len(near) < 3:
        return person
    others = [p for p in near if p is not person]
    joined = [
        any(t.text in ("ja", "sekä", ",") for t in found[one.last + 1 : other.first])
        and not any(r.word_class == "verb" for t in found[one.last + 1 : other.first] for r in readings(t.text))
        for one, other in pairwise(near)
    ]
    if not all(joined) or any(p.case != "nominative" for p in others):
        return person
    return replace(person, name=f"{person.name.rpartition(' ')[0]} {form}", case="nominative")


def _in_case(found: Sequence[Token], person: PersonMention, case: str) -> PersonMention:
    form = found[person.last].text
    if form.endswith("nen"):
        return person
    if case == "genitive" and form.endswith("s"):
        return replace(person, name=person.name.removesuffix("s"), case=case)
    for lemma, found_case in in_case(form, case):
        return replace(person, name=f"{person.name.rpartition(' ')[0]} {lemma}", case=found_case)
    return person


def _of_title(person: PersonMention, roles: Sequence[RoleMention]) -> str | None:
    """After an inflected title the name stands in the title's case: "kansliapäällikköä Malli Esimerkkiä"."""
    title = next((r for r in roles if r.last == person.first - 1 and r.number == "singular"), None)
    return None if title is None or title.case in (*_FOLLOWED, person.case) else title.case


def _of_deputy(found: Sequence[Token], person: PersonMention, roles: Sequence[RoleMention]) -> str | None:
    """ "Anna Exempelgrens ersättare": before a deputy's role, with nothing between, stands whose deputy it is."""
    role = next((r for r in roles if r.first == person.last + 1 and r.role.slug == "deputy-member"), None)
    form = found[person.last].text
    return "genitive" if role and role.role.language == "sv" and re.search(r"[gdmnt]s$", form) else None


def _of_neighbour(found: Sequence[Token], person: PersonMention, before: PersonMention | None) -> str | None:
    """ "A:n ja B:n": names that only a conjunction parts stand in the same case."""
    if before is None or before.case != "genitive" or _is_name(found, person):
        return None
    between = [t.text for t in found[before.last + 1 : person.first]]
    return before.case if between in (["ja"], ["sekä"], [","]) else None


def _of_object(found: Sequence[Token], person: PersonMention, roles: Sequence[RoleMention]) -> str | None:
    """ "valitsi puheenjohtajaksi Malli Exempelin": whom an active verb of choosing takes for a role."""
    if _is_name(found, person):
        return None
    start = next((i + 1 for i in range(person.first - 1, -1, -1) if found[i].text in _ENDS), 0)
    active = any(
        r.word_class == "verb" and r.lemma in _CHOOSING and r.mood == "indicative" and r.person == "3"
        for token in found[start : person.first]
        for r in readings(token.text)
    )
    chosen = any(start <= r.first < person.first and r.case == "translative" for r in roles)
    return "genitive" if active and chosen else None


def _is_name(found: Sequence[Token], person: PersonMention) -> bool:
    """Whether the dictionary knows the last word as a surname in the nominative."""
    return any(r.word_class == "surname" and r.case == "nominative" for r in readings(found[person.last].text))
