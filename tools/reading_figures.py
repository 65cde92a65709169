"""Read every document whose facts are known, and write precision and recall by genre into docs/reading.md.

tools/reading_figures.py seen            the documents that were looked at while the rules were written
tools/reading_figures.py unseen          the documents that were kept unseen: once, when the work is done
tools/reading_figures.py seen --print    the tables on standard output; docs/reading.md stays as it is
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from reading_sets import GENRES, ROOT, SETS, Measured, Part, ReadingSet, genre, measured, summed

from reformgraph.evaluate import Kind, Tallies

PAGE: Final = ROOT / "docs" / "reading.md"
JUDGED: Final[tuple[Kind, ...]] = ("person", "membership", "post")
SOUGHT: Final[tuple[Kind, ...]] = ("body", "relation", "meeting", "attends", "seats", "date")
_JUDGED_HEAD: Final = """\
| genre | documents | people: P | R | F1 | memberships: P | R | F1 | posts: P | R | F1 |
|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
"""
_SOUGHT_HEAD: Final = """\
| genre | bodies | relations | meetings | rights to attend | seats | dates |
|---|---:|---:|---:|---:|---:|---:|
"""
Row = tuple[str, int, Tallies]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", choices=["seen", "unseen"])
    parser.add_argument("--print", action="store_true", help="write to standard output alone")
    arguments = parser.parse_args()
    part: Part = arguments.part
    block = tables(part)
    if arguments.print:
        sys.stdout.write(block)
    else:
        PAGE.write_text(replaced(PAGE.read_text(encoding="utf-8"), part, block), encoding="utf-8")


def tables(part: Part) -> str:
    """The tables of one part, by genre and by set."""
    found: dict[ReadingSet, Measured] = {}
    for each in SETS:
        if each.part == part and each.exists():
            found[each] = measured(each)
        elif each.part == part:
            print(f"{each.name}: left out, {each.gold.name} is not there", file=sys.stderr)
    rows = [*_by_genre(found), *_by_set(found)]
    judged = _JUDGED_HEAD + "".join(_judged(row) for row in rows)
    sought = _SOUGHT_HEAD + "".join(_sought(row) for row in rows)
    return f"{judged}\n{sought}\n{_documents(found)}"


def replaced(page: str, part: Part, block: str) -> str:
    """The page with the block between the marks of a part; ValueError where it has no such marks."""
    begin, end = (f"<!-- {part}: {word} -->\n" for word in ("begin", "end"))
    head, mark, rest = page.partition(begin)
    _, other, tail = rest.partition(end)
    if not mark or not other:
        raise ValueError(f"{PAGE.name} has no marks for {part}")
    return f"{head}{begin}\n{block}\n{end}{tail}"


def _by_genre(found: Mapping[ReadingSet, Measured]) -> Iterator[Row]:
    for title in GENRES:
        entries = {each: [name for name in known.gold if genre(name) == title] for each, known in found.items()}
        count = sum(map(len, entries.values()))
        if count:
            yield title, count, summed(found[each].tallies(names) for each, names in entries.items())


def _by_set(found: Mapping[ReadingSet, Measured]) -> Iterator[Row]:
    whole = {each: known.tallies(known.gold) for each, known in found.items()}
    for each, tallies in whole.items():
        yield f"*{each.name}*", len(found[each].gold), tallies
    yield "**all**", sum(len(each.gold) for each in found.values()), summed(whole.values())


def _judged(row: Row) -> str:
    title, documents, tallies = row
    cells = [title, str(documents)]
    for kind in JUDGED:
        figures = tallies[kind].figures()
        known = figures.gold or figures.extra
        cells += [f"{share:.3f}" if known else "–" for share in (figures.precision, figures.recall, figures.f1)]
    return _line(cells)


def _sought(row: Row) -> str:
    title, _, tallies = row
    return _line([title, *(_of(tallies, kind) for kind in SOUGHT)])


def _of(tallies: Tallies, kind: Kind) -> str:
    figures = tallies[kind].figures()
    return f"{figures.found} of {figures.gold}" if figures.gold else "–"


def _documents(found: Mapping[ReadingSet, Measured]) -> str:
    by_genre: dict[str, list[str]] = defaultdict(list)
    for known in found.values():
        for name in known.gold:
            by_genre[genre(name)].append(f"`{name.rpartition('/')[2]}`")
    lines = [f"- {title}: {', '.join(sorted(by_genre[title]))}\n" for title in GENRES if title in by_genre]
    return "The documents:\n\n" + "".join(lines)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


if __name__ == "__main__":
    main()
