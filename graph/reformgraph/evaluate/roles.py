"""Memberships and posts: who holds which role by the gold and by the graph in, found, missed and in excess out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from reformgraph.evaluate.found import Held
from reformgraph.evaluate.gold import Gold
from reformgraph.evaluate.names import ROLE_WORDS, generic_role, is_body, is_employer, is_title, normalised
from reformgraph.evaluate.tally import Fact, Tally

_OFFICERS: Final = frozenset({"chair", "vice-chair", "presenter", "secretary"})


def compare_roles(document: str, want: Gold, held: Mapping[str, Held], memberships: Tally, posts: Tally) -> None:
    """What no gold fact accounts for is in excess: of the posts where its title is an office, else of memberships."""
    used: set[str] = set()

    def account(tally: Tally, fact: Fact, fitting: set[str]) -> None:
        tally.count(fact, found=bool(fitting))
        used.update(fitting)

    for person, role, body in want.memberships or ():
        account(memberships, (document, person, role, want.bodies[body][0]), _members(held, person, role, want, body))
    for person, title, place in want.posts or ():
        fact = (document, person, title, *([place] if place else []))
        account(posts, fact, _holders(held, person, title, place))
    if want.complete:
        rest = {node: each for node, each in held.items() if node not in used}
        _excess(document, want, rest, memberships, posts)


def _members(held: Mapping[str, Held], person: str, role: str, want: Gold, body: str) -> set[str]:
    return {
        node
        for node, each in held.items()
        if normalised(each.person) == normalised(person)
        and each.roles & ROLE_WORDS[role]
        and any(is_body(label, want.bodies[body]) for label in each.places)
    }


def _holders(held: Mapping[str, Held], person: str, title: str, place: str | None) -> set[str]:
    """Who has the very title; failing that, one that ends in it or that it ends in."""
    wanted = normalised(title)

    def those(fits: Callable[[set[str]], bool]) -> set[str]:
        return {
            node
            for node, each in held.items()
            if normalised(each.person) == normalised(person)
            and fits(each.roles)
            and (place is None or any(is_employer(label, place) for label in each.places))
        }

    return those(lambda roles: wanted in roles) or those(lambda roles: any(is_title(said, wanted) for said in roles))


def _excess(document: str, want: Gold, rest: Mapping[str, Held], memberships: Tally, posts: Tally) -> None:
    """The same role told twice counts once; that an officer is a member too is no mistake."""
    officers = {normalised(person) for person, role, _ in want.memberships or () if role in _OFFICERS}
    seen: set[Fact] = set()
    for each in rest.values():
        role = generic_role(each.roles)
        if role == "member" and normalised(each.person) in officers:
            continue
        place = min(map(normalised, each.places), default="")
        key = (normalised(each.person), role or min(each.roles), place)
        if key not in seen:
            seen.add(key)
            (memberships if role else posts).extra.append((document, each.person, *(part for part in key[1:] if part)))
