"""Making a page takes work that grows no faster than n log n, counted in calls: time would hang on the machine."""

from __future__ import annotations

import cProfile
import math
import pstats
from itertools import pairwise

import pytest
from benchmarks.view_pages import made_up
from tests.view.graphs import governance

from reformgraph.view import layout
from reformgraph.view.facts import read_contents
from reformgraph.view.page import render

SIZES = (150, 300, 600)


def calls(boxes: int) -> int:
    store = made_up(boxes)
    profile = cProfile.Profile()
    profile.runcall(render, store)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


@pytest.mark.slow
def test_work_grows_no_faster_than_n_log_n() -> None:
    each = [calls(boxes) / (boxes * math.log(boxes)) for boxes in SIZES]
    assert all(larger <= 1.1 * smaller for smaller, larger in pairwise(each)), each


def test_no_group_is_given_to_dot_that_is_larger_than_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "DOT_LIMIT", 8)
    monkeypatch.delattr(layout, "_dot")
    contents = read_contents(governance(regions=1, sub_groups=20).store)
    assert len(layout.lay_out(contents).boxes) == 25


def test_progress_is_told_of_every_step_in_turn() -> None:
    told: list[tuple[str, int, int]] = []
    render(governance(regions=3).store, progress=lambda *step: told.append(step))
    assert list(dict.fromkeys(step for step, _, _ in told)) == ["reading", "placing", "measuring", "writing"]
    assert all(0 <= done <= total for _, done, total in told)
    assert [done for step, done, _ in told if step == "placing"] == [0, 10, 20]
