"""Cutting a sentence into chunks: its span and what the document has shown so far in, chunks in reading order out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from reformgraph.extract import agents_fi, agents_sv, lexicon
from reformgraph.extract.chunks import AgentName, Chunk, ChunkKind
from reformgraph.extract.dates import find_dates
from reformgraph.extract.forms import readings, split_ending
from reformgraph.extract.persons import KnownPeople, PersonMention, find_people, find_surnames, looks_like_name
from reformgraph.extract.places import place_of
from reformgraph.extract.roles import RoleMention, find_roles
from reformgraph.extract.surnames import in_case
from reformgraph.extract.tokens import Token, calm, tokens
from reformgraph.extract.unglue import unglue
from reformgraph.model import Language, Span

_PUNCTUATION: Final[dict[str, ChunkKind]] = {
    ",": "comma", "(": "open", ")": "close", ";": "stop", ":": "stop", "–": "comma", "—": "comma", "/": "comma",
    "[": "open", "]": "close",
}  # fmt: skip
_AND: Final = frozenset({"ja", "sekä", "och", "samt", "&"})


Mention = PersonMention | RoleMention | agents_fi.AgentMention


@dataclass(slots=True)
class Knowledge:
    """What a document has shown: its people, short names for its agents, and the year that dates without one mean."""

    people: KnownPeople = field(default_factory=KnownPeople)
    aliases: dict[str, AgentName] = field(default_factory=dict)
    year: int | None = None


def chunk(
    text: str, span: Span, language: Language, known: Knowledge, *, entry: bool = False, listing: bool = False
) -> list[Chunk]:
    """The chunks of one sentence, line or cell, in reading order; words that mean nothing here stay as `word`.

    `entry` says that the span is a list's entry or a table's cell, where surnames may come first; `listing` that
    the list is one of people, where an unknown capitalised word may be a given name.
    """
    found = unglue(calm(tokens(text, span)))
    dates = find_dates(text, span, known.year)
    dated = {i for i, t in enumerate(found) if any(d.span.start <= t.start < d.span.end for d in dates)}
    roles = [r for r in find_roles(found, language) if not any(i in dated for i in range(r.first, r.last + 1))]
    in_role = {i for r in roles for i in range(r.first, r.last + 1)}
    people = [
        p
        for p in find_people(
            found, known.people, after_title=_name_places(found, roles, language, listing=listing), surname_first=entry
        )
        if not any(i in in_role or i in dated for i in range(p.first, p.last + 1))
    ]
    people = [_agreeing(found, p, roles) for p in people]
    named = in_role | dated | {i for p in people for i in range(p.first, p.last + 1)}
    people += find_surnames(found, named, known.people)
    named |= {i for p in people for i in range(p.first, p.last + 1)}
    finder = agents_fi.find_agents if language == "fi" else agents_sv.find_agents
    agents = finder(found, named)
    chunks: list[Chunk] = []
    mentions: list[Mention] = [*agents, *roles, *people]
    by_start = {m.first: m for m in mentions}
    at = 0
    while at < len(found):
        mention = by_start.get(at)
        if at in dated:
            date = next(d for d in dates if d.span.start <= found[at].start < d.span.end)
            chunks.append(Chunk("date", date.span, text[date.span.start : date.span.end], date=date))
            while at < len(found) and found[at].start < date.span.end:
                at += 1
        elif mention:
            chunks.append(_of_mention(text, found, mention))
            at = mention.last + 1
        else:
            made, at = _of_token(found, at, language, known, chunks)
            chunks.append(made)
    return chunks


def _agreeing(found: Sequence[Token], person: PersonMention, roles: Sequence[RoleMention]) -> PersonMention:
    """After an inflected title the name stands in the title's case: "kansliapäällikköä Malli Esimerkkiä"."""
    title = next((r for r in roles if r.last == person.first - 1 and r.number == "singular"), None)
    if title is None or title.case in ("nominative", person.case) or title.case in ("essive", "translative"):
        return person
    for lemma, case in in_case(found[person.last].text, title.case):
        return replace(person, name=f"{person.name.rpartition(' ')[0]} {lemma}", case=case)
    return person


