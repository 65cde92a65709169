"""A sentence as clauses: its chunks in; clauses out, each with its verbs and the bodies in it with what they stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from reformgraph.extract.chunks import Chunk
from reformgraph.extract.forms import readings
from reformgraph.extract.numbers import number
from reformgraph.extract.scene import Scene
from reformgraph.extract.verbs import SWEDISH_FORMS, SWEDISH_VERBS
from reformgraph.model import AgentRef, Language

_PRONOUNS_FI: Final = {
    "joka": "nominative", "jonka": "genitive", "jota": "partitive", "jolle": "allative", "johon": "illative", "jossa": "inessive",
    "se": "nominative", "sen": "genitive", "sitä": "partitive", "sille": "allative", "siihen": "illative", "siinä": "inessive",
}  # fmt: skip
_PLURAL_PRONOUNS_FI: Final = {
    "jotka": "nominative", "joiden": "genitive", "joita": "partitive", "joille": "allative",
    "ne": "nominative", "niiden": "genitive", "niitä": "partitive", "niille": "allative",
}  # fmt: skip
_PRONOUNS_SV: Final = {
    "som": "nominative",
    "vars": "genitive",
    "vilken": "nominative",
    "dess": "genitive",
    "den": "nominative",
    "det": "nominative",
}
_PLURAL_PRONOUNS_SV: Final = {"vilka": "nominative", "dessa": "nominative", "deras": "genitive"}
_PREPOSITIONS: Final = frozenset(
    "för åt av under efter i vid till inom om mellan med från på som över hos bland före utan genom enligt mot".split()
)
_ARTICLES: Final = frozenset("den det de en ett sin sitt sina denna detta dessa nya".split())
# What a body does goes by these names: "follows the group's work" is following the group.
_WORK_FI: Final = frozenset(
    "työ toiminta työskentely valmistelu työnteko toimikausi kausi toimeenpano työstäminen toimiaika".split()
)
_WORK_SV: Final = frozenset(
    "arbete arbetet verksamhet verksamheten beredning beredningen mandatperiod mandattid uppdrag".split()
)
_NUMERALS_SV: Final = frozenset("två tre fyra fem sex sju åtta nio tio elva tolv båda flera alla några olika".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """A body in a clause. `case` is its part there, `nouns` what it owns in which case ("ryhmän alaisuudessa").

    In Swedish the case is the preposition before it, "genitive", or "nominative". A plural that names nobody
    ("kolme alaryhmää") has the bodies of that kind as `refs`. `owner` says that it only tells whose something is,
    `counted` that a number stands before it; `head` is the kind of body that the text calls it.
    """

    at: int
    case: str
    refs: tuple[AgentRef, ...]
    plural: bool = False
    nouns: frozenset[tuple[str, str]] = frozenset()
    owner: bool = False
    work: bool = False
    counted: bool = False
    head: str = ""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of a clause by its lemmas (Finnish) or form (Swedish)."""

    at: int
    lemmas: frozenset[str]
    finite: bool
    passive: bool = False


@dataclass(slots=True)
class Clause:
    """A stretch of a sentence with at most one finite verb; `opening` is its first word in small letters."""

    chunks: list[Chunk]
    mentions: list[Mention] = field(default_factory=list)
    verbs: list[Verb] = field(default_factory=list)
    negated: bool = False
    language: Language = "fi"

    @property
    def opening(self) -> str:
        return next((c.text.casefold() for c in self.chunks if c.kind not in ("comma", "stop", "and")), "")

    def has_subject(self) -> bool:
        """Whether somebody or something other than a body may be what the clause is about."""
        return any(c.kind in ("person", "role", "agent") and c.case == "nominative" for c in self.chunks)

    def text(self) -> str:
        return " ".join(c.text for c in self.chunks).casefold()


@dataclass(slots=True)
class Pointers:
    """What a pronoun or a bare plural refers to, carried from sentence to sentence."""

    singular: AgentRef | None = None
    plural: tuple[AgentRef, ...] = ()


