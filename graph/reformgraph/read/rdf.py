"""RDF files in the contract's shape, to claims, the documents they rest on, and which names mean whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reformgraph.model import AnyClaim, Document, Identity
from reformgraph.read.rdf_agents import Agents
from reformgraph.read.rdf_claims import Statements
from reformgraph.read.rdf_documents import Cited
from reformgraph.read.rdf_file import Thing, left_out
from reformgraph.read.rdf_identities import documents_of, identities
from reformgraph.read.records import RecordsRead


@dataclass(frozen=True, slots=True)
class RdfFile:
    """A parsed file: what it says of each IRI."""

    identifier: str
    things: Mapping[str, Thing]


def read_rdf(files: Iterable[RdfFile], documents: Mapping[str, Document]) -> RecordsRead:
    """Turn the statements of the files into claims.

    `documents` are those that were read themselves; a passage then stands in their text. What has one IRI in a file
    stays one thing, apart from its namesakes; its IRI in the build follows from its names, as for any other.
    Raises SourceError where a file breaks the contract; what the contract does not have is left out with a warning.
    """
    cited = Cited(documents)
    claims: list[AnyClaim] = []
    words: list[Identity] = []
    warnings: list[str] = []
    for file in files:
        cited.add(file.things)
        behind = documents_of(file.things, cited)
        agents = Agents(file.identifier, file.things)
        statements = Statements(agents, cited)
        for name, thing in file.things.items():
            if thing.is_a("rg:Statement"):
                claims += statements.claims(thing)
            elif name in agents.named:
                claims += statements.mentions(thing)
        words += identities(file.identifier, agents, behind)
        warnings += left_out(file.identifier, file.things)
    return RecordsRead(tuple(claims), tuple(cited.documents()), tuple(words), tuple(warnings))
