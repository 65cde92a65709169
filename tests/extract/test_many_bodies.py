"""A document of thousands of bodies: finding one costs no more with many others of its kind. Counted, not timed."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from types import FrameType

import pytest

from reformgraph.extract.bodies import Agents
from reformgraph.extract.chunks import AgentName
from reformgraph.model import Span


def calls(work: Callable[[], object]) -> int:
    """How many Python functions of the package a piece of work calls."""
    counted: Counter[str] = Counter()

    def count(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and "reformgraph" in frame.f_code.co_filename:
            counted["calls"] += 1

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return counted["calls"]


def owned(n: int) -> AgentName:
    owner = f"{n:05}-hanke"
    return AgentName(f"{owner} ohjausryhmä", "body", "ohjausryhmä", "fi", owners=(f"X{owner}",))


def owners(count: int) -> None:
    """Many bodies of one kind, each with its own owner, named twice."""
    agents = Agents()
    for n in [*range(count), *range(count)]:
        agents.note(owned(n), n)
    agents.settle()
    assert len({agents.resolve(owned(n), n).label for n in range(count)}) == count


def aliases(count: int) -> None:
    """One body under many names, each said to be another name of the one before."""
    names = [AgentName(f"n{n}ryhmä", "body", "ryhmä", "fi", modifiers=frozenset({f"n{n}"})) for n in range(count)]
    agents = Agents()
    for at, name in enumerate(names):
        agents.note(name, at)
    agents.settle()
    for one, other in zip(names[1:], names, strict=False):
        agents.identify([one, other])
    spoken_of = agents.resolve(names[0], 0)
    assert {agents.resolve(name, 0) for name in names} == {spoken_of}
    assert all(agents.is_called(spoken_of, "ryhmä") for _ in names)


def projects(count: int) -> None:
    """Many projects, and a passage around each."""
    agents = Agents()
    for n in range(count):
        agents.note(AgentName(f"X{n}-hanke", "project", "hanke", "fi"), 10 * n)
    agents.settle()
    found = [agents.project_within(Span(10 * n, 10 * n + 9)) for n in range(count)]
    assert [f.label for f in found if f] == [f"X{n}-hanke" for n in range(count)]


@pytest.mark.parametrize("work", [owners, aliases, projects])
def test_ten_times_the_bodies_cost_ten_times_the_work(work: Callable[[int], None]) -> None:
    work(30)  # what is kept for later names is made
    few, many = calls(lambda: work(100)), calls(lambda: work(1000))
    assert many < 15 * few
