"""A query in, the names in it out, and what is wrong with them: an unknown prefix, a misspelt class or property."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Final

from reformgraph import vocabulary
from reformgraph.errors import QueryError
from reformgraph.query.lexer import Token, tokens
from reformgraph.terms import PREFIXES

_ORG: Final = frozenset(
    (
        "ChangeEvent FormalOrganization Membership Organization OrganizationalCollaboration "
        "OrganizationalUnit Post Role Site basedAt changedBy classification hasMember hasMembership hasPost "
        "hasPrimarySite hasRegisteredSite hasSite hasSubOrganization hasUnit headOf heldBy holds identifier "
        "linkedTo location member memberDuring memberOf organization originalOrganization postIn purpose "
        "remuneration reportsTo resultedFrom resultingOrganization role roleProperty siteAddress siteOf "
        "subOrganizationOf transitiveSubOrganizationOf unitOf"
    ).split()
)
"""All that the Organization Ontology of the W3C defines."""

_DECLARED: Final = re.compile(r"\bPREFIX\s+([\w.\-]*):\s*<([^<>]*)>", re.IGNORECASE)


def misspelt(text: str) -> list[str]:
    """What is to be said of names in rg: and org: that neither ontology has, in the order of the query."""
    found: dict[str, str] = {}
    for prefix, local, shown in names_in(text):
        terms = _terms(prefix)
        if terms is not None and local and local not in terms:
            near = get_close_matches(local, terms, n=1) or get_close_matches(local.casefold(), _folded(terms), n=1)
            meant = [term for term in terms if near and term.casefold() == near[0].casefold()]
            hint = f": did you mean {prefix}:{meant[0]}?" if meant else ""
            found.setdefault(shown, f"the ontology has no {shown}{hint}")
    return list(found.values())


def unknown_prefix(text: str, source: str) -> QueryError | None:
    """The error of a query that uses a prefix that neither it nor the contract declares."""
    known = {**PREFIXES, **_own(text)}
    for token in tokens(text):
        prefix = token.text.partition(":")[0]
        if token.kind == "name" and prefix not in {*known, "_"} and not _declares(text, token):
            near = get_close_matches(prefix.casefold(), known, n=1)
            hint = f"did you mean {near[0]}:?" if near else "declare it with PREFIX; known are " + ", ".join(PREFIXES)
            line = text.count("\n", 0, token.start) + 1
            column = token.start - text.rfind("\n", 0, token.start)
            return QueryError(f"the prefix {prefix}: is not declared", where=f"{source}:{line}:{column}", hint=hint)
    return None


def names_in(text: str) -> Iterator[tuple[str, str, str]]:
    """Each name of the query in one of the contract's namespaces: its prefix there, its local part, and as shown."""
    own = {**PREFIXES, **_own(text)}
    for token in tokens(text):
        if token.kind == "name" and not _declares(text, token):
            prefix, _, local = token.text.rstrip(".").partition(":")
            value = own.get(prefix, "") + local
        elif token.kind == "iri":
            value = token.text[1:-1]
        else:
            continue
        for prefix, space in PREFIXES.items():
            if value.startswith(space) and value not in own.values():
                yield prefix, value.removeprefix(space), f"{prefix}:{value.removeprefix(space)}"


def _own(text: str) -> dict[str, str]:
    return {match[1]: match[2] for match in _DECLARED.finditer(text)}


def _declares(text: str, token: Token) -> bool:
    return bool(re.search(r"\bPREFIX\s+$", text[: token.start], re.IGNORECASE))


def _terms(prefix: str) -> list[str] | None:
    if prefix == "rg":
        return [term.removeprefix(PREFIXES["rg"]) for term in vocabulary.ontology_terms()]
    return sorted(_ORG) if prefix == "org" else None


def _folded(terms: list[str]) -> list[str]:
    return [term.casefold() for term in terms]
