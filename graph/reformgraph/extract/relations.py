"""How bodies stand to one another: sentences, headings and list entries in; relations between two bodies out.

What a verb or a postposition states is in `verbs`; here are the ways in which a sentence puts two bodies around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from reformgraph.extract.chunker import chunk
from reformgraph.extract.chunks import Chunk
from reformgraph.extract.clauses import Clause, clauses
from reformgraph.extract.mentions import Pointers, Refs
from reformgraph.extract.scene import Scene
from reformgraph.extract.subjects import comes_after, doers_of, subject_of, under_same_conjunction
from reformgraph.extract.verbforms import Verb
from reformgraph.extract.verbs import (
    ACTIONS_FI,
    ACTIONS_SV,
    BEGINS,
    ENDS,
    MATTERS,
    PASSIVES_FI,
    PASSIVES_SV,
    POSITIONS_FI,
    SERVING_FI,
    SET_UP_FI,
    SETS_UP,
    UNTIL,
    WHEN,
    Construction,
)
from reformgraph.model import AgentRef, RelationClaim, Span

_GUIDES: Final = frozenset(
    {"riktlinjer", "riktlinjerna", "linjerna", "linjat", "linjaukset", "suuntaviivat", "suunnan"}
)
_PREPARING: Final = frozenset({"valmistella", "bereder", "förbereder", "bereda", "förbereda"})
_HAVING: Final = {"fi": {"adessive"}, "sv": {"nominative"}, "en": {"nominative"}}


class Relations:
    """Reads the relations of a document, sentence by sentence; a plural stands for the bodies of that kind."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._pointers = Pointers()
        # Relations of a plural, for the bodies that a list below goes on to name.
        self._open: list[tuple[str, AgentRef, Span]] = []
        self._last: Span | None = None
        self._stated: set[RelationClaim] = set()

    def sentence(self, span: Span, chunks: Sequence[Chunk], *, below_topic: bool = False) -> list[Clause]:
        """Take a sentence and return its clauses; `below_topic`: it is an infinitive in a list of the topic's tasks."""
        scene = self._scene
        self._open = []
        if scene.topic and scene.topic.kind == "body" and not self._goes_on(span):
            self._pointers.singular = scene.topic
        found = clauses(scene, chunks, self._pointers)
        subject: Refs = (scene.topic,) if below_topic and scene.topic else ()
        for at, clause in enumerate(found):
            if not clause.negated:
                subject = clause.subject = self._clause(span, clause, subject)
                self._ending(span, found, at, subject)
        self._levels(span, found)
        self._owned(span, chunks)
        main = next((refs for clause in found if len(refs := _spoken_of(clause)) == 1), ())
        self._pointers.singular = (
            main[0] if main else scene.topic if scene.topic and scene.topic.kind == "body" else None
        )
        self._last = span if main else None
        return found

    def _goes_on(self, span: Span) -> bool:
        """Whether the sentence before, in the same paragraph, had a body as its subject, which "se" then means."""
        between = self._scene.document.text[self._last.end : span.start] if self._last else "\n"
        return "\n" not in between

    def entry(self, span: Span, chunks: Sequence[Chunk]) -> None:
        """Take a list's entry: a body that the sentence above announced, or a task in the infinitive."""
        named = [c for c in chunks if c.kind == "agent" and c.agent and c.agent.kind == "body" and c.number != "plural"]
        if len(named) == 1 and named[0].agent:
            ref = self._scene.resolve(named[0].agent, named[0].span.start)
            for relation, other, above in self._open:
                self._relate((above, span), ref, relation, other)
        kept = self._open
        if chunks and not any(c.kind == "person" for c in chunks):
            self.sentence(span, chunks, below_topic=True)
        self._open = kept

    def _clause(self, span: Span, clause: Clause, inherited: Refs) -> Refs:
        """Read one clause and return what it is about, which a following clause without a subject shares."""
        subject = subject_of(clause) or (() if clause.has_subject() else inherited)
        swedish = clause.language == "sv"
        for verb in clause.verbs:
            for construction in ACTIONS_SV if swedish else ACTIONS_FI:
                said = not construction.given or any(w.startswith(construction.given) for w in clause.text().split())
                if verb.lemmas & construction.words and not verb.passive and said:
                    self._action(span, clause, verb, construction, subject)
            for construction in PASSIVES_SV if swedish else PASSIVES_FI if verb.passive else ():
                if verb.lemmas & construction.words:
                    self._passive(span, clause, construction, subject)
        if not swedish:
            self._positions(span, clause, subject)
            self._serving(span, clause)
            self._handing_over(span, clause)
        self._matters(span, clause, subject)
        self._having(span, clause)
        return subject

    def _action(self, span: Span, clause: Clause, verb: Verb, construction: Construction, inherited: Refs) -> None:
        others = [
            m
            for m in clause.mentions
            if m.case in construction.cases and not m.owner and (m.work or not construction.work)
        ]
        doers = doers_of(clause, verb, others if construction.cases != {"nominative"} else [])
        if construction.cases == {"nominative"}:
            mine = {m.at for m in doers}
            others = [m for m in others if m.at > verb.at and m.at not in mine]
        by = tuple(r for m in doers for r in m.refs) or inherited
        relation, back = construction.relation, construction.back
        if relation == "monitors" and clause.language == "fi" and comes_after(doers, others, verb):
            relation = "succeeds"
        for mention in others:
            if set(by) & set(mention.refs):
                continue
            for other in mention.refs:
                for doer in by:
                    lower, upper = (other, doer) if back else (doer, other)
                    self._relate((span,), lower, relation, upper)
                    if mention.plural and back:
                        self._open.append((relation, doer, span))

    def _passive(self, span: Span, clause: Clause, construction: Construction, subject: Refs) -> None:
        for mention in clause.mentions:
            if mention.case not in construction.cases or mention.owner:
                continue
            for doer in mention.refs:
                for one in subject:
                    lower, upper = (doer, one) if construction.back else (one, doer)
                    self._relate((span,), lower, construction.relation, upper)

    def _positions(self, span: Span, clause: Clause, subject: Refs) -> None:
        for mention in clause.mentions:
            for noun in sorted(mention.nouns & POSITIONS_FI.keys()):
                relation, back = POSITIONS_FI[noun]
                for owner in mention.refs:
                    for one in subject:
                        lower, upper = (owner, one) if back else (one, owner)
                        self._relate((span,), lower, relation, upper)

    def _serving(self, span: Span, clause: Clause) -> None:
        """ "Seurantaryhmänä X:lle toimii Y": what Y is for X tells the relation."""
        for mention in clause.mentions:
            kind = SERVING_FI.get(mention.head)
            if mention.case != "essive" or not kind:
                continue
            served = [r for m in clause.mentions if m.case == "allative" for r in m.refs]
            for one in subject_of(clause):
                for other in served:
                    if kind == "steered-by":
                        self._relate((span,), other, kind, one)
                    else:
                        self._relate((span,), one, kind, other)

    def _handing_over(self, span: Span, clause: Clause) -> None:
        """ "X:n tehtävät siirtyivät Y:lle": Y succeeds X. "X:n asettama Y": Y is under X."""
        ordered = sorted(clause.mentions, key=lambda m: m.at)
        moves = any("siirtyä" in v.lemmas for v in clause.verbs)
        for mention in ordered:
            owned = {lemma for lemma, _ in mention.nouns}
            if moves and "tehtävä" in owned:
                for new in (r for m in ordered if m.case == "allative" for r in m.refs):
                    for old in mention.refs:
                        self._relate((span,), new, "succeeds", old)
            if owned & SET_UP_FI:
                after = [m for m in ordered if m.at > mention.at]
                for lower in after[0].refs if after else ():
                    for upper in mention.refs:
                        self._relate((span,), lower, "steered-by", upper)

    def _matters(self, span: Span, clause: Clause, subject: Refs) -> None:
        """ "X valmistelee Y:n kokoukset", "X bereder Y:s ärenden": X prepares for Y."""
        if not any(v.lemmas & _PREPARING for v in clause.verbs):
            return
        for mention in clause.mentions:
            if mention.owner and any(noun in MATTERS for noun, _ in mention.nouns):
                for one in subject:
                    for other in mention.refs:
                        self._relate((span,), one, "prepares-for", other)

    def _having(self, span: Span, clause: Clause) -> None:
        """ "X:llä on Y", "X har Y": Y is a part of X, or completes it where it stands beside it ("rinnallaan")."""
        if len(clause.verbs) != 1 or not clause.verbs[0].lemmas & {"olla", "har", "hade"}:
            return
        at = clause.verbs[0].at
        whole = next(
            (m for m in clause.mentions if m.case in _HAVING[clause.language] and m.at < at and not m.owner), None
        )
        parts = [m for m in clause.mentions if m.case == "nominative" and m.at > at and not m.owner]
        relation = "complements" if "rinnalla" in clause.text() or "vid sidan" in clause.text() else "part-of"
        for part in parts if whole else []:
            for one in part.refs:
                for other in whole.refs if whole else ():
                    self._relate((span,), one, relation, other)

    def _ending(self, span: Span, found: Sequence[Clause], at: int, subject: Refs) -> None:
        """ "X works until Y begins", "X ends when Y begins": Y succeeds X."""
        clause = found[at]
        before = found[at - 1] if at else None
        until = clause.opening in UNTIL or (
            clause.opening == "att" and before is not None and "till dess" in before.text()
        )
        if before is None or not (until or clause.opening in WHEN):
            return
        mirrored = clause.opening in WHEN and any(v.lemmas & ENDS for v in clause.verbs)
        if mirrored and any(v.lemmas & BEGINS for v in before.verbs):
            for new in subject_of(before):  # "X aloittaa, jolloin Y:n työ päättyy"
                for old in subject_of(clause):
                    self._relate((span,), new, "succeeds", old)
            return
        words = {w for c in (before, clause) for v in c.verbs for w in v.lemmas} | {
            c.text.casefold() for c in before.chunks
        }
        lasting = clause.opening == "jolloin" and words & {"toimia", "jatkaa"}
        if not until and not words & ENDS and not lasting:
            return
        later: list[AgentRef] = []
        for one in [clause, *under_same_conjunction(found[at + 1 :])]:
            if any(v.lemmas & BEGINS for v in one.verbs):
                later += subject_of(one)
        earlier = subject_of(before) or ((self._scene.topic,) if self._scene.topic else ())
        for new in dict.fromkeys(later):
            for old in earlier:
                self._relate((span,), new, "succeeds", old)

    def _levels(self, span: Span, found: Sequence[Clause]) -> None:
        """ "A gives the guidelines, and B leads the work": of two levels in one sentence A steers B."""
        for above, below in pairwise(found):
            guides = any(c.text.casefold() in _GUIDES for c in above.chunks)
            if guides and below.opening not in ("som", "joka") and not any(m.work or m.owner for m in above.mentions):
                for upper in subject_of(above):
                    for lower in subject_of(below):
                        self._relate((span,), lower, "steered-by", upper)

    def _owned(self, span: Span, chunks: Sequence[Chunk]) -> None:
        """ "Ohjausryhmän työvaliokunta" is a part of it; "johtoryhmän työryhmät" are steered by it."""
        scene = self._scene
        for at, part in enumerate(chunks):
            if part.kind != "agent" or not part.agent or part.agent.kind != "body":
                continue
            owner = chunks[at - 1] if at and not part.agent.sub_of else _genitive_within(scene, part)
            if (
                not owner
                or not owner.agent
                or owner.agent.kind != "body"
                or owner.case != "genitive"
                or owner.number == "plural"
            ):
                continue
            whole = scene.resolve(owner.agent, owner.span.start)
            told = _told_of(scene, chunks[:at])
            if told:
                self._relate((span,), told, "part-of", whole)  # "X on johtoryhmän alaryhmä"
                continue
            if part.number != "plural":
                self._relate((span,), scene.resolve(part.agent, part.span.start), "part-of", whole)
                continue
            kin = [m for c in clauses(scene, [_bare(part)], self._pointers) for m in c.mentions]
            for ref in dict.fromkeys(r for m in kin for r in m.refs):
                self._relate((span,), ref, "steered-by", whole)
            self._open.append(("steered-by", whole, span))

    def _relate(self, spans: Iterable[Span], subject: AgentRef, relation: str, obj: AgentRef) -> None:
        if subject == obj or subject.kind != "body" or obj.kind != "body":
            return
        scene = self._scene
        evidence = tuple(
            dict.fromkeys(s for span in spans for s in scene.evidence(span, with_topic=scene.topic in (subject, obj)))
        )
        claim = RelationClaim(
            document=scene.document.identifier, evidence=evidence, method="relation", confidence=0.85,
            bounds=scene.held(), subject=subject, relation=relation, object=obj,
        )  # fmt: skip
        if claim not in self._stated:
            self._stated.add(claim)
            scene.claims.append(claim)


