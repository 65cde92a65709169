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

from reformgraph.errors import BuildError
from reformgraph.view.page import content_policy, fill, render, write_view
from reformgraph.view.payload import to_json

pytestmark = pytest.mark.skipif(
    not (files("reformgraph.viz") / "vendor" / "cytoscape.min.js").is_file() and "CI" not in os.environ,
    reason="the page's drawing library is not there: run `make setup`",
)
LOADS = re.compile(r"<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=\"(?!data:)", re.IGNORECASE)


@pytest.fixture(scope="module")
def page(store: ox.Store) -> str:
    return render(store)


def data_of(page: str) -> str:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    return found[1]


def test_the_page_loads_nothing(page: str) -> None:
    assert not LOADS.search(page)
    assert "default-src 'none'" in page


def test_the_policy_names_the_hash_of_every_script(page: str) -> None:
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert len(scripts) == 2
    for script in scripts:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in page


def test_the_data_are_json_and_hold_the_quotes(page: str) -> None:
    data = json.loads(data_of(page))
    quotes = {passage["quote"] for passage in data["passages"]}
    assert "Varapuheenjohtajana toimii Koe Kuviteltu (Keksitty kansanliike)." in quotes


def test_hostile_text_stays_inside_the_data() -> None:
    page = render(harmful().store)
    inside = data_of(page)
    assert "<" not in inside
    assert "\u2028" not in inside
    names = {name for thing in json.loads(inside)["things"] for name in thing["name"].values()}
    assert {" ".join(text.split()) for text in HARM} <= names
    assert page.count("window.harmed") == inside.count("window.harmed")


def test_a_value_that_looks_like_a_placeholder_is_not_filled() -> None:
    assert fill("{{first}} {{second}}", {"first": "{{second}}", "second": "2"}) == "{{second}} 2"


def test_json_text_survives_the_escapes() -> None:
    value = {"text": "</script> \u2028 <!-- ä 😀"}
    assert json.loads(to_json(value)) == value


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
    assert json.loads(data_of(render(ox.Store())))["things"] == []
