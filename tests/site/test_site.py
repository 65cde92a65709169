"""The site of a graph: every IRI leads to a page that says all, in three languages, and nothing leads nowhere."""

from __future__ import annotations

import csv
import json
import re
import shutil
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pyoxigraph as ox
import pytest
from lxml import html
from tests.site.conftest import FIXTURE, as_build

from reformgraph.errors import BuildError
from reformgraph.export import published
from reformgraph.site.build import Written, build_site
from reformgraph.site.places import MAP
from reformgraph.site.write import MANIFEST
from reformgraph.terms import BASE_IRI, iri

LANGUAGES = ("fi", "sv", "en")


def pages(site: Path) -> list[Path]:
    return [path for path in sorted(site.rglob("*.html")) if "network" not in path.relative_to(site).parts]


def triples(turtle: bytes) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(turtle, ox.RdfFormat.TURTLE)}


def fixture() -> set[ox.Triple]:
    """What is published of the fixture graph: all but what was rejected."""
    return set(published(triples(FIXTURE.read_bytes())))


def places(site: Path) -> dict[str, tuple[str, int, str]]:
    with (site / MAP).open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["iri"]: (row["folder"], int(row["page"]), row["anchor"]) for row in rows}


def test_every_iri_of_the_graph_has_a_place_that_is_there(site: Path) -> None:
    found = places(site)
    assert {each.subject.value for each in fixture() if isinstance(each.subject, ox.NamedNode)} == found.keys()
    for name, (folder, page, anchor) in found.items():
        for language in LANGUAGES:
            file = f"{language}-{page}.html" if page > 1 else "index.html" if language == "fi" else f"{language}.html"
            text = (site / folder / file).read_text(encoding="utf-8")
            assert not anchor or f'id="{anchor}"' in text, name
        assert (site / folder / "data.ttl").is_file()


def test_an_iri_under_the_base_is_a_folder_of_the_site(site: Path) -> None:
    for name in places(site):
        if name.startswith(BASE_IRI):
            assert (site / name.removeprefix(BASE_IRI) / "index.html").is_file()


def test_a_page_that_leads_on_leads_to_the_place(site: Path) -> None:
    (name, (folder, page, anchor)) = next((n, p) for n, p in sorted(places(site).items()) if "/passage/" in n)
    stub = html.fromstring((site / name.removeprefix(BASE_IRI) / "index.html").read_bytes())
    target = stub.xpath("//meta[@http-equiv='refresh']/@content")[0].partition("url=")[2]
    assert page == 1
    assert (site / name.removeprefix(BASE_IRI) / target.partition("#")[0]).resolve() == site / folder / "index.html"
    assert target.endswith(f"#{anchor}")


def test_a_page_that_leads_on_holds_the_statement_with_its_passages(site: Path) -> None:
    graph = fixture()
    statements = {each.subject for each in graph if each.predicate.value == iri("rg:evidence")}
    assert statements
    for statement in statements:
        assert isinstance(statement, ox.NamedNode)
        folder = site / statement.value.removeprefix(BASE_IRI)
        script = html.fromstring((folder / "index.html").read_bytes()).xpath("//script[@type='application/ld+json']")
        if (folder / "data.jsonld").exists():
            continue  # a meeting has a page of its own
        held = {quad.triple for quad in ox.parse(script[0].text_content(), format=ox.RdfFormat.JSON_LD)}
        about = {statement} | {each.object for each in graph if each.subject == statement and "evidence" in str(each)}
        assert {each for each in graph if each.subject in about} <= held


