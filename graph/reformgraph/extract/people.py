"""People with what stands beside their names: chunks in, each person's titles, party and organisation out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
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


@dataclass(slots=True)
class Named:
    """A person in a list or sentence: place among the chunks, titles before and after, party, organisation after."""

    at: int
    chunk: Chunk
    titles: list[Title] = field(default_factory=list)
    party: str | None = None
    agents: list[AgentName] = field(default_factory=list)
    last: int = 0

    @property
    def name(self) -> str:
        return str(self.chunk.person)


def named_people(chunks: Sequence[Chunk], *, entry: bool = False) -> list[Named]:
    """The people of a sentence or entry, each with the titles that stand beside the name in apposition.

    In an `entry` of a list a title may follow the name without a comma ("Malli Matti I varapuheenjohtaja").
    """
    found = [Named(i, c, last=i) for i, c in enumerate(chunks) if c.kind == "person"]
    used: set[int] = set()
    for person in found:
        _before(chunks, person, used)
    if entry and found and not found[0].titles:
        found[0].titles = _heading_offices(chunks, found[0].at, used)
    for person in found:
        _after(chunks, person, used, entry=entry)
    _share_plural_titles(chunks, found)
    return found


def title_at(chunks: Sequence[Chunk], at: int) -> Title:
    """The role at a place of an entry, with whose it is."""
    role = chunks[at].role
    assert role
    owner = owner_before(chunks, at)
    return Title(_with_generic_owner(role, owner), chunks[at], owner)


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


def _field(chunks: Sequence[Chunk], at: int) -> str:
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


def _after_field(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a role stands before the line of work of this one: "varajäsen osaamisen johtaja X"."""
    return at > 1 and bool(_field(chunks, at)) and chunks[at - 2].kind == "role"


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


def _field_after(chunks: Sequence[Chunk], at: int) -> tuple[str, int]:
    """The Swedish "chef för analysavdelningen": the field of an office, a part of its title after "för"."""
    end = _phrase_after(chunks, at)
    if end <= at + 1 or not chunks[at + 2].text.islower():
        return "", at
    words = " ".join(c.text for c in chunks[at + 1 : end])
    return (words if chunks[at + 1].text == "för" else ""), end - 1


def _before(chunks: Sequence[Chunk], person: Named, used: set[int]) -> None:
    """Titles that stand right before the name; several may follow one another ("varajäsen lakimies X")."""
    at = person.at - 1
    while at >= 0 and chunks[at].kind == "role" and at not in used and _in_apposition(chunks[at], person.chunk):
        if _glued(chunks, at) or _runs_into_next(chunks, at):
            break
        role = chunks[at].role
        assert role
        owner = owner_before(chunks, at)
        if owner is None and at > 1 and chunks[at - 1].kind == "open" and chunks[at - 2].kind == "agent":
            owner = chunks[at - 2].agent  # "konsernityöryhmän (puheenjohtaja X)"
        person.titles.append(Title(_with_generic_owner(role, owner), chunks[at], owner, _field(chunks, at)))
        used.add(at)
        at -= 2 if _office_follows(chunks, at, used) or _after_field(chunks, at) else 1
    if person.titles or at < 1 or chunks[at].kind not in ("agent", "word"):
        return
    # "ordförande för gruppen Anna Exempelsson", "sekreterare i styrelsen X"
    for back in range(at - 1, max(at - 4, -1), -1):
        role = chunks[back].role
        if role and owner_after(chunks, back)[1] == at and chunks[back].case == "nominative":
            person.titles.append(Title(role, chunks[back], owner_after(chunks, back)[0]))
            used.add(back)
            return


