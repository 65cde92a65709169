"""Bodies in a clause: chunks in; mentions out, each with the bodies that it stands for and its part in the clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from reformgraph.extract.chunks import AgentName, Chunk
from reformgraph.extract.forms import readings
from reformgraph.extract.numbers import number
from reformgraph.extract.scene import Scene
from reformgraph.extract.verbs import SWEDISH_VERBS
from reformgraph.model import AgentRef

Refs = tuple[AgentRef, ...]

RELATIVES_FI: Final = {
    "joka": "nominative", "jonka": "genitive", "jota": "partitive", "jolle": "allative", "johon": "illative",
    "jossa": "inessive", "jolla": "adessive",
}  # fmt: skip
PLURAL_RELATIVES_FI: Final = {
    "jotka": "nominative", "joiden": "genitive", "joita": "partitive", "joille": "allative", "joista": "elative",
}  # fmt: skip
_SINGULAR: Final = RELATIVES_FI | {
    "se": "nominative", "sen": "genitive", "sitä": "partitive", "sille": "allative", "siihen": "illative",
    "siinä": "inessive", "sillä": "adessive",
}  # fmt: skip
_PLURAL: Final = PLURAL_RELATIVES_FI | {
    "ne": "nominative", "niiden": "genitive", "niitä": "partitive", "niille": "allative",
}  # fmt: skip
_SINGULAR_SV: Final = {
    "som": "nominative", "vars": "genitive", "vilken": "nominative", "dess": "genitive", "den": "nominative",
    "det": "nominative",
}  # fmt: skip
_PLURAL_SV: Final = {"vilka": "nominative", "dessa": "nominative", "deras": "genitive"}
_POINTING: Final = _SINGULAR.keys() | _PLURAL.keys() | _SINGULAR_SV.keys() | _PLURAL_SV.keys()
_PREPOSITIONS: Final = frozenset(
    "för åt av under efter i vid till inom om mellan med från på som över hos bland"
    " före utan genom enligt mot inför".split()
)
ARTICLES: Final = frozenset("den det de en ett sin sitt sina denna detta dessa nya".split())
# What a body does goes by these names: to follow the group's work is to follow the group.
_WORK_FI: Final = frozenset(
    "työ toiminta työskentely valmistelu työnteko toimikausi kausi toimeenpano työstäminen toimiaika".split()
)
_WORK_SV: Final = frozenset(
    "arbete arbetet verksamhet verksamheten beredning beredningen mandatperiod mandattid uppdrag".split()
)
_MANY_SV: Final = frozenset("två tre fyra fem sex sju åtta nio tio elva tolv båda flera alla några olika".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """A body in a clause. `case` is its part there, `nouns` what it owns in which case ("ryhmän alaisuudessa").

    In Swedish the case is the preposition before it, or "nominative". A plural that names nobody ("kolme alaryhmää")
    has the bodies of that kind as `refs`. `owner` says that it only tells whose something is, `work` that its work is
    meant, `counted` that a number stands before it; `head` is the kind of body that the text calls it.
    """

    at: int
    case: str
    refs: Refs
    plural: bool = False
    nouns: frozenset[tuple[str, str]] = frozenset()
    owner: bool = False
    work: bool = False
    counted: bool = False
    head: str = ""


@dataclass(slots=True)
class Pointers:
    """What a pronoun or a bare plural refers to, carried from sentence to sentence.

    `kinds` keeps the bodies of a kind in the document, which do not change while it is read.
    """

    singular: AgentRef | None = None
    plural: Refs = ()
    kinds: dict[str, Refs] = field(default_factory=dict)


class Resolver:
    """Finds which bodies the chunks of one sentence stand for; pronouns and plurals by what was said before."""

    def __init__(self, scene: Scene, pointers: Pointers, sentence: Sequence[Chunk]) -> None:
        self._scene = scene
        self._pointers = pointers
        self._sentence = sentence

    def may_mention(self) -> bool:
        """Whether the sentence can mean a body at all: most sentences of a long document cannot."""
        spoken = self._pointers.singular.label.casefold() if self._pointers.singular else ""
        for chunk in self._sentence:
            if chunk.kind == "agent" and chunk.agent and chunk.agent.kind == "body":
                return True
            low = chunk.text.casefold() if chunk.kind == "word" else ""
            if low in _POINTING or (len(low) >= 5 and low[:5] in spoken):
                return True
        return False

    def mention(self, chunks: Sequence[Chunk], at: int) -> Mention | None:
        """The mention at a place of a clause, or None where no body is meant."""
        chunk = chunks[at]
        if chunk.kind == "word":
            return self._pronoun(chunks, at)
        if chunk.kind != "agent" or not chunk.agent or chunk.agent.kind != "body":
            return None
        if at and chunks[at - 1].kind == "open":
            return None  # another name for what stands before the bracket
        case = chunk.case or "nominative"
        count = _count(chunks, at)
        if is_plural(chunks, at):
            refs = self._kin(chunk, chunk.agent, count)
            self._pointers.plural = refs or self._pointers.plural
            mention = self._placed(chunks, Mention(at, case, refs, plural=True, counted=bool(count)))
            return replace(mention, head=chunk.agent.head) if refs else None
        ref = self._scene.resolve(chunk.agent, chunk.span.start)
        self._pointers.singular = ref
        return self._placed(chunks, Mention(at, case, (ref,), head=chunk.agent.head))

    def _pronoun(self, chunks: Sequence[Chunk], at: int) -> Mention | None:
        low = chunks[at].text.casefold()
        after = chunks[at + 1] if at + 1 < len(chunks) else None
        swedish = self._scene.language() == "sv"
        acts = after is not None and (after.kind == "verb" or after.text.casefold() in SWEDISH_VERBS)
        if swedish and low in ("den", "det") and not acts:
            return None  # an article
        if low == "siihen" and after and after.text.casefold() in ("asti", "saakka"):
            return None
        singular = (_SINGULAR_SV if swedish else _SINGULAR).get(low)
        plural = (_PLURAL_SV if swedish else _PLURAL).get(low)
        if singular and self._pointers.singular:
            return self._placed(chunks, Mention(at, singular, (self._pointers.singular,)))
        if plural and self._pointers.plural:
            return self._placed(chunks, Mention(at, plural, self._pointers.plural, plural=True))
        return None if swedish else self._last_part(chunks, at)

    def _last_part(self, chunks: Sequence[Chunk], at: int) -> Mention | None:
        """ "Foorumi" after "henkilöstöfoorumi": the last part of the name that was spoken of."""
        spoken = self._pointers.singular
        if spoken is None:
            return None
        label = spoken.label.casefold()
        found = [r for r in readings(chunks[at].text) if r.word_class == "noun" and r.number == "singular"]
        for reading in found:
            ends = len(reading.lemma) >= 5 and label.endswith(reading.lemma) and label != reading.lemma
            if ends and reading.case and not reading.possessive:
                return self._placed(chunks, Mention(at, reading.case, (spoken,)))
        return None

    def _placed(self, chunks: Sequence[Chunk], mention: Mention) -> Mention:
        return (_placed_sv if self._scene.language() == "sv" else _placed_fi)(chunks, mention)

    def _kin(self, chunk: Chunk, name: AgentName, count: int | None) -> Refs:
        """The bodies that a plural stands for: those that the sentence goes on to name, else all of the document."""
        kind = name.label if name.language == "sv" and " " not in name.label else name.head
        if name.modifiers and kind == name.head:
            return ()
        named = [
            self._scene.resolve(c.agent, c.span.start)
            for c in self._sentence
            if c.kind == "agent" and c.agent and c.agent.kind == "body" and c.number != "plural"
            and c.span.start > chunk.span.end and not c.agent.bare and _is_of_kind(c.agent.label, kind)
        ]  # fmt: skip
        if named:
            return tuple(dict.fromkeys(named))
        found = self._of_kind(kind)
        return found if len(found) >= 2 and (count is None or len(found) <= count) else ()

    def _of_kind(self, kind: str) -> Refs:
        known = self._pointers.kinds
        if kind not in known:
            known[kind] = tuple(
                ref
                for ref in self._scene.agents.bodies()
                if any(_is_of_kind(label, kind) for label in (ref.label, *ref.alt))
            )
        return known[kind]


def is_plural(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a body's name stands for several: by its number, or by a number word before a bare name."""
    chunk = chunks[at]
    return chunk.number == "plural" or bool(chunk.agent and chunk.agent.bare and _count(chunks, at))


