"""What is said of bodies but who sits in them: lines in; relations, rights, sizes, tasks and meetings out."""

from __future__ import annotations

from collections.abc import Sequence

from reformgraph.extract.chunks import Chunk
from reformgraph.extract.composition import read_composition
from reformgraph.extract.mandates import Mandates
from reformgraph.extract.meetings import Meetings
from reformgraph.extract.relations import Relations
from reformgraph.extract.rights import read_listed_right, read_rights
from reformgraph.extract.scene import Scene
from reformgraph.model import Span


class Facts:
    """Hands each heading, sentence, entry and row of a document to those who read it for facts about bodies."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._relations = Relations(scene)
        self._mandates = Mandates(scene)
        self._meetings = Meetings(scene)
        self._heading: Span | None = None

    def heading(self, span: Span, text: str, chunks: Sequence[Chunk]) -> None:
        """Take a heading or any short line without a name."""
        self._heading = span
        self._relations.entry(span, chunks, listed=False)
        self._mandates.heading(span, text)
        self._meetings.heading(span, text, chunks)
        read_listed_right(self._scene, span, chunks, self._meetings.host)

    def sentence(self, span: Span, chunks: Sequence[Chunk]) -> None:
        """Take a sentence of running text."""
        self._heading = None
        found = self._relations.sentence(span, chunks)
        read_composition(self._scene, span, chunks)
        read_rights(self._scene, span, chunks)
        self._mandates.sentence(span, chunks, found)
        self._meetings.sentence(span, self._scene.document.text[span.start : span.end], chunks)

    def entry(self, span: Span, text: str, chunks: Sequence[Chunk]) -> None:
        """Take an entry of a list without a name."""
        if self._heading not in (None, span):  # an entry that names a body comes as a heading of its own first
            self._relations.close()
            self._mandates.close()
        self._heading = None
        self._relations.entry(span, chunks, listed=True)
        self._mandates.entry(span, chunks)
        self._meetings.line(span, text, chunks)
        read_listed_right(self._scene, span, chunks, self._meetings.host)

    def row(self, span: Span, text: str, chunks: Sequence[Chunk]) -> None:
        """Take a row of a table."""
        self._meetings.line(span, text, chunks)