def clauses(scene: Scene, chunks: Sequence[Chunk], pointers: Pointers) -> list[Clause]:
    """Cut a sentence at its boundaries, so that each clause has its own finite verb, and resolve the bodies in it."""
    language = scene.language()
    resolved = _Resolver(scene, pointers, chunks)
    found: list[Clause] = []
    for piece in _pieces(chunks, language):
        clause = Clause(piece, language=language, negated=any(c.text.casefold() in _NEGATIONS for c in piece))
        clause.verbs = [v for i, c in enumerate(piece) if (v := verb_of(piece, i, c, language))]
        clause.mentions = [m for i in range(len(piece)) if (m := resolved.mention(piece, i))]
        found.append(clause)
    return found


# What opens a clause of its own, even before its verb is known.
_OPENINGS: Final = frozenset(
    "kun kunnes jolloin että jotta jos koska vaikka som när då innan tills medan att eftersom vars vilken vilka".split()
) | (_PRONOUNS_FI.keys() | _PLURAL_PRONOUNS_FI.keys()) - {
    "se",
    "sen",
    "sitä",
    "sille",
    "siihen",
    "siinä",
    "ne",
    "niiden",
    "niitä",
    "niille",
}
_NEGATIONS: Final = frozenset(("ei", "eivät", "eikä", "eivätkä", "inte", "ej"))


def _pieces(chunks: Sequence[Chunk], language: Language) -> list[list[Chunk]]:
    pieces: list[list[Chunk]] = [[]]
    for chunk in chunks:
        low = chunk.text.casefold()
        if chunk.kind in ("comma", "and", "stop") or (
            chunk.kind == "word" and low in _OPENINGS and not _bare_comma(pieces[-1])
        ):
            pieces.append([])
        pieces[-1].append(chunk)
    joined: list[list[Chunk]] = []
    for piece in pieces:
        opened = any(c.text.casefold() in _OPENINGS for c in piece[:2])
        if joined and not opened and not (_is_finite(piece, language) and _is_finite(joined[-1], language)):
            joined[-1].extend(piece)
        else:
            joined.append(list(piece))
    return joined


def _bare_comma(piece: Sequence[Chunk]) -> bool:
    return len(piece) == 1 and piece[0].kind in ("comma", "and")


def _is_finite(piece: Sequence[Chunk], language: Language) -> bool:
    return any((v := verb_of(piece, i, c, language)) and v.finite for i, c in enumerate(piece))


def verb_of(chunks: Sequence[Chunk], at: int, chunk: Chunk, language: Language) -> Verb | None:
    """The verb at a place, finite or not."""
    if chunk.kind not in ("verb", "word"):
        return None
    low = chunk.text.casefold()
    if language == "sv":
        if low not in SWEDISH_FORMS and chunk.kind != "verb":
            return None
        return Verb(at, frozenset((low,)), low in SWEDISH_VERBS or low not in SWEDISH_FORMS)
    lemmas: set[str] = set()
    infinitive = any(r.mood == "A-infinitive" for r in readings(chunk.text))
    finite = passive = active = False
    for reading in readings(chunk.text):
        if reading.word_class == "verb" and reading.mood != "imperative":
            lemmas.add(reading.lemma)
            finite = finite or reading.person in ("1", "2", "3") or (reading.person == "4" and not infinitive)
            passive = passive or (reading.person == "4" and not infinitive)
        elif reading.participle in ("past_active", "past_passive", "agent") and reading.case == "nominative":
            lemmas.add(_participle_verb(chunk.text, reading.verb))
            active = active or reading.participle == "past_active"
            passive = passive or reading.participle == "past_passive"
    if not lemmas or (chunk.kind == "word" and _is_pronoun(chunk.text)):
        return None
    return Verb(at, frozenset(lemmas), finite, passive and not active)


