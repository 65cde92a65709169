"""How bodies stand to one another: sentences, headings and list entries in; relations between two bodies out.

The words that state a relation are in `verbs`, the ways in which a clause puts two bodies around them in `stated`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from reformgraph.extract.chunks import Chunk
from reformgraph.extract.clauses import Clause, clauses
from reformgraph.extract.endings import endings, levels, since
from reformgraph.extract.mentions import Pointers, Refs
from reformgraph.extract.owned import owned, owned_bodies
from reformgraph.extract.scene import Scene
from reformgraph.extract.stated import Triple, stated
from reformgraph.extract.subjects import spoken_of, subject_of
from reformgraph.model import AgentRef, Bounds, RelationClaim, Span


class Relations:
    """Reads the relations of a document, sentence by sentence; a plural stands for the bodies of that kind."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._pointers = Pointers()
        # What was stated of a plural, for the bodies that a list below goes on to name.
        self._open: list[tuple[str, AgentRef, Span]] = []
        self._last: Span | None = None
        self._since: dt.date | None = None
        self._stated: set[RelationClaim] = set()

    def sentence(self, span: Span, chunks: Sequence[Chunk], *, below_topic: bool = False) -> list[Clause]:
        """Take a sentence and return its clauses; `below_topic`: it is an infinitive in a list of the topic's tasks."""
        topic = self._topic()
        self._open = []
        if topic and not self._goes_on(span):
            self._pointers.singular = topic[0]
        found = clauses(self._scene, chunks, self._pointers)
        self._since = since(found)
        subject: Refs = topic if below_topic else ()
        for clause in found:
            subject = clause.subject = subject_of(clause) or (() if clause.has_subject() else subject)
            if not clause.negated:
                self._record(span, clause, list(stated(clause, subject)))
        parts = owned_bodies(self._scene, chunks)
        for triple in (*endings(found, topic), *levels(found), *owned(self._scene, chunks, parts, self._pointers)):
            self._relate((span,), triple)
        self._open += [("steered-by", one.whole, span) for one in parts if one.part.number == "plural"]
        self._point(span, found, topic)
        return found

    def entry(self, span: Span, chunks: Sequence[Chunk], *, listed: bool) -> None:
        """Take a short line: a task in the infinitive or, `listed`, a body that the sentence above announced."""
        first = chunks[0] if listed and chunks else None
        if first and first.agent and first.agent.kind == "body" and first.case == "nominative":
            ref = self._scene.resolve(first.agent, first.span.start)
            for relation, other, above in self._open:
                self._relate((above, span), (ref, relation, other))
        kept = self._open
        if chunks and not any(c.kind == "person" for c in chunks):
            self.sentence(span, chunks, below_topic=True)
        self._open = kept if listed else self._open or kept

    def close(self) -> None:
        """End the list that the last sentence opened."""
        self._open = []

    def _record(self, span: Span, clause: Clause, found: Iterable[Triple]) -> None:
        """Record what a clause states; what it states of a plural holds for the entries of a list below too."""
        plural = {ref for mention in clause.mentions if mention.plural for ref in mention.refs}
        for one, relation, other in found:
            self._relate((span,), (one, relation, other))
            if one in plural:
                self._open.append((relation, other, span))

    def _topic(self) -> Refs:
        topic = self._scene.topic
        return (topic,) if topic and topic.kind == "body" else ()

    def _goes_on(self, span: Span) -> bool:
        """Whether the sentence before, in the same paragraph, had a body as its subject, which "se" then means."""
        between = self._scene.document.text[self._last.end : span.start] if self._last else "\n"
        return "\n" not in between

    def _point(self, span: Span, found: Sequence[Clause], topic: Refs) -> None:
        """Remember what a pronoun in the next sentence means."""
        main = next((refs for clause in found if len(refs := spoken_of(clause)) == 1), ())
        self._pointers.singular = (*main, *topic, None)[0]
        self._last = span if main else None

    def _held(self, relation: str) -> Bounds:
        """What was set up or began on a day holds from that day; anything else on the day of the document."""
        held = self._scene.held()
        if self._since is None or relation not in ("steered-by", "succeeds"):
            return held
        seen = held.end_not_before if held.end_not_before and held.end_not_before >= self._since else None
        return Bounds(self._since, self._since, seen, held.end_not_after)

    def _relate(self, spans: Iterable[Span], triple: Triple) -> None:
        subject, relation, obj = triple
        if subject == obj or subject.kind != "body" or obj.kind != "body":
            return
        scene = self._scene
        named_above = scene.topic in (subject, obj)
        passages = dict.fromkeys(p for span in spans for p in scene.evidence(span, with_topic=named_above))
        claim = RelationClaim(
            document=scene.document.identifier, evidence=tuple(passages), method="relation", confidence=0.85,
            bounds=self._held(relation), subject=subject, relation=relation, object=obj,
        )  # fmt: skip
        if claim not in self._stated:
            self._stated.add(claim)
            scene.claims.append(claim)
