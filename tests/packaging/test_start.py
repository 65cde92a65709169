"""The command line starts within its budget: under 0.4 s of CPU for what needs no graph."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

import pytest

BUDGET: Final = 0.4
COMMAND: Final = str(Path(sys.executable).with_name("reformgraph"))


def cpu_seconds(*arguments: str) -> float:
    """User and system time of one run, which must succeed."""
    silent = [(os.POSIX_SPAWN_OPEN, descriptor, os.devnull, os.O_WRONLY, 0) for descriptor in (1, 2)]
    child = os.posix_spawn(COMMAND, [COMMAND, *arguments], os.environ, file_actions=silent)
    _, status, used = os.wait4(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    return used.ru_utime + used.ru_stime


@pytest.mark.parametrize("arguments", [("--help",), ("--version",)])
def test_the_command_line_starts_within_its_budget(arguments: tuple[str, ...]) -> None:
    # The quickest of three: other work on the machine makes a run slower, never quicker.
    assert min(cpu_seconds(*arguments) for _ in range(3)) < BUDGET
