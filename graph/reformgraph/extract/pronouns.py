"""Pronouns: a sentence's chunks in, the same with the body or person that each pronoun means in its place out."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from reformgraph.extract.chunks import AgentName, Chunk
from reformgraph.extract.scene import Scene

# Relative pronouns mean the body just named; the others the one that the sentence before spoke of.
_RELATIVE: Final = {
    "jonka": "genitive", "joiden": "genitive", "johon": "illative", "jossa": "inessive", "jota": "partitive",
    "jolle": "allative",
    "vars": "genitive",
}  # fmt: skip
_DEMONSTRATIVE: Final = {
    "sen": "genitive", "siihen": "illative", "siinä": "inessive", "sitä": "partitive", "sille": "allative",
    "dess": "genitive",
}  # fmt: skip
# A bare head resolves to the body spoken of.
_THE_TOPIC: Final = AgentName("toimielin", "body", "toimielin", "fi", bare=True)
_THE_TOPIC_SV: Final = AgentName("organ", "body", "organ", "sv", bare=True)
# What a sentence begins with before its verb: "Den leds av X".
_SUBJECT: Final = frozenset({"den", "se"})
_PERSONAL: Final = {
    "hän": "nominative",
    "hänen": "genitive",
    "hänet": "accusative",
    "han": "nominative",
    "hon": "nominative",
}


def with_antecedents(scene: Scene, chunks: list[Chunk]) -> list[Chunk]:
    """Put what is meant in the place of "jonka", "johon", "sen", "vars" and "hän"; other chunks stay as they are."""
    found: list[Chunk] = []
    nearest = scene.said.agent
    pointer = _THE_TOPIC_SV if scene.language() == "sv" else _THE_TOPIC
    earlier = pointer if scene.topic and scene.topic.kind == "body" else None
    person = scene.said.person
    founds = any(c.kind == "verb" and c.verb == "appoint" for c in chunks)
    for chunk in chunks:
        low = chunk.text.casefold()
        if not founds and not found and chunk.case == "nominative" and chunk.agent and chunk.agent.kind == "body":
            earlier = chunk.agent if chunk.number != "plural" else earlier  # "X valmistelee, ja sen puheenjohtaja on Y"
        if chunk.kind == "agent" and chunk.agent and chunk.agent.kind == "body" and chunk.number != "plural":
            nearest = chunk.agent
        elif chunk.kind == "person":
            person = chunk.person
        elif chunk.kind == "word" and nearest and low in _RELATIVE:
            chunk = replace(chunk, kind="agent", agent=nearest, case=_RELATIVE[low], number="singular")
        elif chunk.kind == "word" and earlier and low in _DEMONSTRATIVE:
            chunk = replace(chunk, kind="agent", agent=earlier, case=_DEMONSTRATIVE[low], number="singular")
        elif earlier and not found and low in _SUBJECT and len(chunks) > 1 and chunks[1].kind == "verb":
            chunk = replace(chunk, kind="agent", agent=earlier, case="nominative", number="singular")
        elif low in ("joka", "som") and len(found) > 1 and found[-1].kind == "comma" and _ends_with_person(found):
            chunk = replace(chunk, kind="person", person=person, case="nominative")
        elif chunk.kind == "word" and person and low in _PERSONAL and low != "hänen":
            chunk = replace(chunk, kind="person", person=person, case=_PERSONAL[low])
        found.append(chunk)
    return found


def _ends_with_person(found: list[Chunk]) -> bool:
    """Whether a name, or what stands in apposition to it, comes right before the last comma."""
    at = len(found) - 2
    while at > 0 and (found[at].kind in ("party", "open", "close", "agent") or found[at].place):
        at -= 1
    return found[at].kind == "person"
