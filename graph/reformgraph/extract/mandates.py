"""What a body is for: sentences and lists of tasks in, mandates in the words of the source out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reformgraph.extract.chunks import Chunk
from reformgraph.extract.clauses import Clause
from reformgraph.extract.forms import readings
from reformgraph.extract.mentions import is_plural
from reformgraph.extract.scene import Scene
from reformgraph.extract.verbforms import verb_of
from reformgraph.model import AgentRef, Language, MandateClaim, Span

_TASK_SV: Final = re.compile(r"\b(?:uppgift(?:en|er)?|uppdrag(?:et)?|syfte)\b", re.I)
_TASK_NOUNS: Final = {
    ("tehtävä", "essive"),
    ("tehtävä", "nominative"),
    ("tavoite", "essive"),
    ("tarkoitus", "essive"),
    ("tehtävä", "translative"),
}
# What bodies are for, said in the present.
_WORK_FI: Final = frozenset(
    "valmistella ohjata johtaa linjata koordinoida seurata käsitellä päättää vastata arvioida edistää kehittää"
    " suunnitella laatia toteuttaa varmistaa valvoa tukea täydentää huolehtia toimeenpanna keskustella koota"
    " yhteensovittaa työstää korvata luoda käynnistää hyväksyä avustaa neuvoa edustaa".split()
)
_WORK_SV: Final = frozenset(
    "bereder styr leder följer behandlar beslutar ansvarar samordnar utvecklar planerar övervakar stöder kompletterar"
    " koordinerar drar ger förbereder ersätter".split()
)


# What follows is said, wished or supposed.
_REPORTED: Final = frozenset({"että", "jotta", "jos", "att", "om"})


class Mandates:
    """Collects the tasks of bodies; a plural stands for its kind and for the bodies that a list below names."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._open: tuple[str, Span] | None = None
        self._tasks: tuple[AgentRef, Span] | None = None

    def heading(self, span: Span, text: str) -> None:
        """Take a heading: below "Tehtävät" every entry is a task of the body spoken of."""
        topic = self._scene.topic
        tasks = re.search(r"\b(?:tehtävä(?:t|nä)?|uppgifter|uppgift)\b", text, re.I)
        self._tasks = (topic, span) if tasks and topic and topic.kind == "body" and len(text) < 60 else None

    def close(self) -> None:
        """End the list that the last sentence opened."""
        self._open = None

    def sentence(self, span: Span, chunks: Sequence[Chunk], found: Sequence[Clause]) -> None:
        """Take a sentence and its clauses: "ryhmän tehtävänä on …", "ryhmä valmistelee …"."""
        scene = self._scene
        if any(c.kind == "person" for c in chunks):
            self._open = None
            return
        label = re.sub(r"\s+", " ", scene.document.text[span.start : span.end]).strip()
        stated: list[AgentRef] = []
        plural = any(c.agent and c.agent.kind == "body" and is_plural(chunks, at) for at, c in enumerate(chunks))
        for clause in found:
            stated += _workers(clause)
        for body in dict.fromkeys(stated):
            self._claim(body, label, (span,))
        self._open = (label, span) if plural and (stated or _speaks_of_work(scene, chunks)) else None

    def entry(self, span: Span, chunks: Sequence[Chunk]) -> None:
        """Take a list's entry: a task of the topic, or one of the bodies that the sentence above spoke of."""
        named = [c for c in chunks if c.kind == "agent" and c.agent and c.agent.kind == "body" and c.number != "plural"]
        if self._open and _alone(chunks) and named[0].agent:
            label, above = self._open
            self._claim(self._scene.resolve(named[0].agent, named[0].span.start), label, (above, span))
        elif not any(c.kind == "person" for c in chunks):
            scene = self._scene
            tasks = self._tasks
            if not tasks and scene.topic and scene.topic_span and _begins_with_work(chunks, scene.language()):
                tasks = scene.topic, scene.topic_span
            if tasks:
                body, above = tasks
                self._claim(body, scene.document.text[span.start : span.end].strip(), (above, span))

    def _claim(self, body: AgentRef, label: str, evidence: tuple[Span, ...]) -> None:
        scene = self._scene
        if body.kind != "body":
            return
        scene.claims.append(
            MandateClaim(
                document=scene.document.identifier, evidence=evidence, method="mandate", confidence=0.85,
                bounds=scene.held(), body=body, label=label, label_language=scene.language(),
            )
        )  # fmt: skip


def _alone(chunks: Sequence[Chunk]) -> bool:
    """Whether an entry is the name of one body and nothing else."""
    return len([c for c in chunks if c.kind == "agent"]) == 1 and all(
        (c.kind == "agent" and c.agent and c.agent.kind == "body") or len(c.text) < 2 for c in chunks
    )


def _workers(clause: Clause) -> list[AgentRef]:
    """The bodies that a clause gives work to."""
    if clause.negated or clause.opening in _REPORTED:
        return []
    is_said = any(v.lemmas & {"olla", "kuulua"} for v in clause.verbs) or not clause.verbs
    found = [r for m in clause.mentions if is_said and m.nouns & _TASK_NOUNS for r in m.refs]
    text = clause.text()
    if clause.language == "sv":
        if _TASK_SV.search(text):
            found += [r for m in clause.mentions if any(_TASK_SV.search(n) for n, _ in m.nouns) for r in m.refs]
            found += [r for m in clause.mentions if "har" in text.split() and m.case == "nominative" for r in m.refs]
        working = any(v.lemmas & _WORK_SV for v in clause.verbs)
    else:
        working = any(v.lemmas & _WORK_FI and v.finite and _is_present(clause.chunks[v.at]) for v in clause.verbs)
    if working:
        found += clause.subject
    return found


def _begins_with_work(chunks: Sequence[Chunk], language: Language) -> bool:
    """Whether an entry begins with what bodies do: "päättää yksilöasioista", "bereder ärenden"."""
    verb = verb_of(chunks[0], 0, language) if chunks else None
    return bool(verb and verb.lemmas & (_WORK_SV if language == "sv" else _WORK_FI))


def _is_present(chunk: Chunk) -> bool:
    return any(r.tense == "present_simple" and r.person == "3" for r in readings(chunk.text))


def _speaks_of_work(scene: Scene, chunks: Sequence[Chunk]) -> bool:
    words = " ".join(c.text for c in chunks)
    return bool(re.search(r"\b(?:tehtävä|tavoitt|perustettu|asetettu|uppgift|tillsatts|inrättats)\w*", words, re.I))
