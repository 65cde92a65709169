"""Titles of people and whose they are: the chunks around a role in, its owner, field and employer out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from reformgraph.extract import lexicon
from reformgraph.extract.chunks import AgentName, Chunk, RoleName
from reformgraph.extract.forms import endings, plural_nominative, readings
from reformgraph.extract.heads_fi import head_of

_OF: Final = frozenset({"för", "i", "av", "vid", "inom", "på", "till", "hos"})


@dataclass(slots=True)
class Title:
    """A role beside a name: the chunk that it was read from and whose it is, where that is said.

    `field` is the genitive before it that names a line of work: "osaamisen johtaja".
    """

    role: RoleName
    chunk: Chunk
    owner: AgentName | None = None
    field: str = ""

    def with_field(self) -> Title:
        """The title with its line of work in it: for one whose organisation is told beside."""
        title = f"{self.field} {self.role.title}".strip()
        return Title(replace(self.role, title=title), self.chunk) if self.field else self


def title_at(chunks: Sequence[Chunk], at: int) -> Title:
    """The role at a place of an entry, with whose it is."""
    role = chunks[at].role
    assert role
    owner = owner_before(chunks, at)
    return Title(with_generic_owner(role, owner), chunks[at], owner)


def owner_before(chunks: Sequence[Chunk], at: int) -> AgentName | None:
    """Whose the role at `at` is: the agent in the genitive before it, or a genitive that names a unit."""
    while at > 1 and _agrees(chunks[at - 1], chunks[at]):
        at -= 1  # "lautakunnan uudeksi jäseneksi"
    if at == 0:
        return None
    before = chunks[at - 1]
    if before.kind == "agent" and before.case == "genitive" and before.agent:
        return before.agent
    if before.kind == "word" and before.text[:1].isalpha():
        unit = _unit(before)
        if unit and at > 2 and chunks[at - 2].kind == "and" and chunks[at - 3].text.endswith("-"):
            first = chunks[at - 3].text.casefold()  # "sosiaali- ja terveyspalveluiden johtaja"
            unit = replace(unit, label=f"{first} {chunks[at - 2].text} {unit.label}")
        return unit
    return None


def field_before(chunks: Sequence[Chunk], at: int) -> str:
    """The genitive of a common noun before an office, as it is written: "osaamisen" of "osaamisen johtaja"."""
    before = chunks[at - 1] if at else None
    role = chunks[at].role
    if not before or before.kind != "word" or before.place or not role or role.slug:
        return ""
    unit = _unit(before)
    if not unit or not unit.label.islower():
        return ""
    joined = at > 2 and chunks[at - 2].kind == "and" and chunks[at - 3].text.endswith("-")
    front = f"{chunks[at - 3].text} {chunks[at - 2].text} " if joined else ""
    return f"{front}{before.text}".casefold()


def after_field(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a role stands before the line of work of this one: "varajäsen osaamisen johtaja X"."""
    return at > 1 and bool(field_before(chunks, at)) and chunks[at - 2].kind == "role"


def _agrees(word: Chunk, role: Chunk) -> bool:
    """Whether a word is an adjective in the case of what follows it."""
    if word.kind != "word" or role.case in ("nominative", ""):
        return False
    return any(r.word_class == "adjective" and r.case == role.case for r in readings(word.text))


def owner_after(chunks: Sequence[Chunk], at: int) -> tuple[AgentName | None, int]:
    """The Swedish "ordförande för gruppen": the agent after a preposition, and where it stands."""
    if at + 2 < len(chunks) + 0 and chunks[at + 1].kind == "word" and chunks[at + 1].text.casefold() in _OF:
        after = at + 2
        while (
            after < len(chunks)
            and chunks[after].kind == "word"
            and chunks[after].text.casefold() in ("den", "det", "de")
        ):
            after += 1
        if after < len(chunks) and chunks[after].kind == "agent":
            return chunks[after].agent, after
    return None, at