def _participle_verb(form: str, verb: str | None) -> str:
    """The infinitive of a past participle; "valmistellut" is of "valmistella"."""
    if verb and verb.isalpha():
        return verb
    stem = re.sub(r"(?:lut|lyt|tu|ty)$", "l", form.casefold())
    for ending in ("la", "lä"):
        if any(
            r.word_class == "verb" and r.lemma == stem.rstrip("l") + "l" + ending
            for r in readings(stem.rstrip("l") + "l" + ending)
        ):
            return stem.rstrip("l") + "l" + ending
    return verb or form


def _is_pronoun(form: str) -> bool:
    """Whether the dictionary takes the form for a pronoun rather than a verb: "niitä", "sitä"."""
    return any(r.word_class == "pronoun" for r in readings(form))


class _Resolver:
    """Finds which bodies a chunk stands for; pronouns and plurals by what was said before."""

    def __init__(self, scene: Scene, pointers: Pointers, sentence: Sequence[Chunk]) -> None:
        self._scene = scene
        self._pointers = pointers
        self._sentence = sentence

    def mention(self, chunks: Sequence[Chunk], at: int) -> Mention | None:
        chunk = chunks[at]
        if chunk.kind == "word":
            return self._pronoun(chunks, at)
        if chunk.kind != "agent" or not chunk.agent or chunk.agent.kind != "body":
            return None
        if at and chunks[at - 1].kind == "open":
            return None  # another name for what stands before the bracket
        case = chunk.case or "nominative"
        count = _count(chunks, at, chunk.agent.language)
        if chunk.number == "plural" or (count and chunk.agent.bare):
            refs = self._kin(chunk, count)
            self._pointers.plural = refs or self._pointers.plural
            placed = self._placed(chunks, at, case, refs, plural=True)
            return replace(placed, counted=bool(count), head=chunk.agent.head) if refs else None
        ref = self._scene.resolve(chunk.agent, chunk.span.start)
        self._pointers.singular = ref
        return replace(self._placed(chunks, at, case, (ref,)), head=chunk.agent.head)

    def _pronoun(self, chunks: Sequence[Chunk], at: int) -> Mention | None:
        low = chunks[at].text.casefold()
        swedish = self._scene.language() == "sv"
        singular = (_PRONOUNS_SV if swedish else _PRONOUNS_FI).get(low)
        plural = (_PLURAL_PRONOUNS_SV if swedish else _PLURAL_PRONOUNS_FI).get(low)
        if swedish and low in ("den", "det") and not (at + 1 < len(chunks) and chunks[at + 1].kind == "verb"):
            return None
        if low == "siihen" and any(c.text.casefold() in ("asti", "saakka") for c in chunks[at + 1 : at + 2]):
            return None
        if singular and self._pointers.singular:
            return self._placed(chunks, at, singular, (self._pointers.singular,))
        if plural and self._pointers.plural:
            return self._placed(chunks, at, plural, self._pointers.plural, plural=True)
        return None

    def _placed(
        self, chunks: Sequence[Chunk], at: int, case: str, refs: tuple[AgentRef, ...], *, plural: bool = False
    ) -> Mention:
        if self._scene.language() == "sv":
            return _placed_sv(chunks, at, case, refs, plural=plural)
        return _placed_fi(chunks, at, case, refs, plural=plural)

    def _kin(self, chunk: Chunk, count: int | None) -> tuple[AgentRef, ...]:
        """The bodies that a plural stands for: those that the sentence goes on to name, else all of the document."""
        name = chunk.agent
        assert name
        if name.modifiers:
            return ()
        named = [
            self._scene.resolve(c.agent, c.span.start)
            for c in self._sentence
            if c.kind == "agent" and c.agent and c.agent.kind == "body" and c.number != "plural" and c.span.start > chunk.span.end
            and not c.agent.bare and _of_kind(c.agent.label, name.head)
        ]  # fmt: skip
        if named:
            return tuple(dict.fromkeys(named))
        found = [
            r
            for r, _ in self._scene.agents.refs()
            if r.kind == "body" and any(_of_kind(label, name.head) for label in (r.label, *r.alt))
        ]
        if len(found) < 2 or (count and len(found) > count):
            return ()
        return tuple(found)


