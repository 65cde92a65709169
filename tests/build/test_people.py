"""What is not on the list of what may be said about a person is in no graph that is built."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from reformgraph.build.namer import term
from reformgraph.build.people import SAID_OF, SPEAK_OF, check_people
from reformgraph.errors import BuildError

PERSON = ox.NamedNode("https://example.org/person/malli-esimerkkinen")
OTHER = ox.NamedNode("https://example.org/statement/1")
NAMED = ox.Triple(PERSON, term("rdf:type"), term("foaf:Person"))


def test_what_is_on_the_list_may_be_said() -> None:
    of = [ox.Triple(PERSON, term(name), ox.Literal("x")) for name in SAID_OF if name != "rdf:type"]
    check_people([NAMED, *of, *(ox.Triple(OTHER, term(name), PERSON) for name in SPEAK_OF)])


@pytest.mark.parametrize(
    "said",
    [
        ox.Triple(PERSON, term("schema:birthDate"), ox.Literal("1960-01-01")),
        ox.Triple(PERSON, term("foaf:mbox"), ox.NamedNode("https://example.org/box")),
        ox.Triple(OTHER, term("rg:onBehalfOf"), PERSON),
        ox.Triple(PERSON, term("foaf:knows"), PERSON),
    ],
    ids=str,
)
def test_nothing_else_may_be_said(said: ox.Triple) -> None:
    with pytest.raises(BuildError, match="not on the list of what may be said about a person"):
        check_people([said, NAMED])
