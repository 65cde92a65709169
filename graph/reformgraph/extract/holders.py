"""Who holds a role that a verb says: the clause's people and the places of its roles in, the holders out."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import Final

from reformgraph.extract.chunks import Chunk
from reformgraph.extract.deputies import is_deputy
from reformgraph.extract.named import Named
from reformgraph.extract.predicate_places import accompanied, subject_before


def holders_of(
    chunks: Sequence[Chunk],
    people: list[Named],
    places: Sequence[int],
    n: int,
    verbs: Set[str | None],
    *,
    backward: bool,
) -> list[Named]:
    """The people who hold the `n`th of the roles at `places`; `backward` says that their names come before it."""
    at = places[n]
    company = accompanied(chunks, at)
    turned = subject_before(chunks, at)
    if company is not None:
        return _joined([p for p in people if company < p.at < at], chunks)
    if turned is not None:
        return [p for p in people if p.at == turned]
    beside = _accompanying(chunks, places)
    if backward:
        floor = max((p for p in places[:n] if p not in beside), default=-1)
        return _joined([p for p in people if floor < p.at < at and p.at not in beside], chunks, beside)
    ceiling = _ceiling(chunks, places, n)
    found = _run([p for p in people if at < p.at < ceiling], chunks, at)
    if not found and chunks[at].case == "translative" and "appoint" in verbs:
        before = [p for p in people if p.at < at and p.at not in beside]
        found = _joined(before, chunks, beside)  # "igår utsåg staden X till direktör"
    if not found and chunks[at].case == "essive":
        last = next((p for p in reversed(people) if p.at < at), None)
        serves = last is not None and any(c.verb == "serve" for c in chunks[last.at + 1 : at])
        found = [last] if last and serves else []  # "johtajaksi valittu X toimii nyt päällikkönä"
    return found[:1] if _is_attribute(chunks, at) or _takes_one(chunks, at) else found


def _accompanying(chunks: Sequence[Chunk], places: Sequence[int]) -> frozenset[int]:
    """The places of "med B som ersättare" in "A med B som ersättare till medlemmar"."""
    begins = {at: accompanied(chunks, at) for at in places}
    return frozenset(i for at, start in begins.items() if start is not None for i in range(start, at + 1))


def _is_attribute(chunks: Sequence[Chunk], at: int) -> bool:
    """ "Puheenjohtajana toimiva X ja johtaja Y": what a participle says is said of the next name alone."""
    return at + 1 < len(chunks) and bool(_PARTICIPLE.match(chunks[at + 1].text))


_PARTICIPLE: Final = re.compile(r"^(?:oleva|toimiva|toiminut|toimineen?|ollut|olleen|aloittava)n?$", re.I)


def _takes_one(chunks: Sequence[Chunk], at: int) -> bool:
    """ "A, varajäsenenään B, ja C": a member has one deputy."""
    own = re.search(r"(?:nään|nsa|nsä|seen|kseen)$", chunks[at].text)
    return is_deputy(chunks[at]) and bool(own) and any(c.kind == "person" for c in chunks[:at])


_JOINING: Final = frozenset({"comma", "and", "role", "agent", "open", "close", "party"})


def _run(people: list[Named], chunks: Sequence[Chunk], start: int) -> list[Named]:
    """The people right after a role, as far as commas and conjunctions join them."""
    run: list[Named] = []
    last = start
    for person in people:
        between = chunks[last + 1 : person.at]
        if run and _is_inside(between):
            continue  # "A (ersättare: B) och C"
        if (
            run
            and not _is_affiliation(between)
            and not all(c.kind in _JOINING or _light(c) for c in _outside_brackets(between))
        ):
            break
        if run and not any(c.kind in ("comma", "and", "close", "stop") for c in between):
            break
        own = any(t.role.slug and t.chunk.number != "plural" for t in person.titles)
        if own and chunks[start].role.slug == "member" and chunks[start].number == "plural":  # type: ignore[union-attr]
            if any(is_deputy(t.chunk) for t in person.titles):
                break
            own = False  # "jäseninä puheenjohtaja A, varapuheenjohtaja B, C ja D"
        if run and own and any(t.role.slug and t.chunk.number != "plural" for t in person.titles if t.chunk in between):
            break  # "puheenjohtaja on A ja varapuheenjohtaja B": the second has a role of its own
        run.append(person)
        last = person.at
    return run


def _is_affiliation(between: Sequence[Chunk]) -> bool:
    """ "A, förening; B": what a comma parts from a name and a semicolon from the next is where someone comes from."""
    return (
        len(between) > 1
        and between[0].kind == "comma"
        and between[-1].text == ";"
        and not any(c.kind in ("verb", "role", "stop") for c in between[:-1])
    )


def _ceiling(chunks: Sequence[Chunk], places: Sequence[int], n: int) -> int:
    """Where the holders of a role end: at the next role, and in brackets where they close."""
    if _is_inside(chunks[: places[n]]):
        return next((i for i in range(places[n], len(chunks)) if chunks[i].kind == "close"), len(chunks))
    return next((p for p in places[n + 1 :] if not _is_inside(chunks[:p])), len(chunks))


def _joined(people: list[Named], chunks: Sequence[Chunk], beside: frozenset[int] = frozenset()) -> list[Named]:
    """The last people before a role that share it: walk back while only commas and conjunctions part them."""
    run: list[Named] = []
    for person in reversed(people):
        if run:
            between = [chunks[i] for i in range(person.at + 1, run[0].at) if i not in beside]
            if not between or not all(c.kind in _JOINING or _light(c) for c in _outside_brackets(between)):
                break
        run.insert(0, person)
    return run


def _is_inside(between: Sequence[Chunk]) -> bool:
    return sum((c.kind == "open") - (c.kind == "close") for c in between) > 0


def _outside_brackets(chunks: Sequence[Chunk]) -> list[Chunk]:
    depth, found = 0, []
    for at, chunk in enumerate(chunks):
        if [c.text.casefold() for c in chunks[max(at - 2, 0) : at + 1]] == ["från", "och", "med"]:
            continue  # "A, från och med augusti, och B"
        depth += chunk.kind == "open"
        if depth == 0:
            found.append(chunk)
        depth -= chunk.kind == "close"
    return found


def _light(chunk: Chunk) -> bool:
    if chunk.place or chunk.kind == "date" or chunk.text == ";":
        return True
    if chunk.kind == "word" and chunk.text[:1].isupper():
        return True  # an organisation by its name
    return chunk.kind == "word" and (chunk.case in ("genitive", "elative") or chunk.text.casefold() in _SMALL)


_SMALL: Final = frozenset(
    (
        "myös lisäksi hänen jälkeensä sitten även dessutom därefter alkaen saakka asti sekä ; vid i på från av tf tf. "
        "vt vt. för"
    ).split()
)
