"""A query says what it asks, takes and answers; a header that does not is an error with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from reformgraph.errors import QueryError, UsageError
from reformgraph.pipeline import build_graph
from reformgraph.query import library
from reformgraph.query.guide import columns, guide
from reformgraph.store import open_store

HEAD = """\
#+ title: {fi: O, sv: T, en: T}
#+ question: {fi: K, sv: F, en: Q}
"""
ROOT = Path(__file__).parents[2]


def parse(text: str) -> library.SavedQuery:
    return library.parse("x", text, "x.rq")


def test_a_header_is_read() -> None:
    query = parse(
        "# A remark\n"
        + HEAD
        + "#+ tags: [a, b]\n"
        + "#+ parameters:\n#+   day: {type: date, default: 2021-04-13, about: {fi: p, sv: d, en: d}}\n"
        + "#+ columns:\n#+   n: {fi: Luku, sv: Tal, en: Number, table: no}\n"
        + "SELECT ?n WHERE { ?n ?language ?day }"
    )
    assert query.header.title["fi"] == "O"
    assert query.header.tags == ("a", "b")
    assert [(each.name, each.type, each.default) for each in query.parameters] == [("day", "date", "2021-04-13")]
    assert query.speaks
    assert [(each.heading["sv"], each.table) for each in columns(query)] == [("Tal", False)]


def test_a_query_needs_no_header() -> None:
    query = parse("SELECT * WHERE { ?s ?p ?o }")
    assert query.parameters == ()
    assert not query.speaks


@pytest.mark.parametrize(
    ("header", "problem"),
    [
        ("#+ title: {fi: O\n", r"x\.rq:[12]: this is not YAML"),
        ("#+ title: {fi: O, sv: T, en: T}\n", r"x\.rq:1: 'question' is missing"),
        ("#+ title: {fi: O, sv: T}\n#+ question: {fi: K, sv: F, en: Q}\n", r"x\.rq:1: 'en' is missing"),
        (HEAD + "#+ colour: red\n", r"x\.rq:3: 'colour' is not known here; known are columns"),
        (HEAD + "#+ tags: one\n", r"x\.rq:3: a list is expected"),
        (HEAD + "#+ tags: [a]\n#+ tags: [b]\n", r"x\.rq:4: 'tags' stands here twice"),
        (
            HEAD + "#+ parameters: {s: {type: colour, about: {fi: a, sv: b, en: c}}}\n",
            r"x\.rq:3: there is no parameter",
        ),
        (HEAD + "#+ parameters:\n#+   s: {type: date}\n", r"x\.rq:4: 'about' is missing"),
        (HEAD + "#+ parameters:\n#+   t: {type: date, about: {fi: a, sv: b, en: c}}\n", "'t' is no variable"),
        (HEAD + "#+ columns:\n#+   s: {fi: a, sv: b, en: c, table: maybe}\n", r"x\.rq:4: yes or no is expected"),
        (HEAD + "#+ columns:\n#+   s: {fi: a, sv: , en: c}\n", r"x\.rq:4: a text is expected"),
        (HEAD + "\n#+ tags: [a]\n", r"x\.rq:4: the lines of the header must stand together"),
        ("#+ - a\n", r"x\.rq:1: a header is a list of names"),
    ],
)
def test_a_bad_header_is_an_error_with_its_line(header: str, problem: str) -> None:
    with pytest.raises(QueryError, match=problem):
        parse(header + "SELECT ?s WHERE { ?s ?p ?o }")


@pytest.mark.parametrize("name", sorted(library.RESERVED))
def test_a_parameter_may_not_take_the_name_of_an_option(name: str) -> None:
    header = HEAD + f"#+ parameters: {{{name}: {{type: string, about: {{fi: a, sv: b, en: c}}}}}}\n"
    with pytest.raises(QueryError, match="may not be called"):
        parse(header + f"SELECT ?{name} WHERE {{ ?{name} ?p ?o }}")


def test_a_column_without_a_meaning_is_an_error() -> None:
    with pytest.raises(QueryError, match="'mystery'"):
        columns(parse(HEAD + "SELECT ?mystery WHERE { ?mystery ?p ?o }"))


def test_an_unknown_question_is_met_with_near_names() -> None:
    with pytest.raises(UsageError, match="did you mean chairs"):
        library.load("chair")
    with pytest.raises(UsageError, match="reformgraph queries"):
        library.load("../pyproject")


def test_a_file_that_is_no_text_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "bad.rq"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(QueryError, match="not text in UTF-8"):
        library.read(path)


def test_the_page_about_the_questions_is_true(tmp_path: Path) -> None:
    """Each question is asked of the sample with its examples, and its answer is the one on the page."""
    build_graph([ROOT / "sample"], tmp_path / "build")
    page = (ROOT / "docs" / "queries.md").read_text(encoding="utf-8")
    assert page == guide(open_store(tmp_path / "build")), "make it again: make questions"
