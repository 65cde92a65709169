"""People with what stands beside their names: chunks in, each person's titles, party and organisation out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from reformgraph.extract.chunks import AgentName, Chunk
from reformgraph.extract.forms import endings, readings
from reformgraph.extract.lexicon import PARTY_BY_NAME
from reformgraph.extract.titles import (
    Title,
    after_field,
    employer_after,
    field_after,
    field_before,
    owner_after,
    owner_before,
    title_at,
    with_generic_owner,
)


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


def _before(chunks: Sequence[Chunk], person: Named, used: set[int]) -> None:
    """Titles that stand right before the name; several may follow one another ("varajäsen lakimies X")."""
    at = person.at - 1
    if at > 0 and chunks[at - 1].kind == "role" and (party := _party_of(chunks[at])):
        person.party, at = party, at - 1  # "puheenjohtaja keskustan X"
    while at >= 0 and chunks[at].kind == "role" and at not in used and _in_apposition(chunks[at], person.chunk):
        if _glued(chunks, at) or _runs_into_next(chunks, at):
            break
        role = chunks[at].role
        assert role
        owner = owner_before(chunks, at)
        if owner is None and at > 1 and chunks[at - 1].kind == "open" and chunks[at - 2].kind == "agent":
            owner = chunks[at - 2].agent  # "konsernityöryhmän (puheenjohtaja X)"
        person.titles.append(Title(with_generic_owner(role, owner), chunks[at], owner, field_before(chunks, at)))
        used.add(at)
        at -= 2 if _office_follows(chunks, at, used) or after_field(chunks, at) else 1
    if person.titles or at < 1 or chunks[at].kind not in ("agent", "word"):
        return
    # "ordförande för gruppen Anna Exempelsson", "sekreterare i styrelsen X"
    for back in range(at - 1, max(at - 4, -1), -1):
        role = chunks[back].role
        if role and owner_after(chunks, back)[1] == at and chunks[back].case == "nominative":
            person.titles.append(Title(role, chunks[back], owner_after(chunks, back)[0]))
            used.add(back)
            return


def _party_of(chunk: Chunk) -> str | None:
    """The party that a genitive names."""
    if chunk.kind == "agent" and chunk.agent and chunk.case == "genitive":
        return PARTY_BY_NAME.get(chunk.agent.label.casefold())
    lemmas = [r.lemma.casefold() for r in readings(chunk.text) if r.case == "genitive"] if chunk.kind == "word" else []
    return next((PARTY_BY_NAME[lemma] for lemma in lemmas if lemma in PARTY_BY_NAME), None)


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
                field_of_work, place = field_after(chunks, at)
                named = replace(named, title=f"{named.title} {field_of_work}".strip())
            field = field_before(chunks, at) if owner else ""
            person.titles.append(Title(with_generic_owner(named, owner), chunk, owner or after, field))
            used.add(at)
            at = place
        elif office := _office_of_place(chunks, at):
            title, at = office
            person.titles.append(title)
            used.add(at)
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


def _office_of_place(chunks: Sequence[Chunk], at: int) -> tuple[Title, int] | None:
    """ "X, Vantaan vanhus- ja vammaispalvelujen johtaja": the place, the field of the office, the office."""
    place = chunks[at].place
    if not place or chunks[at].case != "genitive" or chunks[at - 1].kind not in ("comma", "open"):
        return None
    last = at + 1
    while last < len(chunks) and chunks[last].kind in ("word", "and") and not chunks[last].place:
        last += 1
    office = chunks[last].role if last < len(chunks) and chunks[last].case == "nominative" else None
    if office is None or office.slug or last == at + 1 or _belongs_to_next(chunks, last):
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
