"""A store in, the values of each of its subjects out, by the names of their properties."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Final, TypeAlias

import pyoxigraph as ox

from reformgraph.errors import GraphError
from reformgraph.terms import PREFIXES, iri
from reformgraph.view.contents import Labels, local_name

VALIDATE: Final = "find it with: reformgraph validate"
Term: TypeAlias = ox.NamedNode | ox.Literal


class Described:
    """What a graph says of one subject; properties are named with their prefix, such as `rg:status`."""

    __slots__ = ("_values",)

    def __init__(self) -> None:
        self._values: dict[str, list[Term]] = {}

    def add(self, predicate: str, value: Term) -> None:
        """Take in one triple's predicate and object."""
        self._values.setdefault(predicate, []).append(value)

    def sort(self) -> None:
        """Put the values of each property in an order that does not hang on the store's."""
        for values in self._values.values():
            if len(values) > 1:
                values.sort(key=str)

    def has(self, name: str) -> bool:
        return iri(name) in self._values

    def all(self, name: str) -> list[str]:
        """The values of a property, as text."""
        return [value.value for value in self._values.get(iri(name), ())]

    def first(self, *names: str) -> str | None:
        """The first value of the first of these properties that has one."""
        return next((value for name in names for value in self.all(name)), None)

    def local(self, name: str) -> str:
        """The last part of the property's value, empty where it has none."""
        return local_name(self.first(name) or "")

    def labels(self, *names: str) -> Labels:
        """The literals of these properties by language; of two in one language the first property's stands."""
        labels: Labels = {}
        for name in names:
            for value in self._values.get(iri(name), ()):
                if isinstance(value, ox.Literal):
                    labels.setdefault(value.language or "", value.value)
        return labels

    def whole(self, name: str) -> int | None:
        """The value as a whole number; raises GraphError where it is none."""
        value = self.first(name)
        try:
            return None if value is None else int(value)
        except ValueError as error:
            raise GraphError(f"{name} is {value!r}, not a whole number", hint=VALIDATE) from error

    def decimal(self, name: str) -> Decimal | None:
        """The value as a number; raises GraphError where it is none."""
        value = self.first(name)
        try:
            return None if value is None else Decimal(value)
        except InvalidOperation as error:
            raise GraphError(f"{name} is {value!r}, not a number", hint=VALIDATE) from error


def describe(store: ox.Store) -> dict[str, Described]:
    """Every subject that has an IRI, with its values."""
    described: dict[str, Described] = {}
    for subject, predicate, value in _rows(store, "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"):
        if subject.value not in described:
            described[subject.value] = Described()
        described[subject.value].add(predicate.value, value)
    for each in described.values():
        each.sort()
    return described


def instances(store: ox.Store, class_iri: str) -> list[str]:
    """The IRIs of a class's instances, in order."""
    return sorted(row[0].value for row in _rows(store, f"SELECT DISTINCT ?s WHERE {{ ?s a <{class_iri}> }}"))


def _rows(store: ox.Store, query: str) -> Iterator[tuple[Term, ...]]:
    solutions = store.query(query, prefixes=PREFIXES)
    assert isinstance(solutions, ox.QuerySolutions)
    for solution in solutions:
        terms = tuple(term for term in solution if isinstance(term, ox.NamedNode | ox.Literal))
        if len(terms) == len(solution):
            yield terms
