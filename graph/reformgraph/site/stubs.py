"""A plan in; out, a page for each IRI that has its place on the page of another: it leads there, and holds its data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import Final

from reformgraph.site.data import Pieces
from reformgraph.site.graph import Node
from reformgraph.site.places import LANGUAGES, Place, stub_folder
from reformgraph.site.render import File
from reformgraph.site.sections import Section
from reformgraph.site.view import Plan, View
from reformgraph.site.words import LANGUAGE_NAMES

_PAGE: Final = """\
<!doctype html>
<html lang="fi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'">
<meta http-equiv="refresh" content="0; url={target}">
<meta name="robots" content="noindex">
<link rel="alternate" type="text/turtle" href="{data}.ttl">
<link rel="alternate" type="application/ld+json" href="{data}.jsonld">
<title>{title}</title>
{script}</head>
<body>
<main><h1>{title}</h1>
<ul>{links}</ul></main>
</body>
</html>
"""
_SCRIPT: Final = '<script type="application/ld+json">\n{}</script>\n'


def stubs(plan: Plan, folder: str, pages: Iterable[Iterable[Section]]) -> Iterator[tuple[str, str]]:
    """The file and the IRI of each stub that leads to a place on these pages of a folder."""
    for iri in dict.fromkeys(item for page in pages for section in page for item in section.items):
        place = plan.places[iri]
        own = stub_folder(iri, plan.base) if place.anchor and place.folder == folder else None
        if own:
            yield f"{own}/index.html", iri


def stub_files(plan: Plan, pieces: Pieces, folder: str, pages: Iterable[Iterable[Section]]) -> Iterator[File]:
    """The stubs that lead to these pages, each with its own data in JSON-LD: a statement with its passages."""
    for name, iri in stubs(plan, folder, pages):
        view = View(plan, "fi", name.rpartition("/")[0])
        node = plan.graph.nodes[iri]
        full = {iri, *node.texts("rg:evidence")}
        data = pieces.jsonld(full, plan.graph.spoken(full) - full).decode().replace("<", "\\u003c")
        yield name, _page(view, plan.places[iri], _title(view, node), _SCRIPT.format(data))


def dataset_stub(plan: Plan) -> bytes:
    """The page of the dataset's own IRI, which leads to the first page."""
    return _page(View(plan, "fi", "dataset"), Place("", anchor="data"), plan.title("fi"))


def _title(view: View, node: Node) -> str:
    if node.kind == "passage":
        return f"{view.passage(node).document.text}: {node.text('nif:beginIndex')}–{node.text('nif:endIndex')}"
    return view.saying(node) or view.graph.name(node.iri, view.language).text


def _page(view: View, place: Place, title: str, script: str = "") -> bytes:
    addresses = {language: escape(view.root + place.address(language)) for language in LANGUAGES}
    links = "".join(
        f'<li><a lang="{language}" href="{address}">{LANGUAGE_NAMES[language]}</a></li>'
        for language, address in addresses.items()
    )
    data = escape(f"{view.root}{place.folder}/data") if place.folder else "data"
    text = _PAGE.format(target=addresses["fi"], title=escape(title), links=links, data=data, script=script)
    return text.encode("utf-8", errors="xmlcharrefreplace")