def _name_places(
    found: Sequence[Token], roles: Sequence[RoleMention], language: Language, *, listing: bool
) -> list[int]:
    """Where unknown capitalised words may be a name: after a title, after "is" and its like, and in lists of people."""
    titles = [r.last + 1 for r in roles if r.case == "nominative" and r.last + 1 < len(found)]
    verbs = [at + 1 for at, t in enumerate(found[:-1]) if t.text.casefold() in _INTRODUCE and roles]
    in_role = {i for r in roles for i in range(r.first, r.last + 1)}
    heads = [
        at
        for at in range(len(found))
        if listing and at not in in_role and (at == 0 or found[at - 1].text in (":", "/"))
    ]
    return titles + [at for at in (*verbs, *heads) if looks_like_name(found, at)]


_INTRODUCE: Final = frozenset("on toimii är fungerar av valdes valittiin nimettiin utsågs leder johtaa".split())


def _of_mention(text: str, found: Sequence[Token], mention: Mention) -> Chunk:
    span = Span(found[mention.first].start, found[mention.last].end)
    surface = text[span.start : span.end]
    if isinstance(mention, PersonMention):
        return Chunk("person", span, surface, mention.case, "singular", person=mention.name)
    if isinstance(mention, RoleMention):
        return Chunk("role", span, surface, mention.case, mention.number, role=mention.role)
    return Chunk("agent", span, surface, mention.case, mention.number, agent=mention.name)


def _of_token(
    found: Sequence[Token], at: int, language: Language, known: Knowledge, before: Sequence[Chunk]
) -> tuple[Chunk, int]:
    token = found[at]
    span = Span(token.start, token.end)
    low = token.text.casefold()
    if token.kind == "punct" or low in ("–", "-"):
        return Chunk(_PUNCTUATION.get(token.text, "word"), span, token.text), at + 1
    if low in _AND:
        return Chunk("and", span, token.text), at + 1
    party, last = _party(found, at, before)
    if party:
        return Chunk("party", Span(token.start, found[last].end), token.text, party=party), last + 1
    for alias, agent in known.aliases.items():
        case = split_ending(token.text, alias)
        if case:
            return Chunk("agent", span, token.text, case, "singular", agent=agent), at + 1
    verb = _verb(token, found[at - 1] if at else None)
    if verb:
        kind, past = verb
        return Chunk("verb", span, token.text, verb=kind, past=past), at + 1
    place = place_of(token.text)
    if place:
        return Chunk("word", span, token.text, place[1], place=place[0]), at + 1
    case = next((r.case for r in readings(token.text)), None) if language == "fi" else None
    return Chunk("word", span, token.text, case), at + 1


def _party(found: Sequence[Token], at: int, before: Sequence[Chunk]) -> tuple[str | None, int]:
    """A party from here; an abbreviation only where one can stand: in brackets or after a comma."""
    for length in (4, 3, 2, 1):
        words = found[at : at + length]
        if len(words) == length and all(w.kind == "word" for w in words):
            name = " ".join(w.text for w in words).casefold()
            party = lexicon.PARTY_BY_NAME.get(name)
            placed = bool(before) and (
                before[-1].kind in ("open", "comma", "person") or (at + length >= len(found) and len(before) > 1)
            )
            if party and (placed or len(name) > 6):
                last = at + length - 1
                stop = (
                    last + 1 < len(found)
                    and found[last + 1].text == "."
                    and found[last + 1].start == found[last].end
                    and len(name) < 7
                )
                return party, last + stop
    return None, at


def _verb(token: Token, before: Token | None) -> tuple[str, bool] | None:
    low = token.text.casefold()
    if low in ("puhetta", "puheenjohtoa", "mötet", "ordet"):
        return None
    for kind, words in lexicon.VERBS.items():
        if low in words:
            return kind, False
    for reading in readings(token.text):
        lemma = reading.verb if reading.participle in ("past_passive", "past_active") else reading.lemma
        if reading.word_class != "verb" and not (reading.participle and reading.case == "nominative"):
            continue
        if lemma == "johtaa" and before and before.text.casefold() == "puhetta":
            return "preside", reading.tense != "present_simple"
        for kind, words in lexicon.VERBS.items():
            if lemma in words:
                return kind, reading.tense == "past_imperfective" or bool(reading.participle)
    return None
