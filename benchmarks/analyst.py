"""Twelve kinds of question that analysts ask, in SPARQL, of the graph that `made_up` writes."""

from __future__ import annotations

from typing import Final

from benchmarks.made_up import node

from reformgraph.terms import PREFIXES

_TOP: Final = node("body", 2, 0)
_STEP: Final = "^org:organization/org:member/^org:member/org:organization"
_PERSON: Final = node("person", 40)

QUESTIONS: Final[dict[str, str]] = {
    "chairs": """SELECT ?body ?label ?name ?start WHERE {
        ?m org:role role:chair ; org:member ?p ; org:organization ?body ; rg:status ?status .
        ?p foaf:name ?name . ?body skos:prefLabel ?label .
        FILTER(?status != rg:rejected) FILTER(LANG(?label) = "fi")
        OPTIONAL { ?m rg:startNotAfter ?start } }""",
    "chairs, OPTIONAL first": """SELECT ?body ?name ?start WHERE {
        OPTIONAL { ?m rg:startNotAfter ?start }
        ?m org:role role:chair ; org:member ?p ; org:organization ?body . ?p foaf:name ?name }""",
    "sub-bodies (path +)": f"SELECT ?below WHERE {{ ?below rg:steeredBy+ {_TOP} }}",
    "interlocks": """SELECT ?p (COUNT(DISTINCT ?b) AS ?n) WHERE {
        ?m a org:Membership ; org:member ?p ; org:organization ?b } GROUP BY ?p HAVING (COUNT(DISTINCT ?b) > 2)""",
    "role on a date": """SELECT ?name ?body WHERE {
        ?m org:role role:vice-chair ; org:member ?p ; org:organization ?body ;
          rg:startNotAfter ?start ; rg:endNotBefore ?end .
        ?p foaf:name ?name .
        FILTER(?start <= "2021-04-13"^^xsd:date && ?end >= "2021-04-13"^^xsd:date) }""",
    "two steps of membership": f"""SELECT DISTINCT ?other WHERE {{
        {_TOP} {_STEP}/{_STEP} ?other }}""",
    "reachable at all (closure)": f"""ASK {{
        {_PERSON} (^org:member/org:organization/^org:organization/org:member)+ {node("person", -1)} }}""",
    "text": """SELECT ?passage ?quote WHERE {
        ?passage nif:anchorOf ?quote . FILTER(CONTAINS(LCASE(?quote), "talous talous talous")) }""",
    "profile of a person": f"""SELECT ?m ?role ?body ?label ?quote ?title WHERE {{
        ?m org:member {_PERSON} ; org:role ?role ; org:organization ?body ; rg:evidence ?passage .
        ?body skos:prefLabel ?label .
        ?passage nif:anchorOf ?quote ; prov:wasQuotedFrom ?document . ?document dcterms:title ?title }}""",
    "shared memberships": """SELECT ?a ?b ?p WHERE {
        ?one org:member ?p ; org:organization ?a . ?two org:member ?p ; org:organization ?b .
        FILTER(STR(?a) < STR(?b)) }""",
    "meetings a year": """SELECT ?year (COUNT(*) AS ?n) WHERE {
        ?m a rg:Meeting ; schema:startDate ?day . BIND(YEAR(?day) AS ?year) } GROUP BY ?year""",
    "evidence of a document": f"""SELECT ?statement ?quote ?begin WHERE {{
        ?passage prov:wasQuotedFrom {node("document", 7)} ; nif:anchorOf ?quote ; nif:beginIndex ?begin .
        ?statement rg:evidence ?passage ; rg:status ?status . FILTER(?status != rg:rejected) }}""",
}


def declared(query: str) -> str:
    """The query with its prefixes, for engines that know none."""
    return "".join(f"PREFIX {prefix}: <{space}>\n" for prefix, space in PREFIXES.items()) + query
