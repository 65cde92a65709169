"""Who a clause is about and who does what in it: a clause in, bodies out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reformgraph.extract.clauses import Clause, together
from reformgraph.extract.mentions import Mention, Refs
from reformgraph.extract.verbforms import Verb
from reformgraph.extract.verbs import SETS_UP

_TASKS: Final = frozenset(
    {("tehtävä", "essive"), ("tehtävä", "nominative"), ("tavoite", "essive"), ("tarkoitus", "essive")}
)


def subject_of(clause: Clause) -> Refs:
    """The bodies that a clause is about: its nominatives; "X:n tehtävänä on …" and "X:n työ päättyy" are about X."""
    if clause.language == "sv" and clause.verbs and not any(v.finite for v in clause.verbs):
        return ()  # "att samordna grupperna": what stands there is the object
    first = next((m for m in clause.mentions if m.case == "nominative" and not m.owner), None)
    first = first or next((m for m in clause.mentions if m.counted and m.case == "partitive"), None)
    if first:
        return tuple(r for m in together(clause, first) for r in m.refs)
    return next((m.refs for m in clause.mentions if m.nouns & _TASKS), ())


def doers_of(clause: Clause, verb: Verb, others: Sequence[Mention]) -> list[Mention]:
    """The nominatives nearest before a verb, else after it, with those joined to them."""
    taken = {r for m in others for r in m.refs}
    fitting = [m for m in clause.mentions if m.case == "nominative" and not m.owner and not (set(m.refs) & taken)]
    before = [m for m in fitting if m.at < verb.at]
    after = [m for m in fitting if m.at > verb.at]
    if before:
        return together(clause, before[-1])
    if not after or (clause.language == "sv" and not verb.finite):
        return []
    # In Swedish what follows the subject after the verb is the object: "i måndags tillsatte A B".
    return [after[0]] if clause.language == "sv" and len(after) > 1 else together(clause, after[0])


def comes_after(doers: Sequence[Mention], others: Sequence[Mention], verb: Verb) -> bool:
    """ "A:ta seurasi B": with the doer last and the other itself first, B came after A."""
    return bool(doers) and all(m.at > verb.at for m in doers) and any(m.at < verb.at and not m.work for m in others)


def under_same_conjunction(found: Sequence[Clause]) -> list[Clause]:
    """The clauses that go on under the same conjunction: "kun A on valittu ja B aloittaa"."""
    run: list[Clause] = []
    for clause in found:
        if not clause.chunks or clause.chunks[0].kind != "and":
            break
        run.append(clause)
    return run


def spoken_of(clause: Clause) -> Refs:
    """What a pronoun in the next sentence means: the body that was set up, else the subject."""
    for verb in clause.verbs:
        if verb.lemmas & SETS_UP and not verb.passive:
            after = [m for m in clause.mentions if m.at > verb.at and not m.owner]
            if len(after) == 1 or (after and clause.language == "sv"):
                return after[-1].refs
    return subject_of(clause)
