"""The hierarchy stands in layers from left to right; no box lies on another, and hardly any lines cross."""

from __future__ import annotations

from itertools import combinations, pairwise

import pyoxigraph as ox
import pytest
from tests.view.graphs import governance

from reformgraph.terms import BASE_IRI
from reformgraph.view.contents import Contents
from reformgraph.view.facts import read_contents
from reformgraph.view.layout import TEXT_WIDTH, Box, Layout, Point, ends, lay_out, lines_of
from reformgraph.view.wrap import width, wrap


@pytest.fixture(scope="module")
def governed() -> Contents:
    return read_contents(governance().store)


def overlaps(first: Box, second: Box) -> bool:
    across = abs(first.x - second.x) * 2 < first.width + second.width
    return across and abs(first.y - second.y) * 2 < first.height + second.height


def lines(contents: Contents, layout: Layout) -> list[tuple[Point, ...]]:
    drawn = []
    for fact in contents.facts.values():
        pair = ends(fact)
        if pair is None:
            continue
        left, right = (layout.boxes[key] for key in pair)
        straight = ((left.x + left.width // 2, left.y), (right.x - right.width // 2, right.y))
        drawn.append(layout.routes.get(fact.iri, straight))
    return drawn


def crossings(drawn: list[tuple[Point, ...]]) -> int:
    def turn(a: Point, b: Point, c: Point) -> float:
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    def cross(a: Point, b: Point, c: Point, d: Point) -> bool:
        return turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0

    return sum(
        any(cross(a, b, c, d) for a, b in pairwise(first) for c, d in pairwise(second))
        for first, second in combinations(drawn, 2)
    )


def test_layers_run_from_political_group_to_sub_groups(contents: Contents) -> None:
    boxes = lay_out(contents).boxes
    body = f"{BASE_IRI}body/lapin-"
    top, managers = boxes[f"{body}poliittinen-ohjausryhma"], boxes[f"{body}johtoryhma"]
    subs = [boxes[f"{body}{name}-alaryhma"] for name in ("palvelujen", "talouden", "viestinnan")]
    assert top.x < managers.x < min(sub.x for sub in subs)
    assert len({sub.x for sub in subs}) == 1


def test_regions_do_not_mix(contents: Contents) -> None:
    layout = lay_out(contents)
    for block in layout.blocks:
        for key, _ in block.order:
            box = layout.boxes[key]
            assert block.top <= box.y - box.height // 2
            assert box.y + box.height // 2 <= block.top + block.height


def test_no_box_overlaps_another_and_at_most_five_lines_cross(governed: Contents) -> None:
    layout = lay_out(governed)
    assert len(layout.boxes) == 60
    assert not [pair for pair in combinations(layout.boxes.values(), 2) if overlaps(*pair)]
    assert crossings(lines(governed, layout)) <= 5


def test_every_label_line_fits_its_box(governed: Contents) -> None:
    for thing in governed.things.values():
        for language, wrapped in lines_of(thing).items():
            assert all(width(line) <= TEXT_WIDTH for line in wrapped), language


def test_reading_order_names_each_box_once_below_what_steers_it(governed: Contents) -> None:
    layout = lay_out(governed)
    order = [key for block in layout.blocks for key, _ in block.order]
    assert sorted(order) == sorted(layout.boxes)
    depth = {key: depth for block in layout.blocks for key, depth in block.order}
    assert depth[f"{BASE_IRI}body/pol0"] == 0
    assert depth[f"{BASE_IRI}body/jory0-0"] == 1
    assert depth[f"{BASE_IRI}body/ala0-0"] == 2


def test_a_relation_past_a_layer_goes_round_the_boxes(contents: Contents) -> None:
    layout = lay_out(read_contents(skipping()))
    passed = layout.boxes[f"{BASE_IRI}body/keski"]
    (route,) = layout.routes.values()
    assert all(not (abs(x - passed.x) < passed.width / 2 and abs(y - passed.y) < passed.height / 2) for x, y in route)


def skipping() -> ox.Store:
    graph = governance(regions=0)
    top = graph.body("yla", "Yläryhmä", "political-steering-group", "maakunta-01")
    middle = graph.body("keski", "Keskiryhmä", "management-group", "maakunta-01")
    low = graph.body("ala", "Alaryhmä", "sub-group", "maakunta-01")
    graph.relation(middle, "steered-by", top)
    graph.relation(low, "steered-by", middle)
    graph.relation(low, "steered-by", top)
    return graph.store


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lapin johtoryhmä", ["Lapin johtoryhmä"]),
        ("ICT- ja digityöryhmä", ["ICT- ja", "digityöryhmä"]),
        ("", [""]),
    ],
)
def test_labels_break_at_spaces_and_after_hyphens(text: str, expected: list[str]) -> None:
    assert wrap(text, 150 if " " in text and "-" not in text else 120) == expected


def test_a_word_wider_than_the_box_is_cut_and_nothing_is_lost() -> None:
    word = "hyvinvointialueuudistusvalmistelutoimielinkokoonpano"
    lines = wrap(word, 120)
    assert len(lines) > 1
    assert "".join(line.removesuffix("-") for line in lines) == word
