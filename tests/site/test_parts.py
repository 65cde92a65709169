"""The parts of a site: safe folders, times in words, texts in three languages, an index that finds, the commands."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from tests.site.conftest import as_build
from tests.view.graphs import Graph

from reformgraph.cli import main
from reformgraph.site.graph import SiteGraph, Value, best
from reformgraph.site.pages import list_files
from reformgraph.site.places import LANGUAGES, RESERVED, folders, stub_folder
from reformgraph.site.plan import make_plan
from reformgraph.site.search import index_files, words_of
from reformgraph.site.sections import BUDGET, collated
from reformgraph.site.times import bound, show_date
from reformgraph.site.view import web
from reformgraph.site.words import show_number, show_size, words
from reformgraph.terms import BASE_IRI, iri

TEMPLATES = Path(__file__).parents[2] / "graph" / "reformgraph" / "site" / "templates"


def site_graph(graph: Graph) -> SiteGraph:
    return SiteGraph(quad.triple for quad in graph.store)


@given(st.text(min_size=1, max_size=60))
def test_a_folder_never_leads_out_of_the_site_or_into_its_own_parts(rest: str) -> None:
    folder = stub_folder(BASE_IRI + rest, BASE_IRI)
    assert folder is None or (re.fullmatch(r"[a-z0-9_/-]+", folder) and folder.split("/")[0] not in RESERVED)


@pytest.mark.parametrize(
    "rest", ["../../etc/passwd", "person/../x", "assets/site", "person", "Person/A", "person/a%2Fb"]
)
def test_a_thing_whose_iri_is_no_safe_path_has_a_folder_under_thing(rest: str) -> None:
    is_a, person = ox.NamedNode(iri("rdf:type")), ox.NamedNode(iri("foaf:Person"))
    (folder,) = folders(SiteGraph([ox.Triple(ox.NamedNode(BASE_IRI + rest), is_a, person)]), BASE_IRI).values()
    assert re.fullmatch(r"thing/[a-z0-9-]+", folder)


def test_names_are_ordered_as_in_finnish() -> None:
    names = ["Öhman", "Åberg", "Zorro", "Äijälä", "aalto"]
    assert sorted(names, key=collated) == ["aalto", "Zorro", "Åberg", "Äijälä", "Öhman"]


def test_a_text_is_taken_in_the_readers_language_or_the_next() -> None:
    texts = [Value("joukko", "fi"), Value("grupp", "sv"), Value("Gruppe", "de")]
    assert [best(texts, each).text for each in ("sv", "en", "fi")] == ["grupp", "joukko", "joukko"]


@pytest.mark.parametrize(
    ("given", "fi", "en"),
    [
        ("2021-04-13", "13.4.2021", "13 April 2021"),
        ("2021-04-13T09:30:00+03:00", "13.4.2021 klo 09.30", "13 April 2021, 09:30"),
        ("kevät", "kevät", "kevät"),
        (None, "", ""),
    ],
)
def test_a_day_is_written_as_the_language_does(given: str | None, fi: str, en: str) -> None:
    assert (show_date(given, "fi"), show_date(given, "en")) == (fi, en)


def test_a_missing_bound_is_not_known() -> None:
    assert bound(None, None, "en") == "not known"
    assert bound(None, "2021-04-13", "en") == "by 13 April 2021"
    assert bound("2021-04-13", None, "fi") == "aikaisintaan 13.4.2021"
    assert bound("2021-04-13", "2021-04-13", "sv") == "13.4.2021"


def test_every_text_is_there_in_three_languages_and_has_the_same_blanks() -> None:
    for name, texts in words().items():
        assert set(texts) == set(LANGUAGES), name
        assert len({frozenset(re.findall(r"\{(\w+)\}", text)) for text in texts.values()}) == 1, name


def test_every_text_that_a_template_asks_for_is_there() -> None:
    asked = {
        name for path in TEMPLATES.iterdir() for name in re.findall(r'\bv\.t\("([\w.-]+)"[,)]', path.read_text("utf-8"))
    }
    assert len(asked) > 100
    assert asked <= words().keys()


def test_numbers_and_sizes_are_written_as_the_language_does() -> None:
    assert (show_number(12345, "en"), show_number(12345, "fi")) == ("12,345", "12\u00a0345")
    sizes = [show_size(1536, "fi"), show_size(15_360_000, "en"), show_size(12, "sv")]
    assert sizes == ["1,5\u00a0kB", "15\u00a0MB", "12\u00a0B"]


@pytest.mark.parametrize(
    ("address", "is_web"),
    [
        ("https://example.org/a?b=c#d", True),
        ("javascript:alert(1)", False),
        ("https://example.org/<script>", False),
        ("//example.org", False),
        ("http://example.org/ x", False),
    ],
)
def test_only_web_addresses_become_links(address: str, is_web: bool) -> None:
    assert bool(web(address)) is is_web


def answers(files: dict[str, str], typed: str) -> set[str]:
    """What the page finds by the index: the names whose words begin with all words typed."""
    start, end = "reformgraphSearch(", ");\n"
    calls = {name: json.loads(f"[{text.removeprefix(start).removesuffix(end)}]") for name, text in files.items()}
    about = calls["search/index/about.js"][1]
    found: set[int] | None = None
    for word in words_of(typed):
        numbers: set[int] = set()
        for key in about["words"]:
            if key.startswith(word) or (not key.endswith(" ") and word.startswith(key)):
                for line in calls[f"search/index/words-{key.encode().hex()}.js"][2].split("\n"):
                    whole, steps = line.split(" ")
                    number = 0
                    for step in steps.split(","):
                        number += int(step, 36)
                        if whole.startswith(word):
                            numbers.add(number)
        found = numbers if found is None else found & numbers
    size = about["blocks"]
    return {calls[f"search/index/names-{number // size}.js"][2][number % size][2] for number in found or set()}


def test_the_index_finds_every_name_by_its_words_whatever_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = Graph()
    names = [f"Malli {first} {last}" for first in ("Esimerkkinen", "Äijälä", "Keksitty") for last in range(40)]
    for number, name in enumerate(names):
        graph.person(f"p{number}", name)
    plan = make_plan(site_graph(graph), BASE_IRI)
    for largest in (24_000, 200):
        monkeypatch.setattr("reformgraph.site.search.LARGEST", largest)
        files = {name: content.decode() for name, content in index_files(plan)}
        assert answers(files, "aijala 7") == {"Malli Äijälä 7"}
        assert answers(files, "MALLI KEKS") == {name for name in names if "Keksitty" in name}
        assert answers(files, "malli") == {*names, "Malliasiakirja"}
    assert max(map(len, files.values())) < 6_000


def test_a_list_of_long_titles_stays_light() -> None:
    graph = Graph()
    for number in range(400):
        document = graph.thing(f"document/a{number}", "rg:Document")
        graph.say(document, "dcterms:title", f"Esimerkkiasiakirja {number} " + "hyvinvointialueen valmistelusta " * 8)
    plan = make_plan(site_graph(graph), BASE_IRI)
    weights = [len(content) for _, content in list_files(plan)]
    assert BUDGET / 2 < max(weights) < 70_000


@pytest.mark.slow
def test_a_body_of_very_many_has_several_pages_that_stay_light(tmp_path: Path) -> None:
    graph = Graph()
    body = graph.body("suuri", "Suuri esimerkkiryhmä", "working-group", "maakunta-01")
    for number in range(120):
        person = graph.person(f"p{number}", f"Malli Esimerkkinen {number:03}")
        graph.membership(person, body, quote="Lainaus < & > " * 60)
    plan = make_plan(site_graph(graph), BASE_IRI)
    assert len(plan.pages[body]) > 2
    shown = [item for page in plan.pages[body] for part in page for item in part.items]
    assert len(shown) == len(set(shown)) == 120
    turtle = ox.serialize((quad.triple for quad in graph.store), format=ox.RdfFormat.TURTLE)
    assert turtle is not None
    build = as_build(tmp_path / "build", turtle)
    result = CliRunner().invoke(
        main, ["site", "--graph", str(build), "--output", str(tmp_path / "site"), "--jobs", "2"]
    )
    assert result.exit_code == 0, result.stderr
    assert re.search(r"wrote \d+ files", result.stderr)
    weights = [path.stat().st_size for path in (tmp_path / "site" / "body" / "suuri").glob("*.html")]
    assert BUDGET / 3 < max(weights) < 78_000


def test_the_ontology_is_written_alone(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["ontology", "--output", str(tmp_path / "pages")])
    assert result.exit_code == 0, result.stderr
    text = (tmp_path / "pages" / "en.html").read_text(encoding="utf-8")
    assert 'id="Body"' in text
    assert "<svg" in text
    assert not re.search(r'(?:href|src)="(?!#|https?:|data:)[^"]*\.\./', text)


def test_a_version_without_a_publisher_is_refused(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["site", "--output", str(tmp_path / "site"), "--version", "1.0.0"])
    assert result.exit_code == 2
    assert "--version needs --publisher" in result.stderr
