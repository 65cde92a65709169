"""The documents whose facts a careful reader has written down, by set and genre, and how well each is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import pyoxigraph as ox

from reformgraph.build import graph_triples
from reformgraph.evaluate import KINDS, Gold, Tallies, Tally, evaluate, read_gold
from reformgraph.extract import extract
from reformgraph.link import link
from reformgraph.read import read_sources

ROOT: Final = Path(__file__).resolve().parents[1]
Part = Literal["seen", "unseen"]

GENRES: Final[Mapping[str, str]] = {
    "member table": "fi-02 fi-03 fi-23 fi-25 fi-46 fi-49 sv-02 sv-03 sv-14 sv-23 sv-27 sv-28 keski-suomi-johtoryhma"
    " lappland-grupperna",
    "member list": "fi-54 sv-34 sv-36 fi-12 fi-14 fi-22 fi-34 fi-36 fi-37 fi-44 sv-01 sv-07 sv-12 sv-15 sv-16 sv-29"
    " pohjois-pohjanmaa-paatoksenteko",
    "group or structure page": "fi-05 fi-17 fi-32 fi-35 fi-51 sv-10 sv-17 sv-18 sv-21 sv-26 sv-32"
    " parlamentarisk-uppfoljningsgrupp lappi-ohjausrakenne",
    "minutes and agendas": "fi-52 fi-04 fi-09 fi-10 fi-15 fi-28 fi-29 fi-43 fi-45 sv-04 sv-09 sv-19 sv-33"
    " lappi-kokoukset pohjois-pohjanmaa-joulukuu-2021",
    "decision": "fi-08 fi-11 fi-24 fi-30 sv-25",
    "press release": "fi-53 fi-01 fi-07 fi-13 fi-19 fi-20 fi-21 fi-38 fi-39 fi-40 fi-42 sv-05 sv-06 sv-11 sv-30 sv-31"
    " sv-35 popsote-2021-04-13 pohjois-pohjanmaa-2021-12-20 posote20-2021-01-20 paijat-hame-2021-04-13",
    "news and blog": "fi-06 fi-18 fi-26 fi-27 fi-31 fi-47 sv-13 sv-20 sv-22 sv-37 norra-osterbotten-december-2021"
    " pohjois-pohjanmaa-huhtikuu-2021",
    "project page and contact list": "fi-33 fi-50 sv-08 sv-24 lappi-sote-valmistelu paijat-hame-tyoryhmat"
    " pohjois-savo-yhteyshenkilot",
    "report and history": "fi-16 fi-41 fi-48",
}
"""A document is named by its number, or by its whole name where it has none."""


@dataclass(frozen=True, slots=True)
class ReadingSet:
    """Documents beside a gold file; `seen` are those that were looked at while the rules were written."""

    name: str
    part: Part
    gold: Path
    folder: Path
    about: str

    def exists(self) -> bool:
        return self.gold.is_file()

    def sources(self, entries: Iterable[str]) -> list[Path]:
        """The file of each entry, in the folder of its set or where the entry's own folder says."""
        return [
            path if (path := self.folder / entry).is_file() else self.folder / Path(entry).name for entry in entries
        ]


READING: Final = ROOT / "tests" / "reading"
CORPUS: Final = ROOT / "../shared/corpus"
SETS: Final = (
    ReadingSet("finnish", "seen", READING / "finnish/gold.yaml", READING / "finnish", "`tests/reading/finnish`"),
    ReadingSet("swedish", "seen", READING / "swedish/gold.yaml", READING / "swedish", "`tests/reading/swedish`"),
    ReadingSet("sample", "seen", READING / "sample-gold.yaml", ROOT / "sample", "`sample`"),
    ReadingSet("corpus", "seen", CORPUS / "gold.yaml", CORPUS, "real pages and three in their style, not kept here"),
    ReadingSet(
        "finnish, unseen",
        "unseen",
        READING / "finnish/unseen/gold.yaml",
        READING / "finnish/unseen",
        "`tests/reading/finnish/unseen`",
    ),
    ReadingSet(
        "swedish, unseen",
        "unseen",
        READING / "swedish/unseen/gold.yaml",
        READING / "swedish/unseen",
        "`tests/reading/swedish/unseen`",
    ),
)


@dataclass(frozen=True, slots=True)
class Measured:
    """The graph of a whole set, and its gold by document."""

    gold: Mapping[str, Gold]
    store: ox.Store

    def tallies(self, entries: Iterable[str]) -> Tallies:
        return evaluate(self.store, {entry: self.gold[entry] for entry in entries})


def measured(each: ReadingSet) -> Measured:
    """Read a set's documents into one graph, as a build would."""
    gold = read_gold(each.gold)
    reading = read_sources(each.sources(gold), strict=True)
    claims = [*reading.claims, *(claim for document in reading.documents for claim in extract(document))]
    store = ox.Store()
    store.extend(
        ox.Quad(triple.subject, triple.predicate, triple.object)
        for triple in graph_triples(link(reading.documents, claims, reading.identities))
    )
    return Measured(gold, store)


def genre(entry: str) -> str:
    """The genre of a document; KeyError where the table above has none."""
    name = Path(entry).stem
    number = "-".join(name.split("-")[:2])
    for title, documents in GENRES.items():
        if not {name, number}.isdisjoint(documents.split()):
            return title
    raise KeyError(f"{entry} has no genre in {Path(__file__).name}")


def summed(tallies: Iterable[Tallies]) -> Tallies:
    """Several sets as one."""
    total: Tallies = {kind: Tally() for kind in KINDS}
    for each in tallies:
        for kind, tally in each.items():
            total[kind].found += tally.found
            total[kind].missed += tally.missed
            total[kind].extra += tally.extra
    return total