def _heading_offices(chunks: Sequence[Chunk], at: int, used: set[int]) -> list[Title]:
    """Offices that open an entry, each with its comma, before the name: "Professor, tidigare rektor, X"."""
    before = chunks[:at]
    field = len(before) > 2 and before[0].kind == "role" and before[1].kind == "comma"
    if field and all(c.kind in ("word", "and") and c.text.islower() for c in before[2:]):
        used.add(0)  # "Toimialuejohtaja, terveyspalvelut X"
        return [title_at(chunks, 0)] if before[0].case == "nominative" else []
    if len(before) < 2 or [c.kind for c in before] != ["role", "comma"] * (at // 2):
        return []
    offices = [i for i in range(0, at, 2) if before[i].role and before[i].case == "nominative"]
    used |= set(offices)
    return [title_at(chunks, i) for i in offices]


def _office_follows(chunks: Sequence[Chunk], at: int, used: set[int]) -> bool:
    """ "Johtoryhmän puheenjohtaja, kunnanjohtaja X": a role with its body opens the sentence, then the office."""
    if at != 3 or chunks[2].kind != "comma" or chunks[1].kind != "role" or 1 in used:
        return False
    role, owner = chunks[1].role, chunks[0].agent
    return bool(role and role.slug and owner and owner.kind == "body" and chunks[0].case == "genitive")


def _in_apposition(title: Chunk, name: Chunk) -> bool:
    """A title stands in the nominative before a name in any case, or in the name's own case."""
    return title.case == "nominative" or (title.case == name.case and title.case not in ("essive", "translative"))


def _after(chunks: Sequence[Chunk], person: Named, used: set[int], *, entry: bool) -> None:
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
        elif chunk.kind == "role" and chunk.role and chunk.case == "nominative" and not _belongs_to_next(chunks, at):
            apart = chunks[at - 1].kind == "and" or (chunks[at - 1].kind == "person" and not entry)
            if apart and depth == 0 and not _glued(chunks, at):
                break
            owner = owner_before(chunks, at)
            after, place = owner_after(chunks, at)
            named = chunk.role
            if after is None and chunk.role.language == "sv":
                after, place = employer_after(chunks, at)
            if after is None and chunk.role.language == "sv" and chunk.role.slug is None:
                field_of_work, place = _field_after(chunks, at)
                named = replace(named, title=f"{named.title} {field_of_work}".strip())
            field = _field(chunks, at) if owner else ""
            person.titles.append(Title(_with_generic_owner(named, owner), chunk, owner or after, field))
            used.add(at)
            at = place
        elif _genitive_of_role(chunks, at) and (chunk.kind == "agent" or chunks[at - 1].kind in ("comma", "open")):
            pass
        elif employer := _employer_from(chunks, at):
            person.agents.append(employer)
            at += 1
        elif chunk.kind == "agent" and chunk.agent and chunk.case in ("nominative", "of", "elative"):
            if chunks[at - 1].kind == "person" and chunk.case != "elative":
                break
            person.agents.append(chunk.agent)
        elif chunk.place and (chunks[at - 1].kind in ("comma", "open") or chunk.case in ("elative", "ablative")):
            if chunk.case == "nominative" and chunks[at - 1].kind in ("comma", "open"):
                person.agents.append(AgentName(chunk.place, "organization", chunk.place.casefold(), "fi"))
        elif segment := (
            _last_segment(chunks, at, titled=bool(person.titles)) or (_segment(chunks, at) if person.titles else [])
        ):
            name = " ".join(c.text for c in segment)
            person.agents.append(AgentName(name, "organization", name.casefold(), "fi"))
            at += len(segment) - 1
        elif _elative_name(chunk):
            person.agents.append(AgentName(_elative_name(chunk), "organization", _elative_name(chunk).casefold(), "fi"))
        elif chunk.kind == "date" or (
            chunk.kind == "word" and chunk.text.casefold() in _DATED and person.last > person.at
        ):
            pass
        elif chunk.kind != "comma":
            break
        person.last = at
        at += 1


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


_DATED: Final = frozenset({"alkaen", "saakka", "asti", "lähtien", "från", "till", "."})


def _runs_into_next(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a role behind a comma has lost the space to the next name: "A, ordförandeB"."""
    follows = at + 1 < len(chunks) and chunks[at].span.end == chunks[at + 1].span.start
    return follows and at > 1 and chunks[at - 1].kind == "comma"


def _glued(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a role has lost the space to the name before it: in a table's cells run together it is that person's."""
    return at > 0 and chunks[at - 1].kind == "person" and chunks[at - 1].span.end == chunks[at].span.start


def _belongs_to_next(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether the role at `at` is the title of a person who comes next, not of the one before."""
    if _glued(chunks, at) or _runs_into_next(chunks, at):
        return False
    after = next((c for c in chunks[at + 1 :] if c.kind != "role"), None)
    if after and after.kind == "person":
        return True  # "sijainen kansanedustaja X"
    _, place = owner_after(chunks, at)
    if place != at and place + 1 < len(chunks) and chunks[place + 1].kind == "person":
        return True
    role = chunks[at].role
    if at + 1 < len(chunks) and chunks[at + 1].text == ":":
        return bool(role and role.slug) and any(c.kind == "person" for c in chunks[at + 2 :])  # "X (ersättare: Y)"
    if at + 2 >= len(chunks) or chunks[at + 1].kind != "verb":
        return False
    # "…, vice ordförande är X"
    return chunks[at].number == "plural" or (chunks[at + 1].verb == "serve" and chunks[at + 2].kind == "person")


def _genitive_of_role(chunks: Sequence[Chunk], at: int) -> bool:
    return (
        chunks[at].case == "genitive"
        and at + 1 < len(chunks)
        and chunks[at + 1].kind == "role"
        and not _belongs_to_next(chunks, at + 1)
    )


def _share_plural_titles(chunks: Sequence[Chunk], found: list[Named]) -> None:
    """ "varapuheenjohtajat A ja B", "vice ordförande A och B": a title in the plural holds for the whole list."""
    for here, person in enumerate(found):
        shared = [
            t for t in person.titles if t.chunk.number == "plural" and t.chunk.span.end <= person.chunk.span.start
        ]
        if not shared:
            continue
        last = person
        for other in found[here + 1 :]:
            between = chunks[last.at + 1 : other.at]
            if other.titles and other.titles[0].chunk.span.end <= other.chunk.span.start:
                break
            if not all(c.kind in ("comma", "and", "open", "close", "party") or c.place for c in between):
                break
            other.titles[:0] = [Title(t.role, t.chunk, t.owner) for t in shared]
            last = other


def _with_generic_owner(role: RoleName, owner: AgentName | None) -> RoleName:
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