@pytest.mark.parametrize("name", ["site", "harmful_site"])
def test_every_link_leads_to_a_file_and_to_a_place_in_it(name: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(name)
    places = {path: set(re.findall(r'\bid="([^"]*)"', path.read_text(encoding="utf-8"))) for path in pages(site)}
    wrong = []
    for path in pages(site):
        if path.name == "404.html":
            continue  # its links begin at the root of the host
        document = html.fromstring(path.read_bytes())
        for address in document.xpath("//@href | //@src | //form/@action"):
            parts = urlsplit(address)
            if parts.scheme:
                assert parts.scheme in ("http", "https", "data"), address
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if not target.is_file() or (target in places and parts.fragment and parts.fragment not in places[target]):
                wrong.append((path.relative_to(site).as_posix(), address))
    assert wrong == []


def test_the_data_of_all_pages_together_is_the_graph(site: Path) -> None:
    found: set[ox.Triple] = set()
    for path in site.rglob("data.ttl"):
        turtle = triples(path.read_bytes())
        jsonld = ox.parse(path.with_suffix(".jsonld").read_bytes(), ox.RdfFormat.JSON_LD)
        assert turtle == {quad.triple for quad in jsonld}, path
        found |= turtle
    assert found == fixture()


def test_every_quote_stands_on_the_page_of_each_thing_it_is_about(site: Path) -> None:
    """A person's page quotes the passages of all statements about the person."""
    about = {(each.subject, each.predicate.value): each.object for each in fixture()}
    members = [each for each in fixture() if each.predicate.value == iri("org:member")]
    assert members
    for each in members:
        passage = about[each.subject, iri("rg:evidence")]
        assert isinstance(passage, ox.NamedNode) and isinstance(each.object, ox.NamedNode)
        quote = about[passage, iri("nif:anchorOf")]
        assert isinstance(quote, ox.Literal)
        page = html.fromstring((site / each.object.value.removeprefix(BASE_IRI) / "en.html").read_bytes())
        quoted = [" ".join(block.text_content().split()) for block in page.iter("blockquote")]
        assert " ".join(quote.value.split()) in quoted


def test_pages_are_in_the_language_that_they_say(site: Path) -> None:
    for path in pages(site):
        language = path.name[:2] if path.name[:2] in LANGUAGES and path.name[2:3] in (".", "-") else "fi"
        assert html.fromstring(path.read_bytes()).get("lang") == language, path


def test_a_page_weighs_less_than_100_kb_with_its_style_and_script(site: Path) -> None:
    around = sum((site / "assets" / name).stat().st_size for name in ("site.css", "search.js"))
    heavy = [path for path in pages(site) if path.stat().st_size + around >= 100_000]
    assert heavy == []
    assert max(path.stat().st_size for path in (site / "search" / "index").iterdir()) < 60_000


def test_only_known_policies_and_scripts_stand_in_pages(harmful_site: Path) -> None:
    for path in pages(harmful_site):
        document = html.fromstring(path.read_bytes())
        policy = document.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy, path
        assert "unsafe" not in policy[0]
        assert not document.xpath("//*[@style or @onclick or @onload or @onerror]")
        for script in document.iter("script"):
            if script.get("type") == "application/ld+json":
                json.loads(script.text_content())
            else:
                assert script.get("src", "").endswith("assets/search.js")


def test_links_out_are_web_addresses_that_get_no_hold_of_the_page(harmful_site: Path) -> None:
    for path in pages(harmful_site):
        for link in html.fromstring(path.read_bytes()).xpath("//a[contains(@href, ':')]"):
            assert link.get("href").startswith(("http://", "https://"))
            assert "noopener" in link.get("rel", "")


def test_the_same_graph_gives_the_same_bytes_and_nothing_is_written_twice(
    fixture_build: Path, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = build_site(fixture_build, tmp_path / "again")
    assert written.changed == written.files
    for path in site.rglob("*"):
        if path.is_file():
            assert (tmp_path / "again" / path.relative_to(site)).read_bytes() == path.read_bytes(), path
    with monkeypatch.context() as patch:  # a site that is whole is known without making it
        patch.setattr("reformgraph.site.build.make_plan", lambda *_: pytest.fail("the site is made again"))
        again = build_site(fixture_build, tmp_path / "again")
    assert again == Written(written.files, 0, 0)


def test_a_file_that_was_changed_or_lost_is_written_anew(fixture_build: Path, site: Path, tmp_path: Path) -> None:
    output = shutil.copytree(site, tmp_path / "site")
    (output / "404.html").write_bytes((site / "404.html").read_bytes().swapcase())
    (output / "lists" / "people" / "sv.html").unlink()
    assert build_site(fixture_build, output).changed == 2
    assert (output / "404.html").read_bytes() == (site / "404.html").read_bytes()
    assert build_site(fixture_build, output, address="https://data.example.org/").changed > 0


def test_what_is_no_more_is_removed_and_what_is_not_the_sites_stays(site: Path, tmp_path: Path) -> None:
    turtle = FIXTURE.read_bytes()
    output = shutil.copytree(site, tmp_path / "site")
    (output / "own.txt").write_text("the publisher's own", encoding="utf-8")
    person = next(path for path in sorted((output / "person").iterdir()))
    (person / "note.txt").write_text("the publisher's own", encoding="utf-8")
    gone = {ox.NamedNode(f"{BASE_IRI}person/{person.name}")}
    gone |= {each.subject for each in triples(turtle) if each.object in gone and isinstance(each.subject, ox.NamedNode)}
    left = [each for each in triples(turtle) if each.subject not in gone and each.object not in gone]
    smaller = ox.serialize(left, format=ox.RdfFormat.TURTLE)
    assert smaller is not None
    written = build_site(as_build(tmp_path / "second", smaller), output)
    assert written.removed >= 5
    assert [path.name for path in person.iterdir()] == ["note.txt"]
    assert (output / "own.txt").is_file()
    listed = (output / MANIFEST).read_text(encoding="utf-8").splitlines()[2:]
    assert sorted(listed) == sorted(
        path.relative_to(output).as_posix()
        for path in output.rglob("*")
        if path.is_file() and path.name not in (MANIFEST, "own.txt", "note.txt")
    )


def test_a_folder_of_other_files_is_refused(fixture_build: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").touch()
    with pytest.raises(BuildError, match="no site of reformgraph"):
        build_site(fixture_build, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


def test_a_file_that_is_not_the_sites_is_not_replaced(fixture_build: Path, site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "site")
    manifest = tmp_path / "site" / MANIFEST
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("404.html\n", ""), encoding="utf-8")
    with pytest.raises(BuildError, match="not of an earlier site"):
        build_site(fixture_build, tmp_path / "site")


def test_a_linked_folder_is_not_followed(fixture_build: Path, site: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    shutil.copytree(site, tmp_path / "site")
    (tmp_path / "site" / "assets" / "site.css").unlink()
    (tmp_path / "site" / "assets" / "search.js").unlink()
    (tmp_path / "site" / "assets").rmdir()
    (tmp_path / "site" / "assets").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(BuildError, match="is a link"):
        build_site(fixture_build, tmp_path / "site")
    assert list((tmp_path / "elsewhere").iterdir()) == []
