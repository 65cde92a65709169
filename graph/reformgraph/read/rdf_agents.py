"""The people, bodies, collectives and offices of an RDF file, by IRI, as claims refer to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pydantic import TypeAdapter

from reformgraph.model import AgentKind, AgentRef, Language, PersonRef
from reformgraph.read.rdf_file import Thing
from reformgraph.terms import PREFIXES
from reformgraph.vocabulary import Scheme, concepts, region

KINDS: Final[Mapping[str, AgentKind]] = {
    "rg:Body": "body",
    "rg:Project": "project",
    "org:FormalOrganization": "organization",
}
_LANGUAGE: Final[TypeAdapter[Language]] = TypeAdapter(Language)


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A name in its language."""

    text: str
    language: Language


@dataclass(frozen=True, slots=True)
class Named:
    """A body, organisation or project; `preferred` has one name in each language, `others` any number."""

    entry: str
    kind: AgentKind
    preferred: tuple[Name, ...]
    others: tuple[Name, ...]
    body_type: str | None
    region: str | None

    def ref(self, language: Language) -> AgentRef:
        """As a document in that language names it, with the names in other languages beside."""
        own = next((each for each in self.preferred if each.language == language), self.preferred[0])
        rest = [each for each in (*self.preferred, *self.others) if each.language != own.language]
        return AgentRef(
            label=own.text,
            kind=self.kind,
            language=own.language,
            body_type=self.body_type,
            alt=tuple(each.text for each in self.others if each.language == own.language),
            region=self.region,
            declared=self.entry,
            translations=tuple((each.text, each.language) for each in rest),
        )


class Agents:
    """Everything of which the statements of one file can speak."""

    def __init__(self, file: str, things: Mapping[str, Thing]) -> None:
        self.people: dict[str, PersonRef] = {}
        self.named: dict[str, Named] = {}
        self.collectives: dict[str, Name] = {}
        self.offices: dict[str, tuple[Name, ...]] = {}
        known = {each.iri for each in concepts("roles")}
        for name, thing in things.items():
            kind = next((kind for cls, kind in KINDS.items() if thing.is_a(cls)), None)
            if kind:
                self.named[name] = _named(thing, kind, f"{file}#{name}")
            elif thing.is_a("foaf:Person"):
                self.people[name] = PersonRef(thing.needed("foaf:name", thing.one("foaf:name", str)))
                thing.take_only("rdfs:label", self.people[name].name)
            elif thing.is_a("org:Organization"):
                self.collectives[name] = names(thing, "skos:prefLabel")[0]
            elif name.startswith(PREFIXES["role"]) and name not in known:
                self.offices[name] = (*names(thing, "skos:prefLabel"), *names(thing, "skos:altLabel", needed=False))


def _named(thing: Thing, kind: AgentKind, entry: str) -> Named:
    return Named(
        entry=entry,
        kind=kind,
        preferred=names(thing, "skos:prefLabel"),
        others=names(thing, "skos:altLabel", needed=False),
        body_type=thing.one_iri("org:classification", _body_type),
        region=thing.one_iri("dcterms:spatial", _region),
    )


def names(thing: Thing, name: str, *, needed: bool = True) -> tuple[Name, ...]:
    """Names in Finnish, Swedish or English, in the order of their language; a name without one is Finnish."""
    try:
        found = [Name(each.value, _LANGUAGE.validate_python(each.language or "fi")) for each in thing.texts(name)]
    except ValueError as error:
        raise thing.wrong(f"{name} is in another language than fi, sv or en") from error
    if needed and not found:
        raise thing.wrong(f"has no {name}")
    return tuple(sorted(found, key=lambda each: (("fi", "sv", "en").index(each.language), each.text)))


def _body_type(value: str) -> str:
    return slug_in("body-types", value)


def slug_in(scheme: Scheme, value: str) -> str:
    """The slug of a concept by its IRI; raises ValueError where the scheme has none of that IRI."""
    for each in concepts(scheme):
        if each.iri == value:
            return each.slug
    raise ValueError(f"no concept of the scheme {scheme}")


def _region(value: str) -> str:
    try:
        return region(value.removeprefix(PREFIXES["region"])).key
    except KeyError as error:
        raise ValueError("no region") from error
