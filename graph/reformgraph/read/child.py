"""The process that parses files for `bounded`: requests on standard input, answers on what was standard output.

It never catches an error that it does not know: it ends, and `bounded` says so of the file and starts another one.
"""

from __future__ import annotations

import importlib
import json
import logging
import os
import sys
import warnings

from reformgraph.errors import SourceError


def main() -> None:
    """Answer requests until the input ends. A request is a line of JSON and the bytes of a file."""
    sys.setrecursionlimit(20_000)  # a page may be nested as deeply as its parser allows
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library prints is no answer
    logging.disable()
    warnings.simplefilter("ignore")
    cpu_seconds = _limit_memory()
    for line in sys.stdin.buffer:
        request = json.loads(line)
        data = sys.stdin.buffer.read(request["length"])
        if cpu_seconds:
            _limit_time(request["seconds"])
        json.dump(_answer(request["format"], data), answers)
        answers.write("\n")
        answers.flush()


def _answer(kind: str, data: bytes) -> dict[str, object]:
    try:
        content = importlib.import_module(f"reformgraph.read.{kind}").read(data)
    except SourceError as error:
        return {"message": error.message, "hint": error.hint}
    return {"content": content.to_json()}


def _limit_memory() -> bool:
    """Bound the memory where the system can, and tell whether it can bound time."""
    if sys.platform == "win32":
        return False
    import resource

    if sys.platform == "linux":
        size = int(sys.argv[1])
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
    return True


def _limit_time(seconds: int) -> None:
    """Let this file have so many seconds of the processor beside those already used."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds + 1, hard))


if __name__ == "__main__":
    main()
