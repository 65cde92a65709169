"""Reading one document from its first line to its last: layout, then rosters, tables, sentences and meetings."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from reformgraph.extract.announcements import announces_members, open_after_sentence
from reformgraph.extract.cards import heads_office, read_card
from reformgraph.extract.chunker import chunk
from reformgraph.extract.chunks import Chunk
from reformgraph.extract.employers import with_employers
from reformgraph.extract.facts import Facts
from reformgraph.extract.headings import is_minutes_label, names_body, open_list, open_paragraph
from reformgraph.extract.labels import names_members
from reformgraph.extract.layout import Line, lines
from reformgraph.extract.pronouns import with_antecedents
from reformgraph.extract.prose import read_sentence
from reformgraph.extract.rosters import read_entry
from reformgraph.extract.running_text import is_enumeration, is_sentence
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
        self._facts = Facts(self._scene)
        self._announces = False

    def read(self) -> list[AnyClaim]:
        at = 0
        while at < len(self._lines):
            at = self._read_at(at)
        return with_employers(self._scene.claims)

    def _read_at(self, at: int) -> int:
        line = self._lines[at]
        self._announces = line.kind != "blank" and self._before_list(at)
        if line.kind not in ("item", "prose"):
            self._scene.listed.officers_of = None
        if line.kind == "row":
            end = self._table_end(at)
            self._table([r for r in self._lines[at:end] if r.kind == "row"])
            return end
        if self._names_employer(at):
            return at + 1
        if line.kind == "heading":
            self._heading(line)
        elif line.kind in ("item", "contact"):
            self._entry(line)
        elif line.kind == "prose":
            self._short_or_prose(line)
        return at + 1

    def _table_end(self, at: int) -> int:
        """Where the rows from here end; rows with as many cells go on over blank lines."""
        end = at + 1
        while end < len(self._lines):
            after = end if self._lines[end].kind == "continuation" else self._next(end - 1)
            line = self._lines[after] if after < len(self._lines) else None
            apart = after > end and line is not None and len(line.cells) != len(self._lines[end - 1].cells)
            if line is None or line.kind not in ("row", "continuation") or apart:
                break
            end = after + 1
        return end

    def _names_employer(self, at: int) -> bool:
        """Whether a line goes on from a bullet right above with the organisation of the person named there."""
        above, line = self._lines[at - 1] if at else None, self._lines[at]
        if not above or not above.bullet or above.kind != "item" or line.bullet or line.kind != "heading":
            return False
        chunks = self._chunks(line.span, entry=True)
        named = chunks[0].agent if chunks and chunks[0].kind == "agent" else None
        alone = all(c.kind in ("open", "close") or c.kind == "agent" for c in chunks[1:])
        if named is None or named.kind != "organization" or not alone:
            return False
        return self._scene.employ(above.span, named, line.span)

    def _table(self, rows: Sequence[Line]) -> None:
        scene = self._scene
        cells = [c for c in rows[0].cells if c.end > c.start]
        if len(rows) == 1 and not any(c.kind == "person" for cell in cells for c in self._chunks(cell, entry=True)):
            self._heading(rows[0])
            return
        read_table(scene, [r.cells for r in rows], lambda span: self._chunks(span, entry=True))
        for row in rows:
            self._facts.row(row.span, self._slice(row.span), self._chunks(row.span))

    def _heading(self, line: Line) -> None:
        chunks = self._chunks(line.span, entry=True)
        text = self._slice(line.span)
        verb = any(c.kind == "verb" for c in chunks)
        if self._scene.listed.open and ":" in text[:-1] and any(c.kind == "person" for c in chunks):
            self._scene.return_to_section()
            read_entry(self._scene, line.span, chunks)
        elif (verb and (line.label or len(text) > 60 or any(c.kind == "person" for c in chunks))) or (
            line.label and names_members(chunks)
        ):
            self._prose(line.span)
        elif announces_members(chunks) and self._names_below(line):
            self._prose(line.span)
            open_after_sentence(self._scene, chunks)
        elif any(c.kind == "person" for c in chunks):
            self._scene.return_to_section()
            read_entry(self._scene, line.span, chunks)
        elif heads_office(self._scene, chunks, name_follows=self._name_follows(line)) or read_card(
            self._scene, line.span, chunks
        ):
            return
        elif ":" in text[:-1] and not line.bullet and (self._scene.listed.open or chunks[0].place):
            self._facts.entry(line.span, text, chunks)  # an entry whose people are not named
        else:
            open_list(self._scene, line.span, chunks, text, names_below=self._list_below(line))
            self._facts.heading(line.span, text, chunks)

    def _short_or_prose(self, line: Line) -> None:
        """A short line with a name and no verb is an entry of a list, whatever mark it ends with ("X, kesk.")."""
        text = self._slice(line.span)
        if (len(text) < 140 or is_enumeration(text)) and not is_minutes_label(text):
            chunks = self._chunks(line.span, entry=True)
            if any(c.kind == "person" for c in chunks) and not self._is_sentence(text, chunks):
                self._scene.return_to_section()
                self._facts.sentence(line.span, chunks)
                read_entry(self._scene, line.span, chunks)
                return
        self._prose(line.span)

    def _is_sentence(self, text: str, chunks: Sequence[Chunk]) -> bool:
        return is_sentence(text, chunks, self._scene.language(), listing=self._scene.listed.open)

    def _entry(self, line: Line) -> None:
        chunks = self._chunks(line.span, entry=True)
        text = self._slice(line.span)
        ends = re.search(r"[.!?:]$", text)
        if ends and (text.endswith(":") or len(text) > 40) and self._is_sentence(text, chunks):
            self._prose(line.span)  # what somebody said, behind a dash
        elif ends and any(c.kind == "verb" for c in chunks):
            self._prose(line.span)
        elif any(c.kind == "person" for c in chunks):
            self._scene.return_to_section()
            read_entry(self._scene, line.span, chunks)
        else:
            if line.label or names_body(chunks):
                self._heading(line)
            self._facts.entry(line.span, text, chunks)

    def _prose(self, span: Span) -> None:
        """A paragraph, sentence by sentence; a colon at its end opens a list."""
        scene = self._scene
        scene.listed.office = scene.said.office = None
        scene.listed.interrupted = True
        scene.return_to_section()
        open_paragraph(scene, self._slice(span))
        chunks: list[Chunk] = []
        for sentence in sentences(self._text, span):
            chunks = self._chunks(sentence)
            self._sentence(sentence, chunks)
        text = self._slice(span)
        unended = chunks and chunks[-1].kind == "verb" and chunks[-1].verb in ("serve", "belong")
        if text.endswith(":") or unended or (self._announces and not text.endswith((".", "!", "?"))):
            open_after_sentence(scene, chunks)
            scene.listed.interrupted = scene.listed.named = False

    def _before_list(self, at: int) -> bool:
        """Whether the next line with text is an entry of a list."""
        after = self._next(at)
        return after < len(self._lines) and self._lines[after].bullet

    def _next(self, at: int) -> int:
        """The place of the next line with text."""
        after = at + 1
        while after < len(self._lines) and self._lines[after].kind == "blank":
            after += 1
        return after

    def _names_below(self, line: Line) -> bool:
        """Whether the next line with text names people."""
        at = self._next(bisect_left(self._lines, line.span.start, key=lambda n: n.span.start))
        return at < len(self._lines) and any(c.kind == "person" for c in self._chunks(self._lines[at].span, entry=True))

    def _list_below(self, line: Line) -> bool:
        """Whether an entry of a list with a name is the next line with text."""
        at = self._next(bisect_left(self._lines, line.span.start, key=lambda n: n.span.start))
        entry = at < len(self._lines) and self._lines[at].kind in ("heading", "item", "row")
        return (
            entry
            and self._names_below(line)
            and not any(c.kind == "verb" for c in self._chunks(self._lines[at].span, entry=True))
        )

    def _name_follows(self, line: Line) -> bool:
        """Whether the next line with text begins with a person's name."""
        at = self._next(bisect_left(self._lines, line.span.start, key=lambda n: n.span.start))
        chunks = self._chunks(self._lines[at].span, entry=True, listing=True) if at < len(self._lines) else []
        return bool(chunks) and chunks[0].kind == "person"

    def _sentence(self, span: Span, chunks: list[Chunk]) -> None:
        self._facts.sentence(span, chunks)
        read_sentence(self._scene, span, with_antecedents(self._scene, chunks))

    def _chunks(self, span: Span, *, entry: bool = False, listing: bool = False) -> list[Chunk]:
        return chunk(
            self._text,
            span,
            self._scene.language(),
            self._scene.known,
            entry=entry,
            listing=entry
            and (listing or self._scene.listed.open or self._scene.listed.office is not None)
            and not self._slice(span).isupper(),
        )

    def _slice(self, span: Span) -> str:
        return self._text[span.start : span.end]
