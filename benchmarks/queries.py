"""Numbers of triples in, a table out of what twelve kinds of question cost this project and its peers, in one run.

    python -m benchmarks.queries 100000 1000000 --peers .venv-peers/bin/python > table.md

`--peers` is an interpreter that has maplib and oxrdflib beside rdflib, pyoxigraph and click; they are no dependencies.
Answers are compared row by row with those of rdflib, or of pyoxigraph where rdflib fails.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import select
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Final

from benchmarks.analyst import QUESTIONS
from benchmarks.made_up import write

from reformgraph.query.reorder import reordered

ROOT: Final = Path(__file__).parents[1]
OWN: Final = ("reformgraph", "pyoxigraph", "rdflib", "reformgraph on disk")
PEERS: Final = ("oxrdflib", "maplib", "virtuoso")
PATIENCE: Final = 120
"""Seconds that a question may take, five runs of it together; loading may take ten times as long."""


@dataclass
class Figures:
    """What one engine did with one graph; a question that failed or did not end has its reason in place of costs."""

    load: float = 0.0
    memory: int = 0
    cold: dict[str, float] = field(default_factory=dict)
    warm: dict[str, float] = field(default_factory=dict)
    answers: dict[str, tuple[int, str]] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)


def measured(engine: str, interpreter: str, path: Path) -> Figures:
    """Run the engine; what it does not answer in time it is not asked again."""
    figures = Figures()
    while left := [name for name in QUESTIONS if name not in {*figures.warm, *figures.failures}]:
        environment = os.environ | {"PYTHONPATH": f"{ROOT}:{ROOT / 'graph'}", "PYTHONHASHSEED": "0"}
        command = [interpreter, "-m", "benchmarks.engine", engine, str(path), *left]
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, bufsize=0) as process:
            assert process.stdout is not None
            for facts in _lines(process.stdout):
                print(f"  {facts}", file=sys.stderr, flush=True)
                _note(figures, facts)
            if process.poll() is None and not _ended(process):
                process.kill()
        left = [name for name in left if name not in {*figures.warm, *figures.failures}]
        if not left or not figures.load:
            break
        figures.failures[left[0]] = f"> {PATIENCE} s"
    return figures


def _ended(process: subprocess.Popen[bytes]) -> bool:
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        return False
    return True


def _lines(stream: IO[bytes]) -> Iterator[dict[str, Any]]:
    """What the engine tells, until it ends or is silent for too long."""
    patience = PATIENCE * 10
    while select.select([stream], [], [], patience)[0] and (line := stream.readline()):
        yield json.loads(line)
        patience = PATIENCE


def _note(figures: Figures, facts: Mapping[str, Any]) -> None:
    if "question" not in facts:
        figures.load = facts.get("load", figures.load)
        figures.memory = max(figures.memory, facts["memory"]) if "load" in facts else figures.memory
    elif "failure" in facts:
        figures.failures[facts["question"]] = facts["failure"]
    else:
        name = facts["question"]
        figures.cold[name], figures.warm[name] = facts["cold"], facts["warm"]
        figures.answers[name] = (facts["rows"], facts["digest"])


def table(count: int, all_figures: Mapping[str, Figures]) -> str:
    """The figures of one graph as Markdown."""
    engines = list(all_figures)
    lines = [["milliseconds, warm (cold)", "rows", *engines], ["---", "---:", *("---:" for _ in engines)]]
    for name in QUESTIONS:
        kept = _kept(all_figures, name)
        cells = [_cell(figures, name, kept) for figures in all_figures.values()]
        lines.append([name, f"{kept[0]:,}" if kept else "", *cells])
    every = all_figures.values()
    lines.append(["loading, triples a second", "", *(_thousands(count / each.load) for each in every)])
    lines.append(["memory after loading, MB", "", *(f"{each.memory / 1e6:,.0f}" for each in every)])
    lines += [["geometric mean: times as fast as rdflib", "", *(_ratio(all_figures, each) for each in engines)]]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _kept(all_figures: Mapping[str, Figures], name: str) -> tuple[int, str] | None:
    """The answer that others are compared with."""
    answers = (all_figures[each].answers.get(name) for each in ("rdflib", "pyoxigraph") if each in all_figures)
    return next((answer for answer in answers if answer), None)


def _cell(figures: Figures, name: str, kept: tuple[int, str] | None) -> str:
    if name in figures.failures:
        return figures.failures[name]
    if name not in figures.warm:
        return "–"
    wrong = " **other rows**" if figures.answers[name] != kept else ""
    return f"{_milliseconds(figures.warm[name])} ({_milliseconds(figures.cold[name])}){wrong}"


def _ratio(all_figures: Mapping[str, Figures], engine: str) -> str:
    ratios = compared(all_figures, "rdflib", engine)
    return f"{_mean(ratios):.1f} (least {min(ratios.values()):.1f})" if ratios else ""


def compared(all_figures: Mapping[str, Figures], slow: str, fast: str) -> dict[str, float]:
    """How many times as fast the one is, for each question that both answer."""
    if slow not in all_figures:
        return {}
    first, second = all_figures[slow].warm, all_figures[fast].warm
    return {name: first[name] / second[name] for name in QUESTIONS if name in first and name in second}


def _mean(ratios: Mapping[str, float]) -> float:
    return math.exp(sum(map(math.log, ratios.values())) / len(ratios))


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.0f}" if seconds >= 0.1 else f"{seconds * 1000:.2g}"


def _thousands(number: float) -> str:
    return f"{number / 1000:,.0f},000"


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("triples", nargs="*", type=int, default=[100_000, 1_000_000], help="how many triples")
    parser.add_argument("--peers", metavar="PYTHON", help="an interpreter that has oxrdflib and maplib")
    parser.add_argument("--engines", metavar="NAME,NAME", help="only these")
    parser.add_argument("--folder", type=Path, default=Path("bench"), help="where the made-up graphs are kept")
    given = parser.parse_args(arguments)
    given.folder.mkdir(parents=True, exist_ok=True)
    for count in given.triples:
        path = write(given.folder / f"{count}.nt", count)
        found = {}
        for engine in [*OWN, *(PEERS if given.peers else ())]:
            if given.engines and engine not in given.engines.split(","):
                continue
            print(f"{count:,} triples: {engine}", file=sys.stderr, flush=True)
            figures = measured(engine, sys.executable if engine in OWN else given.peers, path)
            if figures.load:
                found[engine] = figures
        print(f"## {count:,} triples\n\n{table(count, found)}", flush=True)
        layer = compared(found, "reformgraph", "pyoxigraph")
        same = {name: ratio for name, ratio in layer.items() if reordered(QUESTIONS[name]) == QUESTIONS[name]}
        if same:
            print(f"Where a query is asked as it is written, reformgraph takes {_mean(same):.2f} times pyoxigraph's.\n")


if __name__ == "__main__":
    main()
