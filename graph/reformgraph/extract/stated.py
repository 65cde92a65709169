"""What one clause states of bodies: a clause and what it is about in; triples of body, relation and body out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from reformgraph.extract.clauses import Clause
from reformgraph.extract.mentions import Refs
from reformgraph.extract.subjects import comes_after, doers_of, subject_of
from reformgraph.extract.verbforms import Verb
from reformgraph.extract.verbs import (
    ACTIONS_FI,
    ACTIONS_SV,
    MATTERS,
    PASSIVES_FI,
    PASSIVES_SV,
    POSITIONS_FI,
    SERVING_FI,
    SET_UP_FI,
    Construction,
)
from reformgraph.model import AgentRef

Triple = tuple[AgentRef, str, AgentRef]

_PREPARING: Final = frozenset({"valmistella", "bereder", "förbereder", "bereda", "förbereda"})
_HAVING: Final = {"fi": "adessive", "sv": "nominative", "en": "nominative"}


def stated(clause: Clause, subject: Refs) -> Iterator[Triple]:
    """Every relation that the clause states, with `subject` as what it is about."""
    swedish = clause.language == "sv"
    words = clause.text().split()
    for verb in clause.verbs:
        for construction in ACTIONS_SV if swedish else ACTIONS_FI:
            given = not construction.given or any(word.startswith(construction.given) for word in words)
            if verb.lemmas & construction.words and not verb.passive and given:
                yield from _action(clause, verb, construction, subject)
        for construction in PASSIVES_SV if swedish else PASSIVES_FI if verb.passive else ():
            if verb.lemmas & construction.words:
                yield from _passive(clause, construction, subject)
    if not swedish:
        yield from _positions(clause, subject)
        yield from _serving(clause)
        yield from _handing_over(clause)
    yield from _matters(clause, subject)
    yield from _having(clause)


def triples(
    ones: Iterable[AgentRef], relation: str, others: Iterable[AgentRef], *, back: bool = False
) -> Iterator[Triple]:
    """The relation of each of the ones to each of the others, or back."""
    known = tuple(others)
    for one in ones:
        for other in known:
            yield (other, relation, one) if back else (one, relation, other)


def _action(clause: Clause, verb: Verb, construction: Construction, inherited: Refs) -> Iterator[Triple]:
    """A doer and what it acts on, each in its case."""
    plain = construction.cases == {"nominative"}  # Swedish: the object is told by its place
    others = [m for m in clause.mentions if m.case in construction.cases and not m.owner]
    others = [m for m in others if m.work or not construction.work]
    doers = doers_of(clause, verb, [] if plain else others)
    if plain:
        others = [m for m in others if m.at > verb.at and m not in doers]
    by = tuple(ref for m in doers for ref in m.refs) or inherited
    relation = construction.relation
    if relation == "monitors" and clause.language == "fi" and comes_after(doers, others, verb):
        relation = "succeeds"
    for mention in others:
        if not set(by) & set(mention.refs):
            yield from triples(by, relation, mention.refs, back=construction.back)


def _passive(clause: Clause, construction: Construction, subject: Refs) -> Iterator[Triple]:
    for mention in clause.mentions:
        if mention.case in construction.cases and not mention.owner:
            yield from triples(subject, construction.relation, mention.refs, back=construction.back)


def _positions(clause: Clause, subject: Refs) -> Iterator[Triple]:
    """ "X:n alaisuudessa", "X:n tilalle": a noun or postposition after the owner tells the relation."""
    for mention in clause.mentions:
        for noun in sorted(mention.nouns & POSITIONS_FI.keys()):
            relation, back = POSITIONS_FI[noun]
            yield from triples(subject, relation, mention.refs, back=back)


def _serving(clause: Clause) -> Iterator[Triple]:
    """ "Seurantaryhmänä X:lle toimii Y": what Y is for X tells the relation."""
    for mention in clause.mentions:
        relation = SERVING_FI.get(mention.head) if mention.case == "essive" else None
        if relation:
            served = [ref for m in clause.mentions if m.case == "allative" for ref in m.refs]
            yield from triples(subject_of(clause), relation, served, back=relation == "steered-by")


def _handing_over(clause: Clause) -> Iterator[Triple]:
    """ "X:n tehtävät siirtyivät Y:lle": Y succeeds X. "X:n asettama Y": Y is under X."""
    moves = any("siirtyä" in v.lemmas for v in clause.verbs)
    for mention in clause.mentions:
        owned = {lemma for lemma, _ in mention.nouns}
        if moves and "tehtävä" in owned:
            new = [ref for m in clause.mentions if m.case == "allative" for ref in m.refs]
            yield from triples(new, "succeeds", mention.refs)
        after = min((m for m in clause.mentions if m.at > mention.at), key=lambda m: m.at, default=None)
        if owned & SET_UP_FI and after:
            yield from triples(after.refs, "steered-by", mention.refs)


def _matters(clause: Clause, subject: Refs) -> Iterator[Triple]:
    """ "X valmistelee Y:n kokoukset", "X bereder Y:s ärenden": X prepares for Y."""
    if any(v.lemmas & _PREPARING for v in clause.verbs):
        for mention in clause.mentions:
            if mention.owner and any(noun in MATTERS for noun, _ in mention.nouns):
                yield from triples(subject, "prepares-for", mention.refs)


def _having(clause: Clause) -> Iterator[Triple]:
    """ "X:llä on Y", "X har Y": Y is a part of X, or completes it where it stands beside it ("rinnallaan")."""
    if len(clause.verbs) != 1 or not clause.verbs[0].lemmas & {"olla", "har", "hade"}:
        return
    at = clause.verbs[0].at
    plain = [m for m in clause.mentions if not m.owner]
    whole = next((m for m in plain if m.case == _HAVING[clause.language] and m.at < at), None)
    text = clause.text()
    relation = "complements" if "rinnalla" in text or "vid sidan" in text else "part-of"
    for part in plain:
        if whole and part.case == "nominative" and part.at > at:
            yield from triples(part.refs, relation, whole.refs)
