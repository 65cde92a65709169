"""Texts as JSON in; what spaCy's Finnish pipeline takes for them, and the people it names, out. For reading.py."""

from __future__ import annotations

import importlib
import json
import sys
import time
from typing import Any, Final

MODEL: Final = "spacy_fi_experimental_web_md"
BATCH: Final = 32
"""The memory that spaCy takes grows with the documents that it has at work."""


def main() -> None:
    import resource

    texts: list[str] = json.load(sys.stdin)
    pipeline: Any = importlib.import_module("spacy").load(MODEL)
    list(pipeline.pipe(texts[:1]))
    clock, processor = time.perf_counter(), time.process_time()
    people = [
        [[each.start_char, each.end_char] for each in document.ents if each.label_ == "PERSON" and " " in each.text]
        for document in pipeline.pipe(texts, batch_size=BATCH)
    ]
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    json.dump({"clock": clock, "processor": processor, "memory": peak, "people": people}, sys.stdout)


if __name__ == "__main__":
    main()
