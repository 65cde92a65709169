"""Cutting a sentence into chunks: its span and what the document has shown so far in, chunks in reading order out."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final

from reformgraph.extract import agents_fi, agents_sv, lexicon
from reformgraph.extract.agreement import agreeing
from reformgraph.extract.bilingual import said_once
from reformgraph.extract.chunks import AgentName, Chunk, ChunkKind
from reformgraph.extract.dates import DateMention, find_dates
from reformgraph.extract.enumerations import enumerated_names
from reformgraph.extract.forms import readings, split_ending
from reformgraph.extract.name_words import is_given_name
from reformgraph.extract.person_mentions import KnownPeople, PersonMention
from reformgraph.extract.persons import find_people, find_surnames, looks_like_name
from reformgraph.extract.places import place_of
from reformgraph.extract.role_mentions import RoleMention
from reformgraph.extract.roles import find_roles
from reformgraph.extract.tokens import Token, calm, tokens
from reformgraph.extract.unglue import unglue
from reformgraph.model import Language, Span

_PUNCTUATION: Final[dict[str, ChunkKind]] = {
    ",": "comma", "(": "open", ")": "close", ";": "stop", ":": "stop", "–": "comma", "—": "comma", "/": "comma",
    "[": "open", "]": "close",
}  # fmt: skip
_AND: Final = frozenset({"ja", "sekä", "och", "samt", "respektive", "&"})
_PARTY_STARTS: Final = frozenset(name.split()[0] for name in lexicon.PARTY_BY_NAME)
_VERB_KINDS: Final[dict[str | None, str]] = {
    word: kind for kind, words in reversed(lexicon.VERBS.items()) for word in words
}


Mention = PersonMention | RoleMention | agents_fi.AgentMention


@dataclass(slots=True)
class Knowledge:
    """What a document has shown: its people, short names for its agents, and the year that dates without one mean.

    A piece of the document is cut more than once: its words are kept, its chunks for as long as no more is known, and
    after that as long as what has become known names nobody and nothing in it (`made`).
    """

    people: KnownPeople = field(default_factory=KnownPeople)
    aliases: dict[str, AgentName] = field(default_factory=dict)
    year: int | None = None
    words: dict[Span, Words] = field(default_factory=dict)
    chunks: dict[tuple[Span, bool, bool, int, int], tuple[Chunk, ...]] = field(default_factory=dict)
    made: dict[tuple[Span, Language, int, tuple[PersonMention, ...]], tuple[Chunk, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of text by itself, before what the document shows is used: tokens, dates and roles, and their places."""

    tokens: list[Token]
    dates: list[DateMention]
    roles: list[RoleMention]
    dated: set[int]
    in_role: set[int]
    titled: dict[bool, list[int]] = field(default_factory=dict)


def chunk(
    text: str, span: Span, language: Language, known: Knowledge, *, entry: bool = False, listing: bool = False
) -> list[Chunk]:
    """The chunks of one sentence, line or cell, in reading order; words that mean nothing here stay as `word`.

    `entry` says that the span is a list's entry or a table's cell, where surnames may come first; `listing` that
    the list is one of people, where an unknown capitalised word may be a given name.
    """
    key = (span, entry, listing, len(known.people.names), len(known.aliases))
    if key not in known.chunks:
        known.chunks[key] = _chunks(text, span, language, known, entry=entry, listing=listing)
    return list(known.chunks[key])


def full_names(text: str, span: Span, language: Language, known: Knowledge, *, entry: bool) -> list[PersonMention]:
    """The people whom a piece names in full, in whatever case."""
    return _full_names(_words(text, span, language, known), known, entry=entry, listing=False)


def _words(text: str, span: Span, language: Language, known: Knowledge) -> Words:
    if span not in known.words:
        found = unglue(calm(tokens(text, span)))
        dates = find_dates(text, span, known.year)
        dated = {i for i, t in enumerate(found) if any(d.span.start <= t.start < d.span.end for d in dates)}
        roles = [r for r in find_roles(found, language) if not any(i in dated for i in range(r.first, r.last + 1))]
        in_role = {i for r in roles for i in range(r.first, r.last + 1)}
        known.words[span] = Words(found, dates, roles, dated, in_role)
    return known.words[span]


def _full_names(words: Words, known: Knowledge, *, entry: bool, listing: bool) -> list[PersonMention]:
    if listing not in words.titled:
        words.titled[listing] = [
            *_name_places(words.tokens, words.roles, words.in_role, listing=listing),
            *enumerated_names(words.tokens, words.in_role),
        ]
    titled = words.titled[listing]
    people = find_people(words.tokens, known.people, after_title=titled, surname_first=entry, roles=words.in_role)
    taken = words.in_role | words.dated
    free = [p for p in people if not any(i in taken for i in range(p.first, p.last + 1))]
    return agreeing(words.tokens, free, words.roles)


def _chunks(
    text: str, span: Span, language: Language, known: Knowledge, *, entry: bool, listing: bool
) -> tuple[Chunk, ...]:
    words = _words(text, span, language, known)
    people = _full_names(words, known, entry=entry, listing=listing)
    named = words.in_role | words.dated | {i for p in people for i in range(p.first, p.last + 1)}
    people += find_surnames(words.tokens, named, known.people)
    key = (span, language, len(known.aliases), tuple(people))
    if key not in known.made:
        known.made[key] = tuple(said_once(_cut(text, words, people, language, known)))
    return known.made[key]


def _cut(text: str, words: Words, people: Sequence[PersonMention], language: Language, known: Knowledge) -> list[Chunk]:
    found, dates, dated, roles = words.tokens, words.dates, words.dated, words.roles
    named = words.in_role | dated | {i for p in people for i in range(p.first, p.last + 1)}
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
    return _in_one_language(chunks)


