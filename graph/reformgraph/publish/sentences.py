"""A statement or a change in; out, a sentence that a person reads, with its sources, in one of three languages."""

from __future__ import annotations

import datetime as dt
from typing import Final

import pyoxigraph as ox

from reformgraph.build.namer import term
from reformgraph.model import Language
from reformgraph.publish.compare import Change, Record, Side
from reformgraph.publish.words import (
    BODY,
    FIELDS,
    MEMBERSHIP,
    MONTHS,
    QUOTED,
    RIGHTS,
    ROLES,
    SENTENCES,
    SOURCES,
)
from reformgraph.terms import PREFIXES, iri

CHAIR: Final = iri("role:chair")


class Teller:
    """Tells what one graph says. The text is one line, without anything that could steer a terminal."""

    def __init__(self, side: Side, language: Language) -> None:
        self._side = side
        self._language: Language = language

    def sentence(self, record: Record, *, is_new: bool = False) -> str:
        """What a statement says, or what a thing is called; `is_new` says that it is so now."""
        match record.kind:
            case "membership":
                return self._membership(record, is_new)
            case "meeting":
                return self._meeting(record)
            case "right":
                rights = " ".join(sorted(each.value.rpartition("#")[2] for each in record.values("rg:right")))
                right = RIGHTS[rights][self._language] if rights in RIGHTS else rights
                return self._said(
                    "right", right=right, holder=self._of(record, "rg:holder"), body=self._of(record, "rg:inBody")
                )
            case "relation":
                parts = {name: self._of(record, f"rg:{name}") for name in ("subject", "relation", "object")}
                return self._said("relation", **parts)
            case "composition" | "mandate":
                body = self._of(record, "rg:ruleFor" if record.kind == "composition" else "rg:ofBody")
                label = QUOTED[self._language].format(self._of(record, "rdfs:label"))
                return self._said(record.kind, body=body, label=label)
            case _:
                return self._name(ox.NamedNode(record.iri))

    def sources(self, record: Record) -> str:
        """According to which documents, or nothing for a thing."""
        documents = dict.fromkeys(document for document, _ in self._side.evidence(record))
        if not documents:
            return ""
        names = (self._document(ox.NamedNode(each)) for each in documents)
        return SOURCES[self._language].format(documents="; ".join(names))

    def field(self, name: str) -> str:
        """What a property is called."""
        for prefix, space in PREFIXES.items():
            if name.startswith(space):
                short = f"{prefix}:{name.removeprefix(space)}"
                return FIELDS[short][self._language] if short in FIELDS else short
        return name

    def values(self, record: Record, name: str) -> str:
        """The values of a property, a dash where there is none."""
        if name == iri("rg:evidence"):
            found = [
                self._document(ox.NamedNode(each)) for each in dict.fromkeys(d for d, _ in self._side.evidence(record))
            ]
        else:
            found = [self._value(each) for each in record.about.get(ox.NamedNode(name), [])]
        return ", ".join(found) or "–"

    def _membership(self, record: Record, is_new: bool) -> str:
        roles = record.values("org:role")
        how = "chair" if any(each.value == CHAIR for each in roles) else "other"
        if record.values("rg:endNotAfter"):
            how += " past"
        elif is_new:
            how += " now"
        pattern, body = MEMBERSHIP[how][self._language], self._of(record, "org:organization")
        role = self._of(record, "org:role")
        if self._language == "en" and len(roles) == 1:
            role = ROLES.get(roles[0].value.removeprefix(PREFIXES["role"]), role)
        said = pattern.format(person=self._of(record, "org:member"), role=role)
        return said + BODY[self._language].format(body=body) if body != "–" else said.removesuffix(" of")

    def _meeting(self, record: Record) -> str:
        day = self._of(record, "schema:startDate")
        said = self._said("meeting", body=self._of(record, "schema:organizer"), day=day)
        return said + (
            self._said("presided", person=self._of(record, "rg:presidedBy")) if record.values("rg:presidedBy") else ""
        )

    def _said(self, kind: str, **parts: str) -> str:
        return SENTENCES[kind][self._language].format(**parts)

    def _of(self, record: Record, name: str) -> str:
        return self.values(record, iri(name))

    def _document(self, document: ox.NamedNode) -> str:
        about = self._side.about(document.value)
        notes = [about.get(ox.NamedNode(iri(name)), []) for name in ("dcterms:publisher", "dcterms:date")]
        shown = ", ".join(self._value(each) for values in notes for each in values)
        title = QUOTED[self._language].format(self._name(document))
        return f"{title} ({shown})" if shown else title

    def _value(self, value: ox.NamedNode | ox.Literal) -> str:
        if isinstance(value, ox.Literal) and value.datatype.value in (iri("xsd:date"), iri("xsd:dateTime")):
            return self._day(value.value)
        return self._name(value)

    def _name(self, value: ox.NamedNode | ox.Literal) -> str:
        """The name, and for a body its region where the name does not tell it: many have the same name."""
        name = one_line(self._side.name(value, self._language))
        about = self._side.about(value.value) if isinstance(value, ox.NamedNode) else {}
        regions = [each for each in about.get(term("dcterms:spatial"), []) if not self._side.tells(name, each)]
        return ", ".join((name, *(one_line(self._side.name(each, self._language)) for each in regions)))

    def _day(self, text: str) -> str:
        try:
            day = dt.date.fromisoformat(text[:10])
        except ValueError:
            return one_line(text)
        if self._language == "en":
            return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
        return f"{day.day}.{day.month}.{day.year}"


def difference(change: Change, before: Teller, after: Teller, *, only_after: bool = False) -> list[str]:
    """What differs, a property each: its name, what it was and what it is; only what it is with `only_after`."""
    lines = []
    for name in change.properties:
        new = after.values(change.after, name)
        old = before.values(change.before, name)
        lines.append(f"{after.field(name)}: {new if only_after or old == new else f'{old} → {new}'}")
    return lines


def one_line(text: str) -> str:
    """The text without line ends and control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
