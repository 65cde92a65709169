"""The graph of an earlier build in, the things that it calls by IRIs out, so that a new build may keep them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reformgraph.errors import SourceError
from reformgraph.model import KnownThing
from reformgraph.read.rdf_agents import Agents
from reformgraph.read.rdf_documents import Cited
from reformgraph.read.rdf_file import FORMATS, parse
from reformgraph.read.rdf_identities import documents_of

GRAPH = "graph.ttl"


def read_known(path: Path, base: str) -> tuple[KnownThing, ...]:
    """`path` is the folder of a build or release, or an RDF file; its IRIs must begin with `base`.

    Raises SourceError where there is no graph of this project, or none with that base.
    """
    file = path / GRAPH if path.is_dir() else path
    if not path.exists():
        raise SourceError("there is no such file or folder", where=str(path))
    if file.suffix.lower() not in FORMATS:
        raise SourceError(f"is no RDF file; read are {', '.join(FORMATS)}", where=str(file))
    try:
        data = file.read_bytes()
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", where=str(file)) from error
    things = parse(str(file), file.suffix.lower(), data)
    cited = Cited({})
    cited.add(things)
    documents = documents_of(things, cited)
    labels = dict(_labels(Agents(str(file), things)))
    known = [
        KnownThing(iri.removeprefix(base), texts, frozenset(documents.get(iri, ())))
        for iri, texts in sorted(labels.items())
        if iri.startswith(base)
    ]
    if labels and not known:
        raise SourceError(f"has no IRI that begins with {base}", where=str(file), hint="give its base by --base")
    return tuple(known)


def _labels(agents: Agents) -> Iterator[tuple[str, tuple[str, ...]]]:
    for iri, person in agents.people.items():
        yield iri, (person.name,)
    for iri, named in agents.named.items():
        yield iri, tuple(each.text for each in (*named.preferred, *named.others))
