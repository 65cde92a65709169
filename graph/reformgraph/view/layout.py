"""Contents in, positions out: Graphviz dot sets the bodies of each region in layers from left to right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import networkx as nx
import pygraphviz as pgv

from reformgraph.view.contents import Contents, Fact, Progress, Thing, local_name, silent
from reformgraph.view.network import relation_name, structural
from reformgraph.view.wrap import wrap

BOX_WIDTH: Final = 250
TEXT_WIDTH: Final = BOX_WIDTH - 50
LINE: Final = 18
PADDING: Final = 30
ABOUT_LINE: Final = 17
"""A line below the name: how many members, how many deputies, who chairs."""
GAP_ACROSS: Final = 84
GAP_DOWN: Final = 26
REGION_GAP: Final = 84
DOT_LIMIT: Final = 800
"""Largest connected group given to dot, whose time grows faster than its input; larger ones are set in columns."""

LAYERS: Final = {
    "political-steering-group": 0,
    "council": 0,
    "monitoring-group": 0,
    "board": 0,
    "management-group": 1,
    "committee": 1,
    "preparatory-body": 1,
    "sub-group": 2,
    "working-group": 2,
}
UPWARD: Final = frozenset({"steered-by", "part-of", "prepares-for", "succeeds"})
"""Relations whose object stands to the left of their subject; of the others the subject does."""

Point = tuple[int, int]
Relations = list[tuple[Fact, tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Box:
    """A drawn thing: its centre and size."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Block:
    """A region's part of the picture; `order` lists its things in reading order with their depth."""

    region: str | None
    top: int
    width: int
    height: int
    order: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Boxes by thing, routes by relation (from its left end to its right end), and one block a region.

    A relation between neighbouring layers has no route: nothing stands between its ends.
    """

    boxes: dict[str, Box]
    routes: dict[str, tuple[Point, ...]]
    blocks: tuple[Block, ...]
    heights: dict[str, int]


def lines_of(thing: Thing) -> dict[str, list[str]]:
    """The thing's label in each language, wrapped to the box."""
    return {language: wrap(text, TEXT_WIDTH) for language, text in sorted(thing.labels.items())}


def box_heights(contents: Contents) -> dict[str, int]:
    """Tall enough for the label in whichever language takes most lines, and for the lines below it."""
    facts = contents.facts.values()
    with_deputies = {fact.target for fact in facts if local_name(fact.concept or "") == "deputy-member"}
    return {
        key: PADDING
        + LINE * max(len(lines) for lines in lines_of(thing).values())
        + ABOUT_LINE * (3 if key in with_deputies else 2)
        for key, thing in contents.things.items()
    }


def ends(fact: Fact) -> tuple[str, str] | None:
    """The left and right end of a relation, or None where it does not join two things."""
    if fact.kind != "relation" or fact.source is None or fact.target is None or fact.source == fact.target:
        return None
    return (fact.target, fact.source) if relation_name(fact) in UPWARD else (fact.source, fact.target)


