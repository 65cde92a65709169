"""The page is one file: no outside address, only its own scripts may run, same store same bytes, all or nothing."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox
import pytest
from tests.view.conftest import FIXTURE
from tests.view.graphs import HARM, harmful
from tests.view.pages import carried

from reformgraph.errors import BuildError
from reformgraph.view.page import content_policy, fill, render, write_view

pytestmark = pytest.mark.skipif(
    not (files("reformgraph.viz") / "vendor" / "cytoscape.min.js").is_file() and "CI" not in os.environ,
    reason="the page's drawing library is not there: run `make setup`",
)
LOADS = re.compile(r"<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=\"(?!data:)", re.IGNORECASE)


@pytest.fixture(scope="module")
def page(store: ox.Store) -> str:
    return render(store)


def test_the_page_loads_nothing(page: str) -> None:
    assert not LOADS.search(page)
    assert "default-src 'none'" in page


def test_the_policy_names_the_hash_of_every_script(page: str) -> None:
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    library = (files("reformgraph.viz") / "vendor" / "cytoscape.min.js").read_text("utf-8")
    for text in (script, library):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in page


def test_the_page_holds_every_quote(page: str) -> None:
    assert "Varapuheenjohtajana toimii Koe Kuviteltu (Keksitty kansanliike)." in carried(page, "quotes")


def test_hostile_text_stays_inside_what_is_compressed() -> None:
    page = render(harmful().store)
    assert "window.harmed" not in page
    things = carried(page, "data")["things"]["columns"]
    held = json.dumps([things["name "], things["name fi"]])
    assert held.count("window.harmed") >= len(HARM)


def test_a_value_that_looks_like_a_placeholder_is_not_filled() -> None:
    assert fill("{{first}} {{second}}", {"first": "{{second}}", "second": "2"}) == "{{second}} 2"


def test_a_script_that_would_end_its_element_is_refused() -> None:
    with pytest.raises(BuildError):
        content_policy(["const end = '</ScRiPt>';"])


@pytest.mark.slow
def test_the_same_store_gives_the_same_bytes_under_any_hash_seed(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from reformgraph.store import load_turtle;"
        "from reformgraph.view.page import write_view; from reformgraph.view.formats import write_network;"
        "store = load_turtle(Path(sys.argv[1])); folder = Path(sys.argv[2]); folder.mkdir();"
        "write_view(store, folder / 'view.html');"
        "[write_network(store, folder / f, f) for f in ('graphml', 'gexf', 'cytoscape', 'measures')]"
    )
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed}
        arguments = [sys.executable, "-c", program, str(FIXTURE), str(tmp_path / seed)]
        subprocess.run(arguments, check=True, env=environment)
    first, second = (sorted((tmp_path / seed).iterdir()) for seed in ("1", "2"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_a_page_that_cannot_be_written_leaves_nothing_behind(store: ox.Store, tmp_path: Path) -> None:
    target = tmp_path / "view.html"
    target.mkdir()
    with pytest.raises(BuildError, match="cannot write"):
        write_view(store, target)
    assert [path.name for path in tmp_path.iterdir()] == ["view.html"]


def test_an_empty_store_gives_a_page() -> None:
    assert carried(render(ox.Store()), "data")["things"] == {"rows": 0, "columns": {}}