def _spoken_of(clause: Clause) -> Refs:
    """What a pronoun in the next sentence means: the body that was set up, else the subject."""
    for verb in clause.verbs:
        if verb.lemmas & SETS_UP and not verb.passive:
            after = [m for m in clause.mentions if m.at > verb.at and not m.owner]
            if len(after) == 1 or (after and clause.language == "sv"):
                return after[-1].refs
    return subject_of(clause)


def _genitive_within(scene: Scene, part: Chunk) -> Chunk | None:
    """The body in the genitive inside the name of its part: "poliittisen ohjausryhmän" of "… työvaliokunta"."""
    front = part.text.rpartition(" ")[0]
    inner = chunk(
        scene.document.text, Span(part.span.start, part.span.start + len(front)), scene.language(), scene.known
    )
    return inner[-1] if inner else None


def _told_of(scene: Scene, before: Sequence[Chunk]) -> AgentRef | None:
    """The body that a copula calls somebody's group: X in "X on johtoryhmän …"."""
    if len(before) < 2 or before[-1].text.casefold() not in ("on", "är", "oli", "var"):
        return None
    named = before[-2]
    if named.kind != "agent" or not named.agent or named.agent.kind != "body" or named.case != "nominative":
        return None
    return scene.resolve(named.agent, named.span.start)


def _bare(part: Chunk) -> Chunk:
    """The plural without whose it is, so that it stands for every body of that kind."""
    assert part.agent
    return replace(part, agent=replace(part.agent, modifiers=frozenset()))