def lay_out(contents: Contents, progress: Progress = silent) -> Layout:
    """Lay each region out on its own and stack the regions in the order of their names."""
    drawn = sorted(structural(contents))
    heights = box_heights(contents)
    regions: dict[str | None, list[str]] = {}
    for key in drawn:
        regions.setdefault(contents.things[key].region, []).append(key)
    relations: dict[str | None, Relations] = {}
    for fact in contents.facts.values():
        pair = ends(fact)
        if pair is not None and contents.things[pair[0]].region == contents.things[pair[1]].region:
            relations.setdefault(contents.things[pair[0]].region, []).append((fact, pair))
    boxes: dict[str, Box] = {}
    routes: dict[str, tuple[Point, ...]] = {}
    blocks: list[Block] = []
    top = 0
    done = 0
    for region in sorted(regions, key=lambda key: _region_rank(contents, key)):
        progress("placing", done, len(drawn))
        done += len(regions[region])
        inner = relations.get(region, [])
        part = _region(contents, heights, regions[region], inner)
        boxes |= {key: Box(box.x, box.y + top, box.width, box.height) for key, box in part.boxes.items()}
        routes |= {key: tuple((x, y + top) for x, y in points) for key, points in part.routes.items()}
        across = max(box.x + box.width // 2 for box in part.boxes.values())
        down = max(box.y + box.height // 2 for box in part.boxes.values())
        blocks.append(Block(region, top, across, down, _reading_order(part.boxes, inner)))
        top += down + REGION_GAP
    return Layout(boxes, routes, tuple(blocks), heights)


def _region_rank(contents: Contents, region: str | None) -> tuple[bool, str]:
    labels = contents.concepts.get(region or "", {})
    return (region is None, labels.get("fi") or region or "")


def _layer(thing: Thing) -> int:
    return LAYERS.get(local_name(thing.classification or ""), 2 if thing.kind == "body" else 1)


def _region(contents: Contents, heights: dict[str, int], keys: list[str], relations: Relations) -> Layout:
    """Connected groups one under another, each by dot; then what no relation joins, in columns by layer."""
    joined: nx.Graph[str] = nx.Graph()
    joined.add_nodes_from(keys)
    joined.add_edges_from(pair for _, pair in relations)
    groups = [sorted(group) for group in nx.connected_components(joined)]
    groups.sort(key=lambda group: (-len(group), group))
    boxes: dict[str, Box] = {}
    routes: dict[str, tuple[Point, ...]] = {}
    loose = [group[0] for group in groups if len(group) == 1]
    top = 0
    for group in groups:
        if len(group) == 1:
            continue
        if len(group) > DOT_LIMIT:
            loose.extend(group)
            continue
        members = set(group)
        part = _dot(heights, group, [(fact, pair) for fact, pair in relations if pair[0] in members], top)
        boxes |= part.boxes
        routes |= part.routes
        top = max(box.y + box.height // 2 for box in part.boxes.values()) + GAP_DOWN
    boxes |= _columns(contents, heights, loose, top)
    return Layout(boxes, routes, (), {})


def _columns(contents: Contents, heights: dict[str, int], keys: Iterable[str], top: int) -> dict[str, Box]:
    boxes: dict[str, Box] = {}
    bottoms: dict[int, int] = {}
    for key in sorted(keys, key=lambda key: (_layer(contents.things[key]), _name(contents.things[key]))):
        column = _layer(contents.things[key])
        start = bottoms.get(column, top)
        height = heights[key]
        x = column * (BOX_WIDTH + GAP_ACROSS) + BOX_WIDTH // 2
        boxes[key] = Box(x, start + height // 2, BOX_WIDTH, height)
        bottoms[column] = start + height + GAP_DOWN
    if boxes:
        left = min(box.x for box in boxes.values()) - BOX_WIDTH // 2
        boxes = {key: Box(box.x - left, box.y, box.width, box.height) for key, box in boxes.items()}
    return boxes


def _dot(heights: dict[str, int], keys: list[str], relations: Relations, top: int) -> Layout:
    """One connected group by Graphviz; nodes have opaque names, so that no label reaches the layout engine."""
    names = {key: f"n{index}" for index, key in enumerate(keys)}
    graph = pgv.AGraph(strict=False, directed=True, rankdir="LR", splines="polyline")
    graph.graph_attr.update(nodesep=str(GAP_DOWN / 72), ranksep=str(GAP_ACROSS / 72), pad="0")
    for key in keys:
        size = {"width": str(BOX_WIDTH / 72), "height": str(heights[key] / 72)}
        graph.add_node(names[key], label="", shape="box", fixedsize="true", **size)
    for index, (fact, (left, right)) in enumerate(relations):
        beside = relation_name(fact) == "complements"
        ports = {"minlen": "0"} if beside else {"tailport": "e", "headport": "w"}
        graph.add_edge(names[left], names[right], key=f"e{index}", arrowhead="none", **ports)
    graph.layout("dot")
    high = float(graph.graph_attr["bb"].split(",")[3])

    def place(point: str) -> Point:
        x, y = (float(part) for part in point.split(",")[:2])
        return round(x), round(high - y) + top

    boxes: dict[str, Box] = {}
    for key in keys:
        x, y = place(graph.get_node(names[key]).attr["pos"])
        boxes[key] = Box(x, y, BOX_WIDTH, heights[key])
    routes: dict[str, tuple[Point, ...]] = {}
    for index, (fact, (left, right)) in enumerate(relations):
        if 0 < boxes[right].x - boxes[left].x <= BOX_WIDTH + 2 * GAP_ACROSS:
            continue
        spline = graph.get_edge(names[left], names[right], f"e{index}").attr["pos"].split()
        points = [place(point) for point in spline if not point.startswith(("e,", "s,"))]
        routes[fact.iri] = tuple(points[::3])
    return Layout(boxes, routes, (), {})


def _name(thing: Thing) -> str:
    return thing.labels.get("fi") or next(iter(thing.labels.values()))


def _reading_order(boxes: dict[str, Box], relations: Relations) -> tuple[tuple[str, int], ...]:
    """Depth first from the leftmost boxes, top to bottom: each thing once, under the nearest that stands above it.

    What completes another's work comes beside it.
    """
    below: dict[str, set[str]] = {}
    depth = dict.fromkeys(boxes, 0)
    parents: dict[str, str] = {}
    for _, (left, right) in relations:
        nearer = right not in parents or boxes[left].x > boxes[parents[right]].x
        if boxes[left].x < boxes[right].x and nearer:
            parents[right] = left
    beside = [pair for fact, pair in relations if relation_name(fact) == "complements"]
    for key, other in beside:
        if key not in parents and other in parents:
            parents[key] = parents[other]
    for child, parent in parents.items():
        below.setdefault(parent, set()).add(child)
    order: list[tuple[str, int]] = []
    stack = [key for key in sorted(boxes, key=lambda key: (-boxes[key].y, -boxes[key].x, key)) if key not in parents]
    while stack:
        key = stack.pop()
        order.append((key, depth[key]))
        for child in sorted(below.get(key, ()), key=lambda child: (-boxes[child].y, child)):
            depth[child] = depth[key] + 1
            stack.append(child)
    return tuple(order)