def employer_after(chunks: Sequence[Chunk], at: int) -> tuple[AgentName | None, int]:
    """The Swedish "kommundirektör i Vårdö", "ordförande för Mallföretagarna": capitalised words after a preposition."""
    end = _phrase_after(chunks, at)
    words = chunks[at + 2 : end]
    if not words or len(words) > 4 or not all(c.kind == "word" and c.text[:1].isupper() for c in words):
        return None, at
    name = words[0].place if len(words) == 1 and words[0].place else " ".join(c.text for c in words)
    return AgentName(name, "organization", name.casefold(), "sv"), end - 1


def _phrase_after(chunks: Sequence[Chunk], at: int) -> int:
    """Where the words after a role and its preposition end, when a comma, bracket or stop ends them; else `at`."""
    if at + 2 >= len(chunks) or chunks[at + 1].text.casefold() not in _OF:
        return at
    end = at + 2
    while end < len(chunks) and (
        (chunks[end].kind == "word" and chunks[end].text.replace("-", "").isalpha())
        or (chunks[end].kind == "and" and end + 1 < len(chunks) and chunks[end + 1].text.islower())
    ):
        end += 1
    ends = end == len(chunks) or chunks[end].kind in ("comma", "and", "stop", "close") or chunks[end].text == "."
    return end if ends else at


def field_after(chunks: Sequence[Chunk], at: int) -> tuple[str, int]:
    """The Swedish "chef för analysavdelningen": the field of an office, a part of its title after "för"."""
    end = _phrase_after(chunks, at)
    if end <= at + 1 or not chunks[at + 2].text.islower():
        return "", at
    words = " ".join(c.text for c in chunks[at + 1 : end])
    return (words if chunks[at + 1].text == "för" else ""), end - 1


def with_generic_owner(role: RoleName, owner: AgentName | None) -> RoleName:
    """ "sairaanhoitopiirin johtaja": what is led belongs to a title that says nothing by itself."""
    if role.slug or not owner or owner.kind != "organization" or owner.language != "fi":
        return role
    if owner.bare or (role.title in _BARE_TITLES and owner.head in lexicon.ORGANIZATIONS_FI):
        return replace(role, title=f"{_genitive(owner.head)} {role.title}")
    return role


_BARE_TITLES: Final = frozenset({"johtaja", "päällikkö", "ylijohtaja"})


def _genitive(head: str) -> str:
    front, hyphen, last = head.rpartition("-")
    return front + hyphen + (last if last.endswith("n") else _GENITIVES.get(last, last + "n"))


_GENITIVES: Final = {
    "kaupunki": "kaupungin",
    "keskus": "keskuksen",
    "laitos": "laitoksen",
    "liitto": "liiton",
    "oy": "oy:n",
    "ry": "ry:n",
}


def _unit(word: Chunk) -> AgentName | None:
    """A genitive that is no known kind of body: a project by its bare name, or a line of work."""
    if word.place:
        return AgentName(word.place, "organization", word.place.casefold(), "fi") if word.case == "genitive" else None
    short = re.fullmatch(r"([A-ZÅÄÖ]\w{1,9}):[sn]", word.text)
    if short:
        return AgentName(short[1], "organization", short[1].casefold(), "fi")  # "STM:n", "SHM:s"
    found = [r for r in readings(word.text) if r.case == "genitive" and r.word_class in ("noun", "place", "proper")]
    if not found and word.text.endswith("misen") and readings(word.text):
        label = word.text.casefold().removesuffix("sen") + "nen"  # "osaamisen" is of a verb's noun
        return AgentName(label, "organization", label, "fi")
    if found:
        reading = found[0]
        if reading.word_class == "place" or head_of(reading.lemma):
            return None
        label = plural_nominative(reading.lemma) if reading.number == "plural" else reading.lemma
        return AgentName(
            label.lower() if label[1:2].islower() else label, "organization", reading.head, "fi", owners=()
        )
    if word.text[:1].isupper() and re.search(r"[aeiouyäö]n$", word.text) and not readings(word.text):
        stem = next(
            (s for s, case in endings(word.text) if case == "genitive" and len(word.text) - len(s) == 1), word.text[:-1]
        )
        return AgentName(
            stem, "project" if re.search(r"[A-ZÅÄÖ\d].*[A-ZÅÄÖ\d]|sote", stem) else "organization", stem, "fi"
        )
    return None
