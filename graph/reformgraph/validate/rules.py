"""What SHACL Core cannot say, or not cheaply, as plain SPARQL: in, a store; out, what the rules found.

Each query selects `?focus`, `?path` and `?value`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from string import Template
from typing import Final

import pyoxigraph as ox

from reformgraph.build.people import SPEAK_OF
from reformgraph.model import Language
from reformgraph.terms import PREFIXES
from reformgraph.validate.findings import Finding
from reformgraph.validate.shapes import pattern
from reformgraph.vocabulary import concepts, ontology_terms


@dataclass(frozen=True, slots=True)
class Rule:
    """A query for what must not be there, with the names of `_parameters` in it."""

    name: str
    message_fi: str
    message_en: str
    query: str


RULES: Final = (
    Rule(
        "BlankNode",
        "Verkossa on tyhjä solmu; jokaisella solmulla pitää olla IRI.",
        "The graph has a blank node; every node must have an IRI.",
        "SELECT ?focus ?path ?value { ?focus ?path ?value FILTER(isBlank(?focus) || isBlank(?value)) }",
    ),
    Rule(
        "PhoneNumber",
        "Tekstissä on puhelinnumero.",
        "The text has a phone number in it.",
        "SELECT ?focus ?path ?value { ?focus ?path ?value FILTER(isLiteral(?value) && REGEX(STR(?value), $phone)) }",
    ),
    Rule(
        "EmailAddress",
        "Tekstissä on sähköpostiosoite.",
        "The text has an e-mail address in it.",
        "SELECT ?focus ?path ?value { ?focus ?path ?value FILTER(isLiteral(?value) && REGEX(STR(?value), $email)) }",
    ),
    Rule(
        "Label",
        "Nimikkeeltä rdfs:label puuttuu kieli.",
        "An rdfs:label has no language.",
        """SELECT ?focus (rdfs:label AS ?path) ?value {
            ?focus rdfs:label ?value FILTER(LANG(?value) = "") FILTER NOT EXISTS { ?focus a foaf:Person }
        }""",
    ),
    Rule(
        "SpeaksOfPerson",
        "Henkilöstä kerrotaan tavalla, jota sallittujen luettelossa ei ole.",
        "A person is spoken of in a way that is not on the list of what is allowed.",
        """SELECT ?focus ?path ?value {
            ?value a foaf:Person . ?focus ?path ?value FILTER(?path NOT IN ($people))
        }""",
    ),
    Rule(
        "AnyOrganization",
        "Pitää olla toimielin, organisaatio tai hanke.",
        "Must be a body, an organisation or a project.",
        """SELECT ?focus ?path ?value {
            VALUES ?path { org:organization rg:inBody rg:subject rg:object schema:organizer rg:ruleFor rg:ofBody }
            ?focus ?path ?value
            FILTER NOT EXISTS {
                ?value a ?kind FILTER(?kind IN (rg:Body, org:FormalOrganization, rg:Project, org:Organization))
            }
        }""",
    ),
    Rule(
        "QuoteMissing",
        "Tekstikohdan lainaus puuttuu, vaikka muilla se on.",
        "The passage's quote is missing, where others have theirs.",
        """SELECT ?focus (nif:anchorOf AS ?path) ?value {
            { SELECT (1 AS ?quoted) { ?another nif:anchorOf ?quote } LIMIT 1 }
            ?focus a rg:Passage FILTER NOT EXISTS { ?focus nif:anchorOf ?own }
        }""",
    ),
    Rule(
        "QuoteLength",
        "Lainaus ei ole yhtä pitkä kuin sen alku- ja loppuindeksin väli.",
        "The quote is not as long as the distance between its begin and end index.",
        """SELECT ?focus (nif:anchorOf AS ?path) ?value {
            ?focus nif:anchorOf ?value ; nif:beginIndex ?begin ; nif:endIndex ?end
            FILTER(STRLEN(?value) != ?end - ?begin)
        }""",
    ),
    Rule(
        "ShortcutWithoutStatement",
        "Suhde on kirjoitettu suoraan, mutta mikään voimassa oleva väite ei kerro siitä.",
        "A relation is written straight, but no statement that stands tells of it.",
        """SELECT ?focus ?path ?value {
            VALUES (?relation ?path) { $shortcuts }
            ?focus ?path ?value .
            MINUS {
                ?statement rg:subject ?focus ; rg:object ?value ; rg:relation ?relation ; rg:status ?status
                FILTER(?status != rg:rejected)
            }
        }""",
    ),
    Rule(
        "StatementWithoutShortcut",
        "Suhteen oikotie puuttuu väitteen vierestä.",
        "The shortcut of the relation is missing beside the statement.",
        """SELECT ?focus ?path ?value {
            ?focus rg:relation ?relation ; rg:subject ?subject ; rg:object ?value ; rg:status ?status .
            VALUES (?relation ?path) { $shortcuts }
            FILTER(?status IN (rg:asserted, rg:accepted))
            FILTER NOT EXISTS { ?subject ?path ?value }
        }""",
    ),
    Rule(
        "ConflictWithNothing",
        "Väite on ristiriidassa jonkin kanssa, mitä verkossa ei ole.",
        "The statement conflicts with something that is not in the graph.",
        """SELECT ?focus (rg:conflictsWith AS ?path) ?value {
            ?focus rg:conflictsWith ?value FILTER NOT EXISTS { ?value rg:status ?status }
        }""",
    ),
    Rule(
        "UnknownTerm",
        "Termiä ei ole ontologiassa.",
        "The ontology has no such term.",
        """SELECT ?focus ?path ?value {
            { SELECT DISTINCT ?path { ?anything ?path ?whatever } }
            FILTER(STRSTARTS(STR(?path), STR(rg:)) && ?path NOT IN ($terms))
            ?focus ?path ?value
        }""",
    ),
    Rule(
        "UnknownClass",
        "Luokkaa ei ole ontologiassa.",
        "The ontology has no such class.",
        """SELECT ?focus (rdf:type AS ?path) ?value {
            { SELECT DISTINCT ?value { ?anything a ?value } }
            FILTER(STRSTARTS(STR(?value), STR(rg:)) && ?value NOT IN ($terms))
            ?focus a ?value
        }""",
    ),
)


def rule_findings(store: ox.Store) -> Iterator[Finding]:
    """What the rules find in the store's default graph."""
    parameters = _parameters()
    for rule in RULES:
        solutions = store.query(Template(rule.query).substitute(parameters), prefixes=PREFIXES)
        assert isinstance(solutions, ox.QuerySolutions)
        for solution in solutions:
            focus, path, value = solution["focus"], solution["path"], solution["value"]
            messages: dict[Language, str] = {"fi": rule.message_fi, "en": rule.message_en}
            yield Finding(rule.name, focus, path.value, value, messages)


def _parameters() -> dict[str, str]:
    """What stands for `$name` in a rule. The text of a pyoxigraph literal is quoted and escaped as SPARQL wants it."""
    pairs = ((each.iri, each.shortcut) for each in concepts("relations") if each.shortcut)
    return {
        "phone": str(ox.Literal(pattern("HasPhoneNumber"))),
        "email": str(ox.Literal(pattern("HasEmailAddress"))),
        "shortcuts": " ".join(f"(<{relation}> <{shortcut}>)" for relation, shortcut in pairs),
        "people": ", ".join(SPEAK_OF),
        "terms": ", ".join(f"<{term}>" for term in ontology_terms()),
    }
