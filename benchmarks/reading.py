"""How fast and in how much memory a thousand documents are read, ours beside spaCy's Finnish pipeline, in one run.

    PYTHONPATH=tools python benchmarks/reading.py                      the project's own documents, repeated
    PYTHONPATH=tools python benchmarks/reading.py --corpus FOLDER      with Turku NER's, and how its people are found

`reformgraph` reads what it always reads: people, bodies, roles, relations and meetings, into claims with their
evidence, and then builds the graph. spaCy's pipeline tags, parses, lemmatises and names. Each gets every core, each
document once, and its model is loaded before the clock starts. spaCy is installed into an environment of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Any, Final

from spacy_people import MODEL
from turku_ner import Found, Text, compared, texts

from reformgraph.extract.voikko import data_folder
from reformgraph.model import Span

ROOT: Final = Path(__file__).resolve().parents[1]
OWN: Final = ("sample", "tests/reading/finnish", "tests/reading/swedish")
SUFFIXES: Final = (".txt", ".md", ".html")
REQUIREMENTS: Final = (f"{MODEL.replace('_', '-')}==0.15.0", "spacy<3.9")
CORES: Final = os.cpu_count() or 1
MEGABYTE: Final = 2**20


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds until the documents were read, by the clock and of all processors; bytes at most in use at once."""

    clock: float
    processor: float
    memory: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=1000, metavar="N")
    parser.add_argument("--corpus", type=Path, metavar="FOLDER", help="with train.tsv and dev.tsv of Turku NER")
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.read:
        print(json.dumps(read(arguments.read)))
        return
    python = peer()
    with tempfile.TemporaryDirectory() as folder:
        length = write(Path(folder), arguments.documents, arguments.corpus)
        print(f"{arguments.documents} documents, {length} characters, {CORES} cores\n", flush=True)
        ours, whole = measure_ours(Path(folder))
        theirs = measure_theirs(python, Path(folder))
    print("                       documents/s   documents/s of a processor   memory")
    count = arguments.documents
    for name, each in (("reformgraph", ours), ("  with the graph built", whole), ("spaCy", theirs)):
        print(f"{name:<22} {count / each.clock:>11.1f} {count / each.processor:>28.1f} {each.memory >> 20:>6} MB")
    print(f"times as fast          {theirs.clock / ours.clock:>11.1f} {theirs.processor / ours.processor:>28.1f}")
    if arguments.corpus:
        print("\npeople with two or more words in dev.tsv   precision   recall     F1")
        documents = list(texts((arguments.corpus / "dev.tsv").read_text(encoding="utf-8")))
        for name, found in (("reformgraph", compared(documents)), ("spaCy", their_people(python, documents))):
            print(f"{name:<42} {found.precision:>9.3f} {found.recall:>8.3f} {f1(found):>6.3f}")


def peer() -> Path:
    """The Python of an environment that has spaCy and its Finnish pipeline; it is made where it is not there."""
    folder = Path(sys.prefix) / "benchmark-spacy"
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not (folder / "ready").exists():
        print("Installing spaCy and its Finnish pipeline", file=sys.stderr)
        venv.create(folder, with_pip=True, clear=True)
        pip = [str(python), "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
        subprocess.run([*pip, *REQUIREMENTS], check=True)
        (folder / "ready").touch()
    return python


def write(folder: Path, count: int, corpus: Path | None) -> int:
    """So many documents into the folder; the number of their characters."""
    length = 0
    for number, (suffix, text) in enumerate(islice(cycle(sources(corpus)), count)):
        (folder / f"{number:05}{suffix}").write_text(text, encoding="utf-8")
        length += len(text)
    return length


def sources(corpus: Path | None) -> Iterator[tuple[str, str]]:
    """Suffix and text of the corpus' documents, then of the project's own."""
    if corpus:
        for name in ("train.tsv", "dev.tsv"):
            yield from ((".txt", each.text) for each in texts((corpus / name).read_text(encoding="utf-8")))
    for part in OWN:
        for path in sorted((ROOT / part).rglob("*")):
            if path.suffix in SUFFIXES:
                yield path.suffix, path.read_text(encoding="utf-8")


def read(folder: Path) -> dict[str, float]:
    """Build the graph of a folder in this process, and tell what it took: until all was read, and until the end."""
    import resource

    from reformgraph.pipeline import build_graph

    def used() -> float:
        return sum(
            usage.ru_utime + usage.ru_stime
            for usage in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        )

    marks: dict[str, tuple[float, float]] = {}

    def progress(step: str, done: int, total: int) -> None:
        marks.setdefault(step, (time.perf_counter(), used()))

    marks["start"] = (time.perf_counter(), used())
    with tempfile.TemporaryDirectory() as output:
        build_graph([folder], Path(output) / "build", progress=progress)
    marks["end"] = (time.perf_counter(), used())
    own, child = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    begun = marks["start"]
    found = {"memory": float((own + CORES * child) * (1 if sys.platform == "darwin" else 1024))}
    for name, step in (("read", "linking"), ("built", "end")):
        found[f"{name} clock"] = marks[step][0] - begun[0]
        found[f"{name} processor"] = marks[step][1] - begun[1]
    return found


def measure_ours(folder: Path) -> tuple[Measured, Measured]:
    """Reading alone, and the whole build."""
    command = [sys.executable, __file__, "--read", str(folder)]
    found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    memory = int(found["memory"])
    reading, building = (Measured(found[f"{n} clock"], found[f"{n} processor"], memory) for n in ("read", "built"))
    return reading, building


def measure_theirs(python: Path, folder: Path) -> Measured:
    """A process for each core, each with its share of the documents."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())]
    answers = ask(python, [texts[number::CORES] for number in range(CORES)])
    return Measured(
        clock=max(each["clock"] for each in answers),
        processor=sum(each["processor"] for each in answers),
        memory=sum(each["memory"] for each in answers),
    )


def their_people(python: Path, documents: Sequence[Text]) -> Found:
    """spaCy's people of two or more words, compared with the corpus as ours are."""
    (answer,) = ask(python, [[each.text for each in documents]])
    named = dict(zip((each.text for each in documents), answer["people"], strict=True))
    return compared(documents, lambda each: (Span(start, end) for start, end in named[each.text]))


def ask(python: Path, shares: Sequence[Sequence[str]]) -> list[dict[str, Any]]:
    """What the peer makes of each share of texts, side by side."""
    voikko = next(data_folder().rglob("libvoikko.so.1"), None)
    words = next(data_folder().rglob("mor-standard"), None)
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    if voikko and words:
        environment |= {"LD_LIBRARY_PATH": str(voikko.parent), "VOIKKO_DICTIONARY_PATH": str(words.parents[1])}
    command = [str(python), str(ROOT / "tools" / "spacy_people.py")]
    running = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
        for _ in shares
    ]
    with ThreadPoolExecutor(len(shares)) as pool:
        told = list(
            pool.map(lambda pair: pair[0].communicate(json.dumps(pair[1]))[0], zip(running, shares, strict=True))
        )
    for each in running:
        if each.returncode:
            raise subprocess.CalledProcessError(each.returncode, command)
    return [json.loads(each) for each in told]


def f1(found: Found) -> float:
    return 2 * found.precision * found.recall / ((found.precision + found.recall) or 1)


if __name__ == "__main__":
    main()