def _of_kind(label: str, head: str) -> bool:
    return (
        any(word.endswith(head) and word != head for word in re.split(r"[ ]", label.casefold()))
        or label.casefold().endswith(" " + head)
        or f"{head} " in label.casefold()
    )


def _count(chunks: Sequence[Chunk], at: int, language: Language) -> int | None:
    """How many a number word right before says; "flera" and "båda" are many without saying how many."""
    for chunk in reversed(chunks[max(0, at - 2) : at]):
        words = [chunk.text, *(r.lemma for r in readings(chunk.text) if r.word_class == "numeral")]
        for word in words:
            try:
                value = number(word)
            except KeyError:
                continue
            return value if value > 1 else None
    return None


def _placed_fi(chunks: Sequence[Chunk], at: int, case: str, refs: tuple[AgentRef, ...], *, plural: bool) -> Mention:
    if case != "genitive":
        return Mention(at, case, refs, plural)
    nouns: frozenset[tuple[str, str]] = frozenset()
    for chunk in chunks[at + 1 : at + 4]:
        if chunk.kind in ("role", "agent"):
            return Mention(at, case, refs, plural, owner=True)
        if chunk.kind != "word":
            break
        found = [
            r for r in readings(chunk.text) if r.case and r.word_class in ("noun", "adposition", "place", "given_name")
        ]
        if found and not all(r.case == "genitive" for r in found):
            nouns = frozenset((r.lemma, str(r.case)) for r in found)
            break
    work = next((c for lemma, c in sorted(nouns) if lemma in _WORK_FI), None)
    if work:
        return Mention(at, work, refs, plural, nouns, work=True)
    return Mention(at, case, refs, plural, nouns, owner=bool(nouns))


def _placed_sv(chunks: Sequence[Chunk], at: int, case: str, refs: tuple[AgentRef, ...], *, plural: bool) -> Mention:
    before = at - 1
    while before >= 0 and (
        chunks[before].text.casefold() in _ARTICLES or chunks[before].text.casefold() in _NUMERALS_SV
    ):
        before -= 1
    word = chunks[before].text.casefold() if before >= 0 else ""
    placed = word if (word in _PREPOSITIONS and case != "genitive") or word in _PREPOSITIONS else "nominative"
    if case != "genitive":
        return Mention(at, placed, refs, plural)
    noun = next((c.text.casefold() for c in chunks[at + 1 : at + 3] if c.kind in ("word", "role", "agent")), "")
    nouns = frozenset({(noun, placed)}) if noun else frozenset()
    return Mention(at, placed, refs, plural, nouns, owner=noun not in _WORK_SV, work=noun in _WORK_SV)


def together(clause: Clause, mention: Mention) -> list[Mention]:
    """A mention with those that commas and conjunctions join to it ("A, B ja C"), in order."""
    ordered = sorted(clause.mentions, key=lambda m: m.at)
    at = ordered.index(mention)
    first = last = at
    while first > 0 and _joined(clause, ordered[first - 1], ordered[first]):
        first -= 1
    while last + 1 < len(ordered) and _joined(clause, ordered[last], ordered[last + 1]):
        last += 1
    return ordered[first : last + 1]


def _joined(clause: Clause, one: Mention, other: Mention) -> bool:
    between = clause.chunks[one.at + 1 : other.at]
    depth = 0
    joins = False
    for chunk in between:
        depth += chunk.kind == "open"
        if depth == 0:
            if chunk.kind in ("comma", "and"):
                joins = True
            elif chunk.text.casefold() not in _ARTICLES and chunk.text != ":":
                return False
        depth -= chunk.kind == "close"
    return joins and one.case == other.case and one.owner == other.owner
