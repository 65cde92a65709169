"""What follows a name in apposition: chunks in, the person's titles, party and organisations out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reformgraph.extract.chunks import AgentName, Chunk
from reformgraph.extract.forms import endings, readings
from reformgraph.extract.named import Named, belongs_to_next, is_glued
from reformgraph.extract.titles import (
    Title,
    employer_after,
    field_after,
    field_before,
    owner_after,
    owner_before,
    with_generic_owner,
)

_DATED: Final = frozenset({"alkaen", "saakka", "asti", "lähtien", "från", "till", "."})


def read_after(chunks: Sequence[Chunk], person: Named, used: set[int], *, entry: bool) -> None:
    """What follows the name in apposition: ", titles, organisation, (party)"."""
    at = person.at + 1
    depth = 0
    while at < len(chunks):
        chunk = chunks[at]
        if chunk.kind == "open":
            depth += 1
        elif chunk.kind == "close":
            if depth == 0:
                break
            depth -= 1
        elif chunk.kind == "party":
            person.party = person.party or chunk.party
        elif chunk.text.casefold() in ("varalla", "varalle"):
            break
        elif _named_like_office(chunk):
            person.agents.append(AgentName(chunk.text, "organization", chunk.text.casefold(), "sv"))
        elif chunk.kind == "role" and chunk.role and chunk.case == "nominative" and not belongs_to_next(chunks, at):
            apart = chunks[at - 1].kind == "and" or (chunks[at - 1].kind == "person" and not entry)
            if apart and depth == 0 and not is_glued(chunks, at):
                break
            title, end = _title_after(chunks, at)
            person.titles.append(title)
            used.add(at)
            at = end
        elif office := _office_of_place(chunks, at):
            title, at = office
            person.titles.append(title)
            used.add(at)
        elif _genitive_of_role(chunks, at) and (chunk.kind == "agent" or chunks[at - 1].kind in ("comma", "open")):
            pass
        elif _first_field(chunks, at):
            at += 2
        elif employer := _employer_from(chunks, at):
            person.agents.append(employer)
            at += 1
        elif chunk.kind == "agent" and chunk.agent and chunk.case in ("nominative", "of", "elative"):
            if chunks[at - 1].kind == "person" and chunk.case != "elative":
                break
            person.agents.append(chunk.agent)
        elif chunk.place and (chunks[at - 1].kind in ("comma", "open") or chunk.case in ("elative", "ablative")):
            if chunk.case == "nominative" and chunks[at - 1].kind in ("comma", "open"):
                name = chunk.place
                if _goes_on(chunks, at):
                    name, at = f"{chunk.text} {chunks[at + 1].text}", at + 1  # "Åbo Akademi"
                person.agents.append(AgentName(name, "organization", name.casefold(), "fi"))
        elif (person.titles and _in_brackets(chunks, at)) or _before_brackets(chunks, at):
            person.agents.append(AgentName(chunk.text, "organization", chunk.text.casefold(), "fi"))
        elif segment := (
            _last_segment(chunks, at, titled=bool(person.titles)) or (_segment(chunks, at) if person.titles else [])
        ):
            name = " ".join(c.text for c in segment)
            person.agents.append(AgentName(name, "organization", name.casefold(), "fi"))
            at += len(segment) - 1
        elif _elative_name(chunk):
            person.agents.append(AgentName(_elative_name(chunk), "organization", _elative_name(chunk).casefold(), "fi"))
        elif entry and (end := _degree(chunks, at)):
            at = end - 1
        elif chunk.kind == "date" or (
            chunk.kind == "word" and chunk.text.casefold() in _DATED and person.last > person.at
        ):
            pass
        elif chunk.kind != "comma":
            break
        person.last = at
        at += 1


def _named_like_office(chunk: Chunk) -> bool:
    """ "X, Lärarna": one person's title is not in the plural; a union is named like that."""
    role = chunk.role
    swedish = role is not None and role.slug is None and role.language == "sv"
    return (
        swedish
        and chunk.number == "plural"
        and bool(re.search(r"(?:arna|erna)$", chunk.text))
        and chunk.text[:1].isupper()
    )


