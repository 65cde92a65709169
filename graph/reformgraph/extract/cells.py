"""Cells of a table: a cell's text and chunks in, the people or the organisation that it names by its place out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reformgraph.extract.chunks import AgentName, Chunk
from reformgraph.extract.columns import Cell
from reformgraph.extract.name_words import surname_first_turned
from reformgraph.extract.named import Named
from reformgraph.extract.scene import Scene
from reformgraph.model import AgentRef, Span


def agent_of(scene: Scene, text: str, chunks: list[Chunk], span: Span) -> AgentRef:
    """A cell that names an organisation by its place in the table: the agent in it, or the whole text."""
    whole = [c for c in chunks if c.kind == "agent" and c.agent]
    if len(chunks) == 1 and whole and whole[0].agent:
        return scene.resolve(whole[0].agent, span.start)
    return scene.resolve(AgentName(text, "organization", text.casefold(), scene.language()), span.start)


def surnames_first(cells: Sequence[Cell]) -> bool:
    """Whether the names that were recognised in a table put the surname first."""
    people = [c for _, chunks in cells for c in chunks if c.kind == "person" and c.person]
    turned = [c for c in people if not c.text.startswith(str(c.person).split()[0])]
    return len(turned) > len(people) / 2


def turned(person: Named) -> Named:
    """A person whose name was taken as it stands, where the table's known names put the surname first."""
    if person.chunk.text == person.name:
        person.chunk = replace(person.chunk, person=surname_first_turned(person.name))
    return person


def named_by_shape(text: str, chunks: Sequence[Chunk], span: Span, *, surname_first: bool) -> list[Named]:
    """In a column of people, two to four capitalised words are a name even when no dictionary knows it."""
    name = re.split(r"[,(]", text)[0].strip()
    if (
        not re.fullmatch(
            r"(?:[A-ZÅÄÖÉ][\w’'-]+\.?|[A-ZÅÄÖ]\.)(?: (?:von|af|de|[A-ZÅÄÖ]\.|[A-ZÅÄÖÉ][\w’'-]+)){1,3}", name
        )
        or name.isupper()
        or any(c.kind != "word" for c in chunks[:1])
    ):
        return []
    if surname_first:
        surname, _, given = name.partition(" ")
        name = f"{given} {surname}"
    return [
        Named(0, Chunk("person", Span(span.start, span.start + len(name)), name, "nominative", "singular", person=name))
    ]