def _is_of_kind(label: str, head: str) -> bool:
    """Whether a name is of that kind and says more than the kind: "talousjaosto" of "jaosto"."""
    return label.casefold() != head and any(word.endswith(head) for word in label.casefold().split())


def _count(chunks: Sequence[Chunk], at: int) -> int | None:
    """How many a number before a plural says, with at most one word between ("kolmessa eri alaryhmässä")."""
    for chunk in reversed(chunks[max(0, at - 2) : at]):
        for word in (chunk.text, *(r.lemma for r in readings(chunk.text) if r.word_class == "numeral")):
            try:
                value = number(word)
            except KeyError:
                continue
            return value if value > 1 else None
    return None


def _placed_fi(chunks: Sequence[Chunk], mention: Mention) -> Mention:
    """A genitive by the noun that it owns; "johtoryhmän ja ohjausryhmän työtä" is the work of both."""
    if mention.case != "genitive":
        return mention
    at = mention.at + 1
    while at + 1 < len(chunks) and chunks[at].kind in ("and", "comma") and chunks[at + 1].case == "genitive":
        at += 2 if chunks[at + 1].kind == "agent" else len(chunks)
    nouns: frozenset[tuple[str, str]] = frozenset()
    for chunk in chunks[at : at + 3]:
        if chunk.kind in ("role", "agent"):
            return replace(mention, owner=True)
        if chunk.kind != "word":
            break
        # Place and given names too: "rinnalla" and "pohjalta" are read as such.
        classes = ("noun", "adposition", "place", "given_name")
        found = [r for r in readings(chunk.text) if r.case and r.word_class in classes]
        if found and all(r.possessive for r in found):
            break  # "asettaa toimikunnan kokouksessaan": the meeting is the subject's own
        if found and not all(r.case == "genitive" for r in found):
            nouns = frozenset((r.lemma, str(r.case)) for r in found)
            break
    work = next((case for lemma, case in sorted(nouns) if lemma in _WORK_FI), None)
    return replace(mention, case=work or mention.case, nouns=nouns, owner=bool(nouns) and not work, work=bool(work))


def _placed_sv(chunks: Sequence[Chunk], mention: Mention) -> Mention:
    """A mention by the preposition before it, and by what it owns."""
    before = mention.at - 1
    while before >= 0 and chunks[before].text.casefold() in ARTICLES | _MANY_SV:
        before -= 1
    word = chunks[before].text.casefold() if before >= 0 else ""
    placed = word if word in _PREPOSITIONS else "nominative"
    if mention.case != "genitive":
        return replace(mention, case=placed)
    after = chunks[mention.at + 1 : mention.at + 3]
    noun = next((c.text.casefold() for c in after if c.kind in ("word", "role", "agent")), "")
    work = noun in _WORK_SV
    return replace(mention, case=placed, nouns=frozenset({(noun, placed)}), owner=not work, work=work)