def _in_one_language(chunks: Sequence[Chunk]) -> list[Chunk]:
    """The chunks without the second half of "varajäsen/ersättare" and "KOK/SAML", which says the first again."""
    left: list[Chunk] = []
    for chunk in chunks:
        before = left[-2] if len(left) > 1 and left[-1].text == "/" else None
        again = before is not None and before.kind == chunk.kind and _says_the_same(before, chunk)
        if again and before:
            left[-2:] = [replace(before, span=Span(before.span.start, chunk.span.end))]
        else:
            left.append(chunk)
    return left


def _says_the_same(one: Chunk, other: Chunk) -> bool:
    if one.role and other.role:
        return (
            one.role.slug is not None and one.role.slug == other.role.slug and one.role.language != other.role.language
        )
    return one.party is not None and one.party == other.party


def _name_places(
    found: Sequence[Token], roles: Sequence[RoleMention], in_role: Set[int], *, listing: bool
) -> list[int]:
    """Where unknown capitalised words may be a name: after a title, after "is" and its like, and in lists of people."""
    titles = [r.last + 1 for r in roles if r.case == "nominative" and r.last + 1 < len(found)]
    verbs = [at + 1 for at, t in enumerate(found[:-1]) if t.text.casefold() in _INTRODUCE and roles]
    said = [r.last + 1 for r in roles if r.case in ("essive", "translative") and r.last + 1 < len(found)]
    heads = [
        at
        for at in range(len(found))
        if listing and at not in in_role and (at == 0 or found[at - 1].text in (":", "/"))
    ]
    listed = _enumerated(found) if listing or any(r.role.slug for r in roles) else []
    return titles + [at for at in (*verbs, *said, *heads) if looks_like_name(found, at)] + listed


def _enumerated(found: Sequence[Token]) -> list[int]:
    """Where the names begin in "A B, C D och E F (x)": of three items or more, most shaped like names, some known."""
    start = next((at + 1 for at, t in enumerate(found) if t.text == ":"), 0)
    items: list[list[int]] = [[]]
    depth = 0
    for at in range(start, len(found)):
        text = found[at].text
        depth += (text == "(") - (text == ")")
        if text == "," or (depth == 0 and text.casefold() in _AND):
            items += [[]] if depth == 0 else []
        elif depth == 0 and text not in (")", "."):
            items[-1].append(at)
    shaped = [i[0] for i in items if 2 <= len(i) <= 3 and looks_like_name(found, i[0])]
    known = sum(is_given_name(found[i]) for i in shaped)
    return shaped if len(items) > 2 and 3 * len(shaped) >= 2 * len(items) and 5 * known >= 3 * len(items) else []


_INTRODUCE: Final = frozenset("on toimii är fungerar av med valdes valittiin nimettiin utsågs leder johtaa".split())


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
    # The alias is the word, or what comes before an ending of at most five letters ("MOR:ssa", "Vateen").
    for end in range(len(low), max(0, len(low) - 6), -1) if low.startswith(tuple(known.aliases)) else ():
        agent = known.aliases.get(low[:end])
        ending = split_ending(low, low[:end]) if agent else None
        if ending:
            return Chunk("agent", span, token.text, ending, "singular", agent=agent), at + 1
    kind, case, verb, past, place = _meaning(token.text, language, led=bool(at) and _leads(found[at - 1].text))
    return Chunk(kind, span, token.text, case, verb=verb, past=past, place=place), at + 1


@cache
def _meaning(form: str, language: Language, *, led: bool) -> tuple[ChunkKind, str | None, str | None, bool, str | None]:
    """What a word is by itself: kind of chunk, case, verb class and whether it is past, place."""
    if verb := _verb(form, led=led):
        return "verb", None, *verb, None
    if place := place_of(form):
        return "word", place[1], None, False, place[0]
    case = next((r.case for r in readings(form)), None) if language == "fi" else None
    return "word", case, None, False, None


def _party(found: Sequence[Token], at: int, before: Sequence[Chunk]) -> tuple[str | None, int]:
    """A party from here; an abbreviation only where one can stand: in brackets or after a comma."""
    if found[at].text.casefold() not in _PARTY_STARTS:
        return None, at
    for length in (4, 3, 2, 1):
        words = found[at : at + length]
        if len(words) == length and all(w.kind == "word" for w in words):
            name = " ".join(w.text for w in words).casefold()
            party = lexicon.PARTY_BY_NAME.get(name)
            placed = bool(before) and (
                before[-1].kind in ("open", "comma", "person") or (at + length >= len(found) and len(before) > 1)
            )
            lone = len(name) == 1 and name not in ("c", "r")
            if lone and not (before and before[-1].kind == "open" and _closes(found, at + 1)):
                continue  # "(s)", but not "v. 2019"
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


def _leads(before: str) -> bool:
    """Whether "johti" after this word says that someone presided: "puhetta johti"."""
    return before.casefold() == "puhetta"


def _verb(form: str, *, led: bool) -> tuple[str, bool] | None:
    low = form.casefold()
    if low in ("puhetta", "puheenjohtoa", "mötet", "ordet"):
        return None
    if low in _VERB_KINDS:
        return _VERB_KINDS[low], False
    for reading in readings(form):
        lemma = reading.verb if reading.participle in ("past_passive", "past_active") else reading.lemma
        if reading.word_class != "verb" and not (reading.participle and reading.case == "nominative"):
            continue
        if lemma == "johtaa" and led:
            return "preside", reading.tense != "present_simple"
        if lemma in _VERB_KINDS:
            return _VERB_KINDS[lemma], reading.tense == "past_imperfective" or bool(reading.participle)
    return None


def _closes(found: Sequence[Token], at: int) -> bool:
    return at < len(found) and found[at].text in (")", ",")