def _goes_on(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a capitalised word right behind a place makes it an organisation's name."""
    after = chunks[at + 1] if at + 1 < len(chunks) else None
    return after is not None and after.kind == "word" and after.text[:1].isupper() and not after.place


def _title_after(chunks: Sequence[Chunk], at: int) -> tuple[Title, int]:
    """The title at a place behind a name, with whose it is and its field, and where they end."""
    role = chunks[at].role
    assert role
    owner = owner_before(chunks, at)
    after, end = owner_after(chunks, at)
    if after is None and role.language == "sv":
        after, end = employer_after(chunks, at)
    if after is None and role.language == "sv" and role.slug is None:
        field_of_work, end = field_after(chunks, at)
        role = replace(role, title=f"{role.title} {field_of_work}".strip())
    field = field_before(chunks, at) if owner else ""
    return Title(with_generic_owner(role, owner), chunks[at], owner or after, field), end


def _office_of_place(chunks: Sequence[Chunk], at: int) -> tuple[Title, int] | None:
    """ "X, Vantaan vanhus- ja vammaispalvelujen johtaja": the place, the field of the office, the office."""
    place = chunks[at].place
    if not place or chunks[at].case != "genitive" or chunks[at - 1].kind not in ("comma", "open"):
        return None
    last = at + 1
    while last < len(chunks) and chunks[last].kind in ("word", "and") and not chunks[last].place:
        last += 1
    office = chunks[last].role if last < len(chunks) and chunks[last].case == "nominative" else None
    if office is None or office.slug or last == at + 1 or belongs_to_next(chunks, last):
        return None
    title = " ".join([*(c.text for c in chunks[at + 1 : last]), office.title])
    owner = AgentName(place, "organization", place.casefold(), "fi")
    return Title(replace(office, title=title), chunks[last], owner), last


def _employer_from(chunks: Sequence[Chunk], at: int) -> AgentName | None:
    """ "X från inrikesministeriet", "X från Soite": the organisation that someone comes from."""
    if chunks[at].text.casefold() != "från" or at + 1 >= len(chunks):
        return None
    named = chunks[at + 1]
    if named.kind == "agent" and named.agent and named.agent.kind != "body":
        return named.agent
    if named.kind == "word" and named.text[:1].isupper() and not named.place:
        return AgentName(named.text, "organization", named.text.casefold(), "sv")
    return None


def _last_segment(chunks: Sequence[Chunk], at: int, *, titled: bool) -> list[Chunk]:
    """What stands last after a comma and begins with a capital is an organisation, though no word says so.

    Behind someone's office (`titled`) one such word may also stand before the next comma.
    """
    if chunks[at - 1].kind != "comma" or not chunks[at].text[:1].isupper():
        return []
    comma = next((i for i in range(at, len(chunks)) if chunks[i].kind == "comma"), len(chunks))
    segment = list(chunks[at : comma if titled and comma == at + 1 else len(chunks)])
    named = all(
        c.kind in ("word", "and", "agent") and not c.text[:1].isdigit() and c.text[:1].isalpha() for c in segment
    )
    return segment if named and len(segment) <= 5 else []


def _first_field(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether the first of two fields of an office stands here: "sairaala- ja akuuttipalveluiden johtaja"."""
    hyphen = chunks[at].kind == "word" and chunks[at].text.endswith("-") and chunks[at - 1].kind in ("comma", "open")
    return hyphen and at + 2 < len(chunks) and chunks[at + 1].kind == "and" and _genitive_of_role(chunks, at + 2)


def _degree(chunks: Sequence[Chunk], at: int) -> int:
    """Where "filosofian maisteri" ends between commas of an entry, or 0: common nouns that name no office."""
    end = next((i for i in range(at, len(chunks)) if chunks[i].kind == "comma"), len(chunks))
    words = chunks[at:end]
    nouns = all(c.kind == "word" and c.text.islower() and c.text.isalpha() for c in words)
    plain = nouns and 0 < len(words) < 4 and words[-1].case == "nominative" and end < len(chunks)
    return end if plain and chunks[at - 1].kind == "comma" else 0


def _before_brackets(chunks: Sequence[Chunk], at: int) -> bool:
    """ "X, Mallila (pj)": a name alone between a comma and brackets with a role."""
    named = chunks[at].kind == "word" and chunks[at].text[:1].isupper() and chunks[at - 1].kind == "comma"
    return named and [c.kind for c in chunks[at + 1 : at + 3]] == ["open", "role"]


def _in_brackets(chunks: Sequence[Chunk], at: int) -> bool:
    """Behind someone's office a name alone in brackets is the organisation: "johtaja X (KYTE)"."""
    alone = chunks[at - 1].kind == "open" and at + 1 < len(chunks) and chunks[at + 1].kind == "close"
    return alone and chunks[at].kind == "word" and chunks[at].text[:1].isupper() and chunks[at].text.isalpha()


def _segment(chunks: Sequence[Chunk], at: int) -> list[Chunk]:
    """Between commas, after a title: "statistiker X, Åsub, och jurist Y"."""
    if chunks[at - 1].kind != "comma" or not chunks[at].text[:1].isupper():
        return []
    end = next((i for i in range(at, len(chunks)) if chunks[i].kind != "word" or not chunks[i].text.isalpha()), at)
    closed = at < end < len(chunks) and (chunks[end].kind in ("comma", "and") or chunks[end].text == ".")
    return list(chunks[at:end]) if closed and end - at <= 4 else []


def _elative_name(chunk: Chunk) -> str:
    """ "X Soitesta": the unknown name of an organisation in the case of where someone comes from, else nothing."""
    if chunk.kind != "word" or not chunk.text[:1].isupper() or readings(chunk.text):
        return ""
    return next((stem for stem, case in endings(chunk.text) if case == "elative"), "")


def _genitive_of_role(chunks: Sequence[Chunk], at: int) -> bool:
    return (
        chunks[at].case == "genitive"
        and at + 1 < len(chunks)
        and chunks[at + 1].kind == "role"
        and not belongs_to_next(chunks, at + 1)
    )
