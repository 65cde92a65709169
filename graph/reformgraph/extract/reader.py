"""Reading one document from its first line to its last: layout, then rosters, tables, sentences and meetings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reformgraph.extract.chunker import chunk
from reformgraph.extract.chunks import Chunk
from reformgraph.extract.headings import is_decision, open_after_sentence, open_list
from reformgraph.extract.layout import Line, lines
from reformgraph.extract.meetings import Meetings
from reformgraph.extract.prose import read_sentence
from reformgraph.extract.relations import read_composition, read_mandate, read_relations, read_rights
from reformgraph.extract.rosters import read_entry
from reformgraph.extract.scene import Scene
from reformgraph.extract.survey import survey
from reformgraph.extract.tables import read_table
from reformgraph.extract.tokens import sentences
from reformgraph.model import AnyClaim, Document, Span


def extract(document: Document) -> list[AnyClaim]:
    """Everything that a document states, in reading order; each claim carries the spans it rests on."""
    return Reader(document).read()


class Reader:
    """One pass over the lines of a document, after a survey that has learned its names."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._lines = lines(document)
        known, agents = survey(document, self._lines)
        self._scene = Scene(document, known, agents)
        self._meetings = Meetings(self._scene)

    def read(self) -> list[AnyClaim]:
        at = 0
        while at < len(self._lines):
            at = self._read_at(at)
        return self._scene.claims

    def _read_at(self, at: int) -> int:
        line = self._lines[at]
        if line.kind == "row":
            end = at
            while end < len(self._lines) and self._lines[end].kind == "row":
                end += 1
            self._table(self._lines[at:end])
            return end
        if line.kind == "heading":
            self._heading(line)
        elif line.kind in ("item", "contact"):
            self._entry(line)
        elif line.kind == "prose":
            self._prose(line.span)
        return at + 1

    def _table(self, rows: Sequence[Line]) -> None:
        scene = self._scene
        if len(rows) == 1 and not any(c.kind == "person" for c in self._chunks(rows[0].span, entry=True)):
            self._heading(rows[0])
            return
        read_table(scene, [r.cells for r in rows], lambda span: self._chunks(span, entry=True))
        for row in rows:
            self._meetings.line(row.span, self._slice(row.span), self._chunks(row.span))

    def _heading(self, line: Line) -> None:
        chunks = self._chunks(line.span, entry=True)
        text = self._slice(line.span)
        if any(c.kind == "person" for c in chunks):
            self._person_line(line, chunks)
            return
        if any(c.kind == "verb" for c in chunks) and (line.label or len(text) > 60):
            self._sentence(line.span, self._chunks(line.span))
            if line.label:
                open_after_sentence(self._scene, chunks)
            return
        open_list(self._scene, line.span, chunks, text)
        self._meetings.heading(line.span, text, chunks)

    def _person_line(self, line: Line, chunks: list[Chunk]) -> None:
        """A short line with a name: a sentence where it has a verb, an entry of a list otherwise."""
        if any(c.kind == "verb" for c in chunks):
            self._sentence(line.span, self._chunks(line.span))
        else:
            read_entry(self._scene, line.span, chunks)

    def _entry(self, line: Line) -> None:
        chunks = self._chunks(line.span, entry=True)
        text = self._slice(line.span)
        if re.search(r"[.!?]$", text) and any(c.kind == "verb" for c in chunks):
            self._prose(line.span)
        elif any(c.kind == "person" for c in chunks):
            read_entry(self._scene, line.span, chunks)
        else:
            if line.label or any(c.kind == "agent" and c.agent and c.agent.kind == "body" for c in chunks):
                self._heading(line)
            self._meetings.line(line.span, text, chunks)

    def _prose(self, span: Span) -> None:
        self._scene.return_to_section()
        if self._scene.pending and is_decision(self._slice(span)):
            self._scene.claims += self._scene.pending
            self._scene.pending.clear()
        for sentence in sentences(self._text, span):
            self._sentence(sentence, self._chunks(sentence))
        text = self._slice(span)
        if text.endswith(":"):
            open_after_sentence(self._scene, self._chunks(span))

    def _sentence(self, span: Span, chunks: list[Chunk]) -> None:
        scene = self._scene
        read_relations(scene, span, chunks)
        read_composition(scene, span, chunks)
        read_rights(scene, span, chunks)
        read_mandate(scene, span, chunks)
        self._meetings.sentence(span, self._slice(span), chunks)
        read_sentence(scene, span, chunks)

    def _chunks(self, span: Span, *, entry: bool = False) -> list[Chunk]:
        return chunk(self._text, span, self._scene.language(), self._scene.known, entry=entry)

    def _slice(self, span: Span) -> str:
        return self._text[span.start : span.end]
