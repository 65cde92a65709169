"""A query that an index narrows has the same answer, row for row, on any graph; and is narrowed where that helps."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from reformgraph.query.narrow import narrowed
from reformgraph.store.index import Index, open_index
from reformgraph.store.indexing import write_index
from reformgraph.store.noting import Noting
from reformgraph.terms import PREFIXES, iri

SITS = "^org:member/org:organization"
CLOSURE = "(^org:member/org:organization/^org:organization/org:member)+"
MEETS = "(^org:organization/org:member/^org:member/org:organization)+"

# Graphs: seats of few people in few bodies, some of them odd, and texts in which letters of all kinds are.
names = st.sampled_from([ox.NamedNode(f"u:{name}") for name in "abcd"])
seats = st.sampled_from([ox.NamedNode(f"u:m{number}") for number in range(6)])
words = st.sampled_from(
    ["Vate", "VATE", "vate", "väte", "VÄTE", "ſtate", "State", "ΟΔΟΣ", "οδοσα", "İstanbul", "K9", "ß"]
)
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


def quad(predicate: str) -> Callable[..., ox.Quad]:
    return lambda subject, value: ox.Quad(subject, ox.NamedNode(iri(predicate)), value)


sitting = st.tuples(st.just([ox.NamedNode(f"u:m{number}") for number in range(6)]), st.lists(names, min_size=12)).map(
    lambda given: [
        each
        for place, seat in enumerate(given[0])
        for each in (quad("org:member")(seat, given[1][place]), quad("org:organization")(seat, given[1][place + 6]))
    ]
)
others = st.lists(
    st.one_of(
        st.builds(quad("org:member"), seats, names),
        st.builds(quad("org:organization"), seats, names),
        st.builds(quad("skos:prefLabel"), names, literals),
        st.builds(quad("nif:anchorOf"), seats, literals),
        st.builds(quad("nif:anchorOf"), seats, literals),
        st.builds(quad("skos:note"), names, names),
    ),
    min_size=4,
    max_size=12,
)
quads = st.builds(list.__add__, sitting, others)

# Queries: what the index knows of, in many forms, with other patterns before, between and behind.
parts = st.sampled_from(["vate", "Vate", "VATE", "stat", "ſtat", "οδοσ", "ΟΔΟΣ", "i̇st", "k9", "väte", "te v", "345"])
holds = st.sampled_from(
    [
        'CONTAINS(LCASE(?t), "{}")',
        'CONTAINS(?t, "{}")',
        'CONTAINS(LCASE(STR(?t)), "{}")',
        'STRSTARTS(STR(?t), "{}")',
        'STRENDS(?t, "{}"@fi)',
        'REGEX(?t, "{}", "i")',
        'REGEX(STR(?t), "{}")',
    ]
)
holds = st.builds(str.format, holds, parts)
worded = st.sampled_from(
    [
        "?one nif:anchorOf ?t .",
        "?p skos:prefLabel ?t .",
        "?p skos:note/skos:prefLabel ?t .",
        "?p skos:note?/skos:prefLabel? ?t .",
        "?one ?any ?t ; org:member ?p .",
        "OPTIONAL { ?one nif:anchorOf ?t } ?p skos:prefLabel ?t .",
    ]
)
seated = st.sampled_from(
    [
        "?one org:member ?p ; org:organization ?a . ?two org:member ?p ; org:organization ?b .",
        "?one org:member ?p . ?two org:organization ?b ; org:member ?p . ?one org:organization ?a .",
        f"?p {SITS} ?a . ?p {SITS} ?b .",
        f"?p {SITS} ?a . ?b ^org:organization/org:member ?p",
        "?one org:member ?p ; org:organization ?a , ?b .",
        "{ SELECT DISTINCT ?p ?a { ?one org:member ?p ; org:organization ?a } } "
        "{ SELECT ?p ?b { ?two org:member ?p ; org:organization ?b } }",
        "{ SELECT ?p ?a { ?one org:member ?p ; org:organization ?a } } { ?two org:member ?p ; org:organization ?b }",
        "{ SELECT ?p (SAMPLE(?c) AS ?a) { ?one org:member ?p ; org:organization ?c } GROUP BY ?p } "
        "?two org:member ?p ; org:organization ?b .",
    ]
)
counted = st.sampled_from(
    [
        "{ SELECT ?p (COUNT(DISTINCT ?a) AS ?n) WHERE { ?one org:member ?p ; org:organization ?a } GROUP BY ?p }",
        "{ SELECT ?a (COUNT(DISTINCT ?p) AS ?n) WHERE { ?one org:member ?p ; org:organization ?a } GROUP BY ?a }",
        "{ SELECT ?p (COUNT(*) AS ?n) WHERE { ?one org:member ?p ; org:organization ?a } GROUP BY ?p }",
        "{ SELECT ?p WHERE { ?one org:member ?p ; org:organization ?a } GROUP BY ?p HAVING(COUNT(DISTINCT ?a) > 1) }",
        "{ SELECT ?a WHERE { ?one org:member ?p ; org:organization ?a } GROUP BY ?a HAVING(COUNT(DISTINCT ?a) > 1) }",
    ]
)
enough = st.sampled_from(["?n > 1", "?n >= 2", "?n >= ?least", "?n > ?least"])
least = st.sampled_from(['VALUES (?least ?language) { ("2"^^xsd:integer "fi") }', "VALUES ?least { 1 2 }", ""])
apart = st.sampled_from(["?a != ?b", "STR(?a) < STR(?b)", "STR(?b) != STR(?a)", "?a = ?b"])
closures = st.builds(
    "{} {} {} .".format,
    st.sampled_from(["<u:a>", "<u:b>", "<u:nobody>", "?p"]),
    st.sampled_from([CLOSURE, MEETS]),
    st.sampled_from(["<u:c>", "<u:a>", "?a", "?p"]),
)


def joined(*parts: str) -> str:
    return " ".join(parts)


def filtered(test: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    more = st.sampled_from(
        [
            "{}",
            "{}",
            "{}",
            "{} && BOUND(?p)",
            "({}) && ?p != <u:a>",
            "{} || ?p = <u:a>",
            "{} && BOUND(?p) || ?p = <u:a>",
            "!({})",
        ]
    )
    return st.builds(lambda form, inner: f"FILTER({form.format(inner)})", more, test)


leaves = st.sampled_from(
    ["?p skos:prefLabel ?s .", "?one org:member ?p .", "?one nif:anchorOf ?t .", "?b skos:note ?a ."]
)
noises = st.sampled_from(["OPTIONAL {{ {} }}", "MINUS {{ {} }}", "{{ {} }}", "FILTER NOT EXISTS {{ {} }}", "{}"])
noise = st.one_of(st.just(""), st.just(""), st.builds(str.format, noises, leaves))
aims = st.one_of(
    st.builds(joined, noise, worded, noise, filtered(holds), noise),
    st.builds(joined, noise, seated, noise, filtered(apart), noise),
    st.builds(joined, least, counted, noise, filtered(enough), noise),
    st.builds(joined, noise, closures),
)
wraps = st.sampled_from(
    ["{}", "{}", "{}", "?one org:member ?p OPTIONAL {{ {} }}", "{{ {} }} UNION {{ ?p skos:note ?a }}", "{{ {} }}"]
)
patterns = st.builds(str.format, wraps, aims)


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


@settings(max_examples=150, deadline=None)
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


@settings(max_examples=60, deadline=None)
@given(graph=quads, text=texts, part=st.one_of(parts, texts))
def test_every_text_that_has_a_part_in_it_is_listed(graph: list[ox.Quad], text: str, part: str) -> None:
    label = ox.NamedNode(iri("skos:prefLabel"))
    with tempfile.TemporaryDirectory() as folder:
        _, index = made(Path(folder), [*graph, ox.Quad(label, label, ox.Literal(f"{text}{part}{text}"))])
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
        ('{ ?q skos:note ?t . FILTER(CONTAINS(?t, "Koe") && ?q != ?t) }', 'VALUES ?t { "Vate: koe"@fi "vate koe" }'),
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
