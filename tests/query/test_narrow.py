"""A query that an index narrows has the same answer, row for row, on any graph; and is narrowed where that helps."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
from benchmarks.analyst import QUESTIONS
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from reformgraph.query.narrow import narrowed
from reformgraph.query.rows import rows_of
from reformgraph.query.run import run
from reformgraph.store.index import Index, open_index, write_index
from reformgraph.store.noting import Noting
from reformgraph.terms import PREFIXES, iri

SITS = "^org:member/org:organization"
CLOSURE = "(^org:member/org:organization/^org:organization/org:member)+"
MEETS = "(^org:organization/org:member/^org:member/org:organization)+"

# Graphs: seats of few people in few bodies, some of them odd, and texts in which letters of all kinds are.
names = st.sampled_from([ox.NamedNode(f"u:{name}") for name in "abcd"])
seats = st.sampled_from([ox.NamedNode(f"u:m{number}") for number in range(6)])
words = st.sampled_from(["Vate", "VATE", "vate", "väte", "VÄTE", "ſtate", "State", "ΟΔΟΣ", "οδοσα", "İstanbul", "K9", "ß"])
texts = st.one_of(
    st.lists(words, min_size=1, max_size=3).map(" ".join),
    st.text(max_size=6),
    st.sampled_from(["a\tVate\nb", 'he said "vate"', "back\\slash vate"]),
)
literals = st.one_of(
    st.builds(ox.Literal, texts),
    st.builds(lambda text: ox.Literal(text, language="fi"), texts),
    st.just(ox.Literal(12345)),
)
quads = st.lists(
    st.one_of(
        st.builds(lambda m, p: ox.Quad(m, ox.NamedNode(iri("org:member")), p), seats, names),
        st.builds(lambda m, b: ox.Quad(m, ox.NamedNode(iri("org:organization")), b), seats, names),
        st.builds(lambda s, t: ox.Quad(s, ox.NamedNode(iri("skos:prefLabel")), t), names, literals),
        st.builds(lambda s, t: ox.Quad(s, ox.NamedNode(iri("nif:anchorOf")), t), seats, literals),
        st.builds(lambda s, t: ox.Quad(s, ox.NamedNode(iri("skos:note")), t), seats, names),
    ),
    min_size=6,
    max_size=24,
)

# Queries: what the index knows, in many forms, and among other patterns.
person = st.sampled_from(["?p", "?p", "?a", "<u:a>"])
variable = st.sampled_from(["?t", "?t", "?s", "?p"])
parts = st.sampled_from(["vate", "Vate", "VATE", "stat", "ſtat", "οδοσ", "ΟΔΟΣ", "i̇st", "k9", "väte", "ß", "te v", "345"])
tests = st.one_of(
    st.builds('CONTAINS(LCASE({}), "{}")'.format, variable, parts),
    st.builds('CONTAINS({}, "{}")'.format, variable, parts),
    st.builds('CONTAINS(LCASE(STR({})), "{}"@fi)'.format, variable, parts),
    st.builds('STRSTARTS(STR({}), "{}")'.format, variable, parts),
    st.builds('REGEX({}, "{}", "i")'.format, variable, parts),
    st.builds('REGEX(STR({}), "{}")'.format, variable, parts),
    st.just("?a != ?b"),
    st.just("STR(?a) < STR(?b)"),
    st.just("?n > 1"),
    st.just("?n >= ?least"),
)
filters = st.one_of(
    st.builds("FILTER({})".format, tests),
    st.builds("FILTER({} && {})".format, tests, tests),
    st.builds("FILTER({} || {})".format, tests, tests),
    st.builds("FILTER(!({}))".format, tests),
)
triples = st.one_of(
    st.builds("?one org:member {} ; org:organization ?a .".format, person),
    st.builds("?two org:member {} . ?two org:organization ?b .".format, person),
    st.builds("{} {} ?b .".format, person, st.just(SITS)),
    st.builds("?a ^org:organization/org:member {} .".format, person),
    st.builds("?s skos:prefLabel {} .".format, variable),
    st.builds("?one nif:anchorOf {} .".format, variable),
    st.builds("?one skos:note ?s ; ?any {} .".format, variable),
    st.builds("?p skos:note?/skos:prefLabel? {} .".format, variable),
)
closures = st.builds(
    "{} {} {} .".format,
    st.sampled_from(["<u:a>", "<u:b>", "<u:nobody>", "?p"]),
    st.sampled_from([CLOSURE, MEETS]),
    st.sampled_from(["<u:c>", "<u:a>", "?a", "?p"]),
)
counted = st.sampled_from(
    [
        "{ SELECT ?p (COUNT(DISTINCT ?a) AS ?n) WHERE { ?one org:member ?p ; org:organization ?a } GROUP BY ?p }",
        "{ SELECT ?a (COUNT(DISTINCT ?p) AS ?n) WHERE { ?one org:member ?p ; org:organization ?a } GROUP BY ?a }",
        "{ SELECT ?p WHERE { ?one org:member ?p ; org:organization ?a } GROUP BY ?p HAVING(COUNT(DISTINCT ?a) > 1) }",
        "{ SELECT DISTINCT ?p ?a WHERE { ?one org:member ?p ; org:organization ?a } }",
        "{ SELECT DISTINCT ?p ?b WHERE { ?two org:member ?p ; org:organization ?b } }",
        "{ SELECT ?p (COUNT(*) AS ?n) WHERE { ?two org:member ?p ; org:organization ?b } GROUP BY ?p }",
        'VALUES (?least ?language) { ("2"^^xsd:integer "fi") }',
        "VALUES ?least { 1 2 }",
    ]
)


def group(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    other = st.one_of(
        filters,
        st.builds("OPTIONAL {{ {} }}".format, inner),
        st.builds("{{ {} }} UNION {{ {} }}".format, inner, inner),
        st.builds("{{ {} }}".format, inner),
        st.builds("MINUS {{ {} }}".format, inner),
        st.builds("FILTER NOT EXISTS {{ {} }}".format, inner),
        counted,
        closures,
    )
    return st.tuples(triples, st.one_of(triples, other), st.one_of(filters, other), st.one_of(st.just(""), filters)).map(
        " ".join
    )


leaves = st.tuples(triples, filters).map(" ".join)
patterns = group(st.one_of(leaves, triples, group(leaves)))


def made(folder: Path, graph: Iterable[ox.Quad]) -> tuple[ox.Store, Index]:
    store = ox.Store()
    noted = Noting()
    store.bulk_extend(noted.passing(graph))
    write_index(noted, folder / "index", folder / "no-graph.ttl")
    index = open_index(folder)
    assert index is not None
    return store, index


def rows(store: ox.Store, query: str) -> Counter[tuple[str, ...]]:
    answer = store.query(query, prefixes=dict(PREFIXES))
    if isinstance(answer, ox.QueryBoolean):
        return Counter({(str(bool(answer)),): 1})
    assert isinstance(answer, ox.QuerySolutions)
    return Counter(tuple(str(cell) for cell in row) for row in answer)


@settings(max_examples=400, deadline=None)
@given(graph=quads, pattern=patterns)
def test_any_query_keeps_its_rows(graph: list[ox.Quad], pattern: str) -> None:
    query = f"SELECT ?p ?a ?b ?s ?t ?n ?one WHERE {{ {pattern} }}"
    try:
        ox.Store().query(query, prefixes=dict(PREFIXES))
    except SyntaxError:
        reject()
    with tempfile.TemporaryDirectory() as folder:
        store, index = made(Path(folder), graph)
        assert rows(store, narrowed(query, index)) == rows(store, query)


@settings(max_examples=100, deadline=None)
@given(graph=quads, text=texts, part=st.one_of(parts, texts))
def test_every_text_that_has_a_part_in_it_is_listed(graph: list[ox.Quad], text: str, part: str) -> None:
    label = ox.NamedNode(iri("skos:prefLabel"))
    with tempfile.TemporaryDirectory() as folder:
        store, index = made(Path(folder), [*graph, ox.Quad(label, label, ox.Literal(f"{text}{part}{text}"))])
        listed = index.texts(part)
        assert listed is None or str(ox.Literal(f"{text}{part}{text}")) in listed


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """Malli sits in two bodies, Testi in one of them, and Koe in a third."""
    graph = []
    for number, (member, body) in enumerate([("malli", "x"), ("malli", "y"), ("testi", "x"), ("koe", "z")]):
        seat = ox.NamedNode(f"u:seat{number}")
        graph.append(ox.Quad(seat, ox.NamedNode(iri("org:member")), ox.NamedNode(f"u:{member}")))
        graph.append(ox.Quad(seat, ox.NamedNode(iri("org:organization")), ox.NamedNode(f"u:{body}")))
        graph.append(ox.Quad(seat, ox.NamedNode(iri("nif:anchorOf")), ox.Literal(f"Vate: {member}", language="fi")))
        graph.append(ox.Quad(seat, ox.NamedNode(iri("skos:note")), ox.NamedNode("u:vate")))
        graph.append(ox.Quad(seat, ox.NamedNode(iri("skos:note")), ox.Literal("vate koe")))
    return made(tmp_path_factory.mktemp("store"), graph)[1]


@pytest.mark.parametrize(
    ("query", "listed"),
    [
        ('{ ?q nif:anchorOf ?t FILTER(CONTAINS(LCASE(?t), "vate: k")) }', 'VALUES ?t { "Vate: koe"@fi }'),
        ('{ ?q nif:anchorOf ?t . FILTER regex(str(?t), "TESTI", "i") }', 'VALUES ?t { "Vate: testi"@fi }'),
        ('{ ?q skos:note ?t . FILTER(CONTAINS(?t, "Koe") && ?q != ?t) }', 'VALUES ?t { "vate koe" "Vate: koe"@fi }'),
        ("{ ?m org:member ?p ; org:organization ?a . ?p " + SITS + " ?b FILTER(?a != ?b) }", "VALUES ?p { <u:malli> }"),
        ("{ ?p " + SITS + " ?b } GROUP BY ?p HAVING(COUNT(DISTINCT ?b) >= 2)", "VALUES ?p { <u:malli> }"),
        ("{ <u:malli> " + CLOSURE + " ?p }", "VALUES ?p { <u:malli> <u:testi> }"),
        ("{ <u:malli> " + CLOSURE + " <u:koe> }", "FILTER(false)"),
        ("{ ?b " + MEETS + " <u:x> }", "VALUES ?b { <u:x> <u:y> }"),
    ],
)
def test_what_is_listed(query: str, listed: str, index: Index) -> None:
    assert listed in narrowed(f"SELECT ?p WHERE {query}", index)


@pytest.mark.parametrize(
    "query",
    [
        '{ ?q skos:note ?t FILTER(CONTAINS(STR(?t), "vate")) }',  # an IRI may have it in it
        '{ ?q nif:anchorOf ?t FILTER(CONTAINS(?t, "vate") || ?q = ?t) }',
        '{ ?q nif:anchorOf ?t FILTER(!CONTAINS(?t, "vate")) }',
        '{ ?q nif:anchorOf ?t FILTER(CONTAINS(?t, "va")) }',
        '{ ?q nif:anchorOf ?t FILTER(REGEX(?t, "v.te")) }',
        '{ OPTIONAL { ?q nif:anchorOf ?t } FILTER(CONTAINS(?t, "vate")) }',
        '{ GRAPH ?g { ?q nif:anchorOf ?t FILTER(CONTAINS(?t, "vate")) } }',
        "{ ?p " + SITS + " ?b } GROUP BY ?b HAVING(COUNT(DISTINCT ?b) >= 2)",
        "{ ?p " + CLOSURE + " ?q }",
    ],
)
def test_what_is_left_as_it_is(query: str, index: Index) -> None:
    assert narrowed(f"SELECT ?p WHERE {query}", index) == f"SELECT ?p WHERE {query}"
