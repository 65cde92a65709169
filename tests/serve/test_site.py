"""The pages and IRIs of a site: who asks for a thing gets what suits them, in their language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.serve.conftest import Client, serving

BASE = "https://data.example.org/id/"
INDEX = """iri\tfolder\tpage\tanchor
{base}body/malli\tbody/malli\t1\t
{base}person/malli\tperson/malli\t1\t
{base}statement/a1\tperson/malli\t1\ts-a1
{base}statement/a2\tperson/malli\t2\ts-ä2
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    for name in (".", "person/malli", "body/malli", "statement/a1", "statement/a2"):
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / "index.html").write_text("<p>suomeksi", encoding="utf-8")
    for name in (".", "person/malli", "body/malli"):
        for page in ("sv.html", "en.html", "data.ttl", "data.jsonld"):
            (folder / name / page).write_text(page, encoding="utf-8")
    (folder / "iris.tsv").write_text(INDEX.format(base=BASE), encoding="utf-8")
    (folder.parent / "secret.txt").write_text("secret", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def site(build: Path, pages: Path) -> Iterator[Client]:
    with serving(build, "--site", str(pages), "--base", BASE) as client:
        yield client


@pytest.mark.parametrize(
    ("accept", "languages", "place"),
    [
        ("text/html", "fi", "/person/malli/index.html"),
        ("text/html", "sv-FI, fi;q=0.5", "/person/malli/sv.html"),
        ("text/html,*/*;q=0.8", "de, en;q=0.3", "/person/malli/en.html"),
        ("*/*", "", "/person/malli/index.html"),
        ("text/turtle", "", "/person/malli/data.ttl"),
        ("application/ld+json, text/html;q=0.5", "sv", "/person/malli/data.jsonld"),
    ],
)
def test_a_thing_leads_to_what_is_said_of_it(site: Client, accept: str, languages: str, place: str) -> None:
    reply = site.get("/person/malli", Accept=accept, Accept_Language=languages)
    assert (reply.status, reply.headers["location"]) == (303, place)
    assert {"Accept", "Accept-Language"} <= {each.strip() for each in reply.headers["vary"].split(",")}
    assert site.get(place).status == 200


@pytest.mark.parametrize(
    ("path", "accept", "place"),
    [
        ("/statement/a1", "text/html", "/person/malli/index.html#s-a1"),
        ("/statement/a2", "text/html", "/person/malli/fi-2.html#s-%C3%A42"),
        ("/statement/a2", "text/turtle", "/person/malli/data.ttl"),
        ("/", "text/html", "/index.html"),
    ],
)
def test_a_statement_leads_to_its_place_on_a_page(site: Client, path: str, accept: str, place: str) -> None:
    reply = site.get(path, Accept=accept, Accept_Language="fi")
    assert (reply.status, reply.headers["location"]) == (303, place)


def test_a_format_that_is_not_there_is_told(site: Client) -> None:
    assert site.get("/person/malli", Accept="image/png").status == 406


@pytest.mark.parametrize(
    "path", ["/person/nobody", "/../secret.txt", "/%2e%2e/secret.txt", "/person/%2e%2e/%2e%2e/secret.txt"]
)
def test_nothing_outside_the_site_is_given(site: Client, path: str) -> None:
    reply = site.get(path)
    assert reply.status == 404
    assert b"secret" not in reply.body.replace(b"secret.txt", b"")


def test_the_service_goes_before_the_site(site: Client) -> None:
    assert site.ask("ASK {}").status == 200
    assert site.get("/editor").status == 200


def test_a_page_that_is_written_anew_is_given_anew(site: Client, pages: Path) -> None:
    before = site.get("/body/malli/en.html")
    tag = before.headers["etag"]
    assert before.headers["cache-control"] == "no-cache"
    assert site.get("/body/malli/en.html", If_None_Match=tag).status == 304
    (pages / "body" / "malli" / "en.html").write_text("another page", encoding="utf-8")
    after = site.get("/body/malli/en.html", If_None_Match=tag)
    assert (after.status, after.text) == (200, "another page")
