"""The graph and its base in; out, where on the site each IRI is: a folder, a page of it, and a place on that page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from reformgraph.errors import BuildError
from reformgraph.site.graph import STATEMENTS, Node, SiteGraph, local_name
from reformgraph.slugs import digest, slug
from reformgraph.terms import PREFIXES

LANGUAGES: Final = ("fi", "sv", "en")
MAP: Final = "iris.tsv"
CONCEPTS: Final = "concepts"
OWN_FOLDER: Final = frozenset(
    {"person", "withheld", "body", "organization", "project", "collective", "region", "document", "meeting", "thing"}
)
# Folders of the site itself: no thing is put there.
RESERVED: Final = frozenset(
    {
        "assets",
        CONCEPTS,
        "dataset",
        "download",
        "hosting",
        "lists",
        "network",
        "ontology",
        "personal-data",
        "queries",
        "search",
        "thing",
    }
)
_HOMES: Final = {
    "membership": ("org:member",),
    "right": ("rg:holder",),
    "relation": ("rg:subject",),
    "rule": ("rg:ruleFor",),
    "mandate": ("rg:ofBody",),
}
_SAFE: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,120}(?:/[a-z0-9][a-z0-9_-]{0,120}){1,4}")


class Place(NamedTuple):
    """A folder from the site's root, the number of a page in it, and an anchor there (empty for the whole folder)."""

    folder: str
    page: int = 1
    anchor: str = ""

    def file(self, language: str) -> str:
        return f"{self.folder}/{page_file(language, self.page)}" if self.folder else page_file(language, self.page)

    def address(self, language: str) -> str:
        return f"{self.file(language)}#{self.anchor}" if self.anchor else self.file(language)


def page_file(language: str, page: int = 1) -> str:
    """The file of a page: the first one in Finnish is what a host shows for the folder."""
    if page > 1:
        return f"{language}-{page}.html"
    return "index.html" if language == "fi" else f"{language}.html"


def folders(graph: SiteGraph, base: str) -> dict[str, str]:
    """The folder of every IRI that has one of its own. Raises BuildError where two would share one."""
    found: dict[str, str] = {}
    for node in graph.nodes.values():
        if _is_homeless(node, graph) or node.kind in OWN_FOLDER:
            found[node.iri] = _folder(node.iri, base)
    taken = set(found.values())
    if len(taken) < len(found):
        raise BuildError("two things of the graph would have the same folder on the site")
    return found


def stub_folder(iri: str, base: str) -> str | None:
    """Where the page stands that leads from an IRI without a folder to its place; None for one outside the base."""
    local = iri.removeprefix(base) if iri.startswith(base) else ""
    return local if _SAFE.fullmatch(local) and local.split("/")[0] not in RESERVED else None


def home(node: Node, graph: SiteGraph) -> str | None:
    """The IRI on whose page a statement, passage or concept has its place; None for one that has a folder."""
    if node.kind == "passage":
        candidates, kinds = node.texts("prov:wasQuotedFrom"), frozenset({"document"})
    else:
        candidates = [value for name in _HOMES.get(node.kind, ()) for value in node.texts(name)]
        kinds = OWN_FOLDER - {"document", "meeting"}
    return next((each for each in candidates if each in graph.nodes and graph.nodes[each].kind in kinds), None)


def _is_homeless(node: Node, graph: SiteGraph) -> bool:
    return (node.kind in STATEMENTS or node.kind == "passage") and home(node, graph) is None


def _folder(iri: str, base: str) -> str:
    region = iri.removeprefix(PREFIXES["region"])
    if region != iri and re.fullmatch(r"[a-z0-9-]+", region):
        return f"region/{region}"
    return stub_folder(iri, base) or f"thing/{slug(local_name(iri), 60)}-{digest(iri, length=12)}"


def anchor_of(node: Node) -> str:
    """The name of a place on a page, which follows from the IRI alone."""
    local = local_name(node.iri)
    tail = local if re.fullmatch(r"[A-Za-z0-9_-]{1,60}", local) else digest(node.iri, length=12)
    if node.kind == "concept":
        scheme = next((name for name in ("role", "bodytype", "relation") if node.iri.startswith(PREFIXES[name])), "")
        return f"{scheme}-{tail}" if scheme else f"concept-{digest(node.iri, length=12)}"
    return f"{'passage' if node.kind == 'passage' else 'statement'}-{tail}"


def map_bytes(places: Mapping[str, Place]) -> bytes:
    """`iris.tsv`: an IRI a line, with its folder, page and anchor."""
    lines = (f"{iri}\t{place.folder}\t{place.page}\t{place.anchor}\n" for iri, place in sorted(places.items()))
    return ("iri\tfolder\tpage\tanchor\n" + "".join(lines)).encode()
