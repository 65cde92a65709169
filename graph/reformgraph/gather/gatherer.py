"""Files in; documents out as reading wants them, the claims of each beside: kept ones taken, the others read once."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from reformgraph.errors import SourceError
from reformgraph.gather.kept import Kept, key_of
from reformgraph.gather.unit import Order, Unit
from reformgraph.model import AnyClaim, Document
from reformgraph.read.sources import File

ReadAll = Callable[[Iterable[Order], int], Iterable[Unit | SourceError]]
"""From files, and how many they are, to what each gives, in their order."""


@dataclass(slots=True)
class Gatherer:
    """Reads by `read_all` what `kept` has not; `progress` is told how many files are done, and of how many.

    `claims` are those of all documents. `read` counts the files that were read, those that turned out to hold no
    document among them, and `reused` those that were not. With `uncovered`, `as_read` has the texts with their contact
    data; of kept documents there is none.
    """

    read_all: ReadAll
    kept: Kept | None
    progress: Callable[[int, int], None]
    uncovered: bool = False
    claims: list[AnyClaim] = field(default_factory=list)
    as_read: dict[str, str] = field(default_factory=dict)
    read: int = 0
    reused: int = 0

    def __call__(self, files: Sequence[File]) -> Iterator[Document | SourceError]:
        """What is read of each file, in their order."""
        found = self._found(files)
        wanted = [number for number in range(len(files)) if number not in found]
        under_way: deque[tuple[int, str]] = deque()
        results = iter(self.read_all(self._orders(files, wanted, found, under_way), len(wanted)))
        for number, file in enumerate(files):
            while number not in found:
                outcome = next(results, None)
                if outcome is None:
                    break  # the bytes of all that remain could not be had
                self.read += 1
                owner, key = under_way.popleft()
                found[owner] = outcome
                if self.kept and isinstance(outcome, Unit):
                    self.kept.keep(key, outcome)
            self.progress(number + 1, len(files))
            yield self._taken(file, found.pop(number))
        assert next(results, None) is None  # asked for, so that whoever read them ends in good order

    def _found(self, files: Sequence[File]) -> dict[int, Unit | SourceError]:
        """What was kept of the files, and the errors of those whose bytes cannot be had."""
        found: dict[int, Unit | SourceError] = {}
        for number, file in enumerate(files) if self.kept else ():
            assert self.kept
            try:
                if unit := self.kept.find(key_of(_order(file))):
                    found[number] = unit
                    self.reused += 1
            except SourceError as error:
                found[number] = error
        return found

    def _orders(
        self,
        files: Sequence[File],
        wanted: Iterable[int],
        found: dict[int, Unit | SourceError],
        under_way: deque[tuple[int, str]],
    ) -> Iterator[Order]:
        """The files to read, each noted as under way with the key of the bytes that are read."""
        for number in wanted:
            try:
                order = _order(files[number])
            except SourceError as error:
                found[number] = error
                continue
            under_way.append((number, key_of(order) if self.kept else ""))
            yield order

    def _taken(self, file: File, outcome: Unit | SourceError) -> Document | SourceError:
        if isinstance(outcome, SourceError):
            return outcome
        self.claims += outcome.claims
        if self.uncovered:
            self.as_read[file.identifier] = outcome.as_read
        return outcome.document


def _order(file: File) -> Order:
    return Order(file.path.name, file.data(), file.entry)
