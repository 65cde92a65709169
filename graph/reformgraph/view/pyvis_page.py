"""A store in, a pyvis page out, made safe: positions given, no outside address, only its own scripts may run."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pyvis.network import Network as PyvisNetwork

from reformgraph.view.contents import Contents, local_name
from reformgraph.view.facts import read_contents
from reformgraph.view.layout import Layout, lay_out, lines_of
from reformgraph.view.network import make_network
from reformgraph.view.page import content_policy, write_text
from reformgraph.view.selection import select

if TYPE_CHECKING:
    import pyoxigraph as ox

OUTSIDE: Final = re.compile(
    r"<link\b[^>]*\bhttps?://[^>]*>|<script\b[^>]*\bsrc=[^>]*>\s*</script>|<!--(?:(?!-->).)*-->|<center>.*?</center>",
    re.IGNORECASE | re.DOTALL,
)
SCRIPT: Final = re.compile(r"<script\b[^>]*>(.*?)</script>", re.IGNORECASE | re.DOTALL)
SHAPES: Final = {"body": "box", "person": "ellipse", "project": "diamond", "organization": "square"}
COLUMNS: Final = 4
STEP_ACROSS: Final = 260
STEP_DOWN: Final = 70


def write_pyvis(store: ox.Store, path: Path, only: frozenset[str] | None = None) -> None:
    """Write the network of a store, or of what `only` names, as a pyvis page that opens without a network."""
    contents = read_contents(store)
    if only is not None:
        contents = select(contents, only)
    write_text(path, harden(pyvis_network(contents, lay_out(contents)).generate_html()))


def pyvis_network(contents: Contents, layout: Layout) -> PyvisNetwork:
    """A pyvis network with opaque node ids; people and others stand in columns on the right of the hierarchy."""
    network = PyvisNetwork(height="100vh", width="100%", directed=True, cdn_resources="in_line")
    network.toggle_physics(False)
    names = {key: f"n{index}" for index, key in enumerate(contents.things)}
    right = max((block.width for block in layout.blocks), default=0) + STEP_ACROSS
    others = (key for key in contents.things if key not in layout.boxes)
    aside = {key: place for place, key in enumerate(others)}
    for key, thing in contents.things.items():
        if key in layout.boxes:
            x, y = layout.boxes[key].x, layout.boxes[key].y
        else:
            row, column = divmod(aside[key], COLUMNS)
            x, y = right + column * STEP_ACROSS, row * STEP_DOWN
        shape = SHAPES.get(thing.kind, "ellipse")
        lines = lines_of(thing)
        label = "\n".join(lines.get("fi") or next(iter(lines.values())))
        network.add_node(names[key], label=label, shape=shape, x=x, y=y, physics=False)
    for source, target, values in make_network(contents).edges(data=True):
        concept = contents.facts[values["fact"]].concept or ""
        label = contents.concepts.get(concept, {}).get("fi") or local_name(concept) or values["kind"]
        network.add_edge(names[source], names[target], title=label)
    return network


def harden(html: str) -> str:
    """Without what pyvis asks of other hosts, and with a policy that lets nothing but the scripts present run."""
    html = OUTSIDE.sub("", html)
    policy = content_policy(SCRIPT.findall(html))
    head = f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n<title>reformgraph</title>'
    page = html.replace('<meta charset="utf-8">', f'<meta charset="utf-8">\n{head}', 1)
    return f"<!doctype html>\n{page}"
