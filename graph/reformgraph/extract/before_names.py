"""What stands before a name in apposition: chunks in, the person's titles and party out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reformgraph.extract.chunks import Chunk
from reformgraph.extract.forms import readings
from reformgraph.extract.lexicon import PARTY_BY_NAME
from reformgraph.extract.named import Named, is_glued, runs_into_next
from reformgraph.extract.titles import (
    Title,
    after_field,
    field_before,
    owner_after,
    owner_before,
    title_at,
    with_generic_owner,
)


def read_before(chunks: Sequence[Chunk], person: Named, used: set[int]) -> None:
    """Titles that stand right before the name; several may follow one another ("varajäsen lakimies X")."""
    at = _over_degrees(chunks, person.at - 1)
    comma = at > 1 and chunks[at - 1].kind == "comma" and not any(c.kind == "person" for c in chunks[:at])
    titled = at - 2 if comma else at - 1
    if titled >= 0 and chunks[titled].kind == "role" and (party := _party_of(chunks[at])):
        person.party, at = party, titled  # "puheenjohtaja keskustan X", "valtuutettu, keskustan X"
    while at >= 0 and chunks[at].kind == "role" and at not in used and _in_apposition(chunks[at], person.chunk):
        if is_glued(chunks, at) or runs_into_next(chunks, at):
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


def _over_degrees(chunks: Sequence[Chunk], at: int) -> int:
    """The place before "varatuomari" or "LL", degrees between a title that says whose it is and the first name."""
    back = at
    while back > 0 and at - back < 3 and _is_degree(chunks[back]):
        back -= 1
    titled = back - (chunks[back].kind == "comma")
    role = chunks[titled].role if back < at and titled > 0 else None
    owned = role is not None and role.slug and chunks[titled].case == "nominative" and owner_before(chunks, titled)
    return titled if owned and not any(c.kind == "person" for c in chunks[:titled]) else at


def _is_degree(chunk: Chunk) -> bool:
    """A word in the nominative, or letters that stand for one."""
    plain = chunk.kind == "word" and chunk.text.isalpha() and not chunk.place
    return plain and (chunk.text.isupper() or (chunk.text.islower() and chunk.case == "nominative"))


def _party_of(chunk: Chunk) -> str | None:
    """The party that a genitive names."""
    if chunk.kind == "agent" and chunk.agent and chunk.case == "genitive":
        return PARTY_BY_NAME.get(chunk.agent.label.casefold())
    lemmas = [r.lemma.casefold() for r in readings(chunk.text) if r.case == "genitive"] if chunk.kind == "word" else []
    return next((PARTY_BY_NAME[lemma] for lemma in lemmas if lemma in PARTY_BY_NAME), None)


def opening_offices(chunks: Sequence[Chunk], at: int, used: set[int]) -> list[Title]:
    """Offices that open an entry, each with its comma, before the name: "Professor, tidigare rektor, X"."""
    before = chunks[:at]
    chosen = _chosen_as(before, used)
    if chosen:
        return [chosen]
    field = len(before) > 2 and before[0].kind == "role" and before[1].kind == "comma"
    of_work = before[2:-1] if len(before) > 3 and before[-1].kind == "comma" else before[2:]
    if field and all(c.kind in ("word", "and") and c.text.islower() for c in of_work):
        used.add(0)  # "Toimialuejohtaja, terveyspalvelut X"
        return [title_at(chunks, 0)] if before[0].case == "nominative" else []
    if len(before) < 2 or [c.kind for c in before] != ["role", "comma"] * (at // 2):
        return []
    offices = [i for i in range(0, at, 2) if before[i].role and before[i].case == "nominative"]
    used |= set(offices)
    return [title_at(chunks, i) for i in offices]


def _chosen_as(before: Sequence[Chunk], used: set[int]) -> Title | None:
    """ "Ikäihmisten palvelujen johtajaksi LL X": an entry of those chosen, what for before the name."""
    at = len(before) - 1
    while at > 0 and len(before) - at < 4 and _is_degree(before[at]):
        at -= 1
    role = before[at].role if at >= 0 else None
    if role is None or role.slug or before[at].case != "translative":
        return None
    field = before[:at]
    joined = all(c.kind == "and" or (c.kind == "word" and (c.case == "genitive" or c.text[-1] == "-")) for c in field)
    if not joined:
        return None
    used.add(at)
    words = " ".join([*(c.text for c in field), role.title])
    return Title(replace(role, title=words[:1].lower() + words[1:]), before[at])


def _office_follows(chunks: Sequence[Chunk], at: int, used: set[int]) -> bool:
    """ "Johtoryhmän puheenjohtaja, kunnanjohtaja X": a role with its body opens the sentence, then the office."""
    if at != 3 or chunks[2].kind != "comma" or chunks[1].kind != "role" or 1 in used:
        return False
    role, owner = chunks[1].role, chunks[0].agent
    return bool(role and role.slug and owner and owner.kind == "body" and chunks[0].case == "genitive")


def _in_apposition(title: Chunk, name: Chunk) -> bool:
    """A title stands in the nominative before a name in any case, or in the name's own case."""
    return title.case == "nominative" or (title.case == name.case and title.case not in ("essive", "translative"))
