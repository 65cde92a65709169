"""A thing and its page in; out, what search engines are told of it, in the terms of schema.org."""

from __future__ import annotations

from typing import Any, Final

from reformgraph.site.graph import Node, local_name
from reformgraph.site.view import View, web

Json = dict[str, Any]
MOST: Final = 60
"""So many roles or people are told; the data has them all."""

_TYPES: Final = {
    "person": "Person",
    "body": "Organization",
    "organization": "Organization",
    "collective": "Organization",
    "project": "Project",
    "region": "AdministrativeArea",
    "document": "DigitalDocument",
    "meeting": "Event",
}


def schema_of(view: View, node: Node) -> Json | None:
    """The thing as JSON-LD of schema.org; None for what it has no word for."""
    kind = _TYPES.get(node.kind)
    if kind is None:
        return None
    name = view.meeting_name(node) if node.kind == "meeting" else view.graph.name(node.iri, view.language).text
    others = sorted({value.text for part in ("skos:altLabel", "skos:prefLabel") for value in node.all(part)} - {name})
    said: Json = {"@context": "https://schema.org/", "@type": kind, "@id": node.iri, "name": name}
    said |= _given(alternateName=others[:MOST], inLanguage=node.text("dcterms:language"))
    match node.kind:
        case "person":
            said |= _given(memberOf=_roles(view, node))
        case "meeting":
            said |= _given(
                startDate=node.text("schema:startDate"),
                endDate=node.text("schema:endDate"),
                organizer=_named(view, node, "schema:organizer"),
                attendee=_named(view, node, "rg:presidedBy", "schema:attendee"),
                eventAttendanceMode=node.text("schema:eventAttendanceMode"),
            )
        case "document":
            said |= _given(
                datePublished=node.text("dcterms:date"),
                publisher=[{"@type": "Organization", "name": each} for each in node.texts("dcterms:publisher")],
                isBasedOn=web(node.text("dcterms:source") or ""),
            )
        case "region":
            said |= _given(containedInPlace=_named(view, node, "skos:broader"), sameAs=node.texts("skos:exactMatch"))
        case _:
            said |= _given(
                areaServed=_named(view, node, "dcterms:spatial"),
                parentOrganization=_named(view, node, "org:subOrganizationOf", "rg:steeredBy"),
            )
    return said


def _roles(view: View, node: Node) -> list[Json]:
    found = []
    for iri in view.graph.about.get(node.iri, ())[:MOST]:
        statement = view.graph.nodes[iri]
        if statement.kind == "membership":
            for body in _named(view, statement, "org:organization"):
                role = [view.graph.name(each, view.language).text for each in statement.texts("org:role")]
                found.append({"@type": "OrganizationRole", "memberOf": body, **_given(roleName=role[:1])})
    return found


def _named(view: View, node: Node, *properties: str) -> list[Json]:
    found = []
    for iri in [value for name in properties for value in node.texts(name)][:MOST]:
        about = view.graph.nodes.get(iri)
        kind = _TYPES.get(about.kind, "Thing") if about else "Thing"
        found.append({"@type": kind, "@id": iri, "name": view.graph.name(iri, view.language).text or local_name(iri)})
    return found


def _given(**values: Any) -> Json:
    """What is known; a list of one is its value."""
    return {
        name: value[0] if isinstance(value, list) and len(value) == 1 else value
        for name, value in values.items()
        if value not in (None, "", [])
    }
