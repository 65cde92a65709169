"""Numbers of triples in, a table out of what twelve kinds of question cost this project and its peers, in one run.

    python -m benchmarks.queries 100000 1000000 --peers .venv-peers/bin/python --output table.md

`--peers` is an interpreter that has maplib and oxrdflib beside rdflib, pyoxigraph and click; they are no dependencies.
Answers are compared row by row with those of rdflib, or of pyoxigraph where rdflib fails. The tables are written anew
after each answer, so that a run that is interrupted leaves what it has measured.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from benchmarks.analyst import QUESTIONS
from benchmarks.engine import LAYER, stored
from benchmarks.made_up import write

ROOT: Final = Path(__file__).parents[1]
OWN: Final = ("reformgraph on disk", "reformgraph", "pyoxigraph", "rdflib")
"""The first writes the index that the second reads."""

PEERS: Final = ("oxrdflib", "maplib", "virtuoso")
PATIENCE: Final = 120
"""Seconds of the processor that a question may take, its further runs included."""

LOADING: Final = 30 * 60
"""Seconds of the processor that loading may take."""

SILENCE: Final = 15 * 60
"""Seconds by the clock in which an engine that is not loading must tell something, whatever it is waiting for."""

LEFT_OUT: Final = {
    "rdflib": (3_000_000, "it takes some 1.4 GB and a minute of the processor for each million triples that it loads"),
}
"""Engines that are not asked above so many triples, and why."""


@dataclass
class Figures:
    """What one engine did with one graph; a question that failed or did not end has its reason in place of costs."""

    load: float = 0.0
    memory: int = 0
    cold: dict[str, float] = field(default_factory=dict)
    warm: dict[str, float] = field(default_factory=dict)
    answers: dict[str, tuple[int, str]] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)

    def cost(self, name: str) -> float | None:
        """Of a question that did not end, what it had cost by then."""
        return PATIENCE if self.failures.get(name) == TOO_LONG else self.warm.get(name)


TOO_LONG: Final = f"> {PATIENCE} s"


@dataclass
class Table:
    """The figures of one graph; `turns` has what each question costs in two ways, by what is compared."""

    count: int
    engines: dict[str, Figures] = field(default_factory=dict)
    turns: dict[str, dict[str, tuple[float, float]]] = field(default_factory=dict)
    index: tuple[float, int] | None = None

    def __str__(self) -> str:
        reasons = [
            f"{engine} is left out: {reason}.\n" for engine, (most, reason) in LEFT_OUT.items() if self.count > most
        ]
        head = f"## {self.count:,} triples\n"
        return "\n".join([head, table(self.count, self.engines), *reasons, *self._layer(), *self._gains()])

    def _layer(self) -> Iterator[str]:
        ratios = {name: through / alone for name, (alone, through) in self.turns.get("layer", {}).items()}
        if ratios:
            most = max(ratios, key=ratios.__getitem__)
            yield (
                "Where a query is asked as it is written, it takes through reformgraph without the index "
                f"{_mean(ratios.values()):.2f} times what it takes without reformgraph, in turns on one store; "
                f"at most {ratios[most]:.2f} times ({most}).\n"
            )

    def _gains(self) -> Iterator[str]:
        if "memory" not in self.turns:
            return
        lines = ["| milliseconds, in turns | in memory | with the index | on disk | with the index |"]
        lines.append("| --- | ---: | ---: | ---: | ---: |")
        for name, costs in self.turns["memory"].items():
            both = (*costs, *self.turns.get("disk", {}).get(name, ()))
            lines.append(f"| {name} | {' | '.join(map(_milliseconds, both))} |")
        yield "\n".join(lines) + "\n"
        if self.index:
            seconds, size = self.index
            yield f"The index adds {seconds:.1f} s to the writing of the store, and {size / 1e6:.0f} MB.\n"


def measured(engine: str, interpreter: str, path: Path, figures: Figures, tell: Callable[[], None]) -> None:
    """Run the engine, and note what it tells as it tells it; what it does not answer in time it is not asked again."""
    while left := [name for name in QUESTIONS if name not in {*figures.warm, *figures.failures}]:
        loaded = False
        with _engine(engine, interpreter, path, left) as process:
            for facts in _lines(process):
                loaded = True
                _note(figures, facts)
                tell()
            code = _ended(process)
        left = [name for name in left if name not in {*figures.warm, *figures.failures}]
        if not left or not loaded:
            break
        figures.failures[left[0]] = TOO_LONG if code is None else f"ended with {code}"
        tell()


def compare_in_turns(path: Path, found: Table, tell: Callable[[], None]) -> None:
    """Note what this project adds to what its engine takes, and what its index saves."""
    with _engine(LAYER, sys.executable, path, list(QUESTIONS)) as process:
        for facts in _lines(process):
            if facts["compared"] == "index":
                found.index = (facts["seconds"], facts["size"])
            else:
                one, other = facts["costs"]
                found.turns.setdefault(facts["compared"], {})[facts["question"]] = (one, other)
            tell()
        _ended(process)


def _engine(engine: str, interpreter: str, path: Path, names: Sequence[str]) -> subprocess.Popen[bytes]:
    environment = os.environ | {"PYTHONPATH": f"{ROOT}:{ROOT / 'graph'}", "PYTHONHASHSEED": "0"}
    command = [interpreter, "-m", "benchmarks.engine", engine, str(path), *names]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, bufsize=0)


def _ended(process: subprocess.Popen[bytes]) -> int | None:
    """How the process ended; None where it had to be killed."""
    try:
        return process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        return None


def _lines(process: subprocess.Popen[bytes]) -> Iterator[dict[str, Any]]:
    """What the engine tells, until it ends or takes too long for the next line."""
    assert process.stdout is not None
    patience, silence = LOADING, LOADING * 10
    began, spent = time.monotonic(), 0.0
    while _processor(process, began) - spent < patience and time.monotonic() - began < silence:
        if not select.select([process.stdout], [], [], 1)[0]:
            continue
        line = process.stdout.readline()
        if not line:
            return
        facts: dict[str, Any] = json.loads(line)
        print(f"  {facts}", file=sys.stderr, flush=True)
        yield facts
        spent, began = _processor(process, began), time.monotonic()
        patience, silence = PATIENCE, SILENCE


def _processor(process: subprocess.Popen[bytes], began: float) -> float:
    """Seconds of the processor that it has taken; those of the clock since `began` where the system does not tell."""
    stat = Path(f"/proc/{process.pid}/stat")
    if not stat.exists():
        return time.monotonic() - began
    fields = stat.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _note(figures: Figures, facts: Mapping[str, Any]) -> None:
    if "question" not in facts:
        figures.load = figures.load or facts.get("load", 0.0)
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
    every = [each for each in all_figures.values() if each.load]
    lines.append(["loading, triples a second", "", *(_thousands(count / each.load) for each in every)])
    lines.append(["memory after loading, MB", "", *(f"{each.memory / 1e6:,.0f}" for each in every)])
    if "rdflib" in all_figures:
        lines += [["geometric mean: times as fast as rdflib", "", *(_ratio(all_figures, each) for each in engines)]]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _kept(all_figures: Mapping[str, Figures], name: str) -> tuple[int, str] | None:
    """The answer that others are compared with."""
    trusted = [each for each in ("rdflib", "pyoxigraph") if each in all_figures]
    answers = (all_figures[each].answers.get(name) for each in [*trusted, *all_figures])
    return next((answer for answer in answers if answer), None)


def _cell(figures: Figures, name: str, kept: tuple[int, str] | None) -> str:
    if name in figures.failures:
        return figures.failures[name]
    if name not in figures.warm:
        return "–"
    wrong = " **other rows**" if figures.answers[name] != kept else ""
    return f"{_milliseconds(figures.warm[name])} ({_milliseconds(figures.cold[name])}){wrong}"


def _ratio(all_figures: Mapping[str, Figures], engine: str) -> str:
    """The mean and the least; `≥` where rdflib was stopped at some of the questions, `≤` where this engine was."""
    slow, fast = all_figures["rdflib"], all_figures[engine]
    ratios = compared(slow, fast)
    if not ratios:
        return ""
    mean, least = _mean(ratios.values()), min(ratios, key=ratios.__getitem__)
    bounds = {_bound(slow, fast, name) for name in ratios} - {""}
    sign = "≈" if len(bounds) > 1 else "".join(bounds)
    return f"{sign}{mean:.1f} (least {_bound(slow, fast, least)}{ratios[least]:.2g})"


def _bound(slow: Figures, fast: Figures, name: str) -> str:
    return "≥" if name in slow.failures else "≤" if name in fast.failures else ""


def compared(slow: Figures, fast: Figures) -> dict[str, float]:
    """How many times as fast the one is, for each question that both answer, or one of them not in time."""
    ratios = {}
    for name in QUESTIONS:
        first, second = slow.cost(name), fast.cost(name)
        if first and second and (name in slow.warm or name in fast.warm):
            ratios[name] = first / second
    return ratios


def _mean(ratios: Iterable[float]) -> float:
    logs = [math.log(ratio) for ratio in ratios]
    return math.exp(sum(logs) / len(logs))


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
    parser.add_argument("--output", type=Path, default=Path("bench/queries.md"), help="where the tables go")
    given = parser.parse_args(arguments)
    given.folder.mkdir(parents=True, exist_ok=True)
    tables: list[Table] = []

    def tell() -> None:
        part = given.output.with_suffix(".part")
        part.write_text("\n".join(map(str, tables)), encoding="utf-8")
        part.replace(given.output)

    for count in given.triples:
        path = write(given.folder / f"{count}.nt", count)
        shutil.rmtree(stored(path), ignore_errors=True)
        tables.append(Table(count))
        for engine in [*OWN, *(PEERS if given.peers else ())]:
            if (given.engines and engine not in given.engines.split(",")) or count > LEFT_OUT.get(engine, (count,))[0]:
                continue
            print(f"{count:,} triples: {engine}", file=sys.stderr, flush=True)
            figures = tables[-1].engines[engine] = Figures()
            measured(engine, sys.executable if engine in OWN else given.peers, path, figures, tell)
            if not figures.load:
                del tables[-1].engines[engine]
            elif engine == "reformgraph":
                print(f"{count:,} triples: in turns", file=sys.stderr, flush=True)
                compare_in_turns(path, tables[-1], tell)
    print(given.output.read_text(encoding="utf-8"), end="")


if __name__ == "__main__":
    main()
