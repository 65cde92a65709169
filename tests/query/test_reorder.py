"""A query whose OPTIONALs are moved behind what must match has the same answer, row for row, on any graph."""

from __future__ import annotations

from collections import Counter

import pyoxigraph as ox
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from reformgraph.query.reorder import reordered

NAMES = ["a", "b", "c"]
PREDICATES = ["p", "q"]
GRAPHS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(PREDICATES), st.sampled_from(NAMES)),
    min_size=3,
    max_size=12,
    unique=True,
)
VARIABLES = st.sampled_from(["?x", "?y", "?z", "?w", "?x", "?y"])
ENDS = st.one_of(VARIABLES, VARIABLES, st.sampled_from([f"<u:{name}>" for name in NAMES]))
PATHS = st.sampled_from(["<u:p>", "<u:q>", "<u:p>", "<u:q>", "<u:p>/<u:q>", "<u:p>*", "^<u:q>", "(<u:p>|<u:q>)+"])
TRIPLES = st.builds("{} {} {} .".format, ENDS, PATHS, ENDS)
TESTS = st.one_of(
    st.builds("{} = {}".format, VARIABLES, ENDS),
    st.builds("!BOUND({})".format, VARIABLES),
    st.builds("EXISTS {{ {} }}".format, TRIPLES),
    st.builds("NOT EXISTS {{ {} OPTIONAL {{ {} }} {} }}".format, TRIPLES, TRIPLES, TRIPLES),
)
FILTERS = st.builds("FILTER({})".format, TESTS)
VALUES = st.one_of(
    st.builds("VALUES {} {{ <u:a> <u:b> }}".format, VARIABLES),
    st.just("VALUES (?x ?y) { (<u:a> UNDEF) (UNDEF <u:b>) (<u:c> <u:a>) }"),
)


def group(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """A group of patterns, each before or behind an OPTIONAL by chance."""
    optional = st.builds("OPTIONAL {{ {} }}".format, inner)
    other = st.one_of(
        FILTERS,
        VALUES,
        st.builds("{{ {} }} UNION {{ {} }}".format, inner, inner),
        st.builds("{{ {} }}".format, inner),
        st.builds("MINUS {{ {} }}".format, inner),
        st.just("BIND(BOUND(?x) AS ?bound)"),
        st.builds("{{ SELECT ?x ?y {{ {} }} }}".format, inner),
        st.builds("{{ SELECT ?x (COUNT(*) AS ?n) {{ {} }} GROUP BY ?x }}".format, inner),
    )
    maybe = st.one_of(st.just(""), st.just(""), TRIPLES, other)
    return st.tuples(maybe, optional, maybe, st.one_of(st.just(""), optional), TRIPLES, maybe).map(" ".join)


LEAVES = st.lists(st.one_of(TRIPLES, TRIPLES, FILTERS), min_size=1, max_size=2).map(" ".join)
PATTERNS = group(st.one_of(LEAVES, LEAVES, LEAVES, group(LEAVES)))


def rows(graph: list[tuple[str, str, str]], query: str) -> Counter[tuple[str, ...]]:
    store = ox.Store()
    for subject, predicate, value in graph:
        store.add(ox.Quad(*(ox.NamedNode(f"u:{part}") for part in (subject, predicate, value))))
    answer = store.query(query)
    assert isinstance(answer, ox.QuerySolutions)
    return Counter(tuple(str(cell) for cell in row) for row in answer)


@settings(max_examples=400, deadline=None)
@given(graph=GRAPHS, pattern=PATTERNS)
def test_any_query_keeps_its_rows(graph: list[tuple[str, str, str]], pattern: str) -> None:
    query = f"SELECT ?x ?y ?z ?w ?bound WHERE {{ {pattern} }}"
    try:
        ox.Store().query(query)
    except SyntaxError:
        reject()  # BIND may not stand twice in a group
    assert rows(graph, reordered(query)) == rows(graph, query)


def test_values_from_around_a_group_reach_what_is_in_it_as_they_did() -> None:
    pattern = """VALUES ?y { <u:a> <u:b> } ?x <u:p> ?x .
        OPTIONAL { OPTIONAL { ?x <u:q> ?y } ?x <u:p> ?x . VALUES (?x ?y) { (<u:a> UNDEF) (UNDEF <u:b>) } }"""
    query = f"SELECT * {{ {pattern} }}"
    graph = [("a", "p", "a"), ("a", "p", "b"), ("a", "q", "a")]
    assert rows(graph, reordered(query)) == rows(graph, query)


def test_a_query_in_which_the_plan_decides_is_left_as_it_is() -> None:
    inner = "OPTIONAL { ?x <u:p> ?x . ?x <u:p> <u:a> } BIND(BOUND(?x) AS ?bound) ?x <u:p> ?x"
    query = f"SELECT * {{ ?x <u:p> ?x . OPTIONAL {{ {inner} }} OPTIONAL {{ ?x <u:q> ?y }} ?x <u:p> ?x }}"
    assert reordered(query) == query
