"""Agent mentions to agents: within a document by its own words, across documents by name, region and period."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reformgraph.link.clusters import Clusters
from reformgraph.link.curated import join, keep_apart, strangers
from reformgraph.link.entities import Agent, Label, Mention, Merge, Passage
from reformgraph.link.groups import Group, document_area, groups_of
from reformgraph.link.kept import Found, kept_names
from reformgraph.link.names import folded
from reformgraph.link.periods import area
from reformgraph.model import AgentKind, AgentRef, Document, Identity, KnownThing, NameRef
from reformgraph.slugs import digest, slug
from reformgraph.vocabulary import region

FOLDERS: Final[dict[AgentKind, str]] = {
    "body": "body",
    "organization": "organization",
    "project": "project",
    "party": "organization",
}


@dataclass(frozen=True, slots=True)
class Agents:
    """The agents of a build, and which of them each document means by a reference."""

    agents: tuple[Agent, ...]
    merges: tuple[Merge, ...]
    warnings: tuple[str, ...]
    meant: Mapping[tuple[str, AgentRef], str]
    areas: Mapping[str, str | None]
    area_of: Mapping[str, str | None]

    def id(self, document: str, ref: AgentRef) -> str:
        return self.meant[document, ref]


def link_agents(
    documents: Mapping[str, Document],
    mentions: Mapping[str, Sequence[AgentRef]],
    identities: Iterable[Identity] = (),
    mentioned_in: Mapping[tuple[str, AgentRef], Sequence[Passage]] | None = None,
    known: Iterable[KnownThing] = (),
) -> Agents:
    """`mentions` hold each document's references in the order of its text; what is `known` keeps its IRI."""
    areas = {name: document_area(documents[name], refs) for name, refs in mentions.items()}
    groups = [group for name in sorted(mentions) for group in groups_of(documents[name], mentions[name], areas[name])]
    groups.sort(key=Group.order)
    clusters = Clusters([each.document.identifier for each in groups], [each.sort() for each in groups])
    wanted = [each for each in identities if each.of == "agent"]

    named: dict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(groups) if wanted else ():
        for name in group.names():
            named[name].append(number)

    def fits(ref: NameRef) -> list[int]:
        return [number for number in named.get(folded(ref.name), ()) if _fits(groups[number], ref)]

    keep_apart(clusters, wanted, fits)
    _declared(groups, clusters)
    _by_name(groups, clusters)
    join(clusters, wanted, fits)
    return _result(groups, clusters, areas, strangers(wanted, fits), mentioned_in or {}, known)


def _fits(group: Group, ref: NameRef) -> bool:
    """Whether a group of that name is in the document and region that are asked for."""
    return ref.document in (None, group.document.identifier) and (ref.region is None or area(ref.region) == group.area)


def _declared(groups: Sequence[Group], clusters: Clusters) -> None:
    """An entry of a record is one thing wherever the record uses it."""
    entries: dict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for entry in {ref.declared for ref in group.refs if ref.declared}:
            entries[entry].append(number)
    for entry, numbers in sorted(entries.items()):
        for number in numbers[1:]:
            clusters.force(numbers[0], number, f"declared once: {entry}", entry)


def _by_name(groups: Sequence[Group], clusters: Clusters) -> None:
    def alike(first: int, second: int) -> bool:
        """A short name that two groups share is not enough: one must be called by the other's own name."""
        a, b = groups[first], groups[second]
        return folded(a.label) in b.joining_names() or folded(b.label) in a.joining_names()

    for numbers, rule in _blocks(groups):
        clusters.join_all(numbers, rule, alike)


def _blocks(groups: Sequence[Group]) -> Iterator[tuple[list[int], str]]:
    """Mentions that share a name and nothing that tells them apart, with the rule that says so."""
    named: dict[tuple[AgentKind, str], list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for name in group.joining_names():
            named[group.kind, name].append(number)
    for (kind, _), numbers in sorted(named.items()):
        numbers = _without_ambiguous(groups, numbers)
        by_area: dict[str | None, list[int]] = defaultdict(list)
        for number in numbers:
            by_area[groups[number].area].append(number)
        if kind == "body":
            for place, inside in by_area.items():
                if place is not None:
                    yield from ((part, "same name, region and period") for part in _by_period(groups, inside))
        elif len(by_area.keys() - {None}) <= 1:
            yield numbers, "same name"
        else:
            for place, inside in by_area.items():
                yield inside, "same name and region" if place else "same name, no region"


def _without_ambiguous(groups: Sequence[Group], numbers: Sequence[int]) -> list[int]:
    """Leave out the mentions of a document that gives the name to two things."""
    count = Counter((groups[number].document.identifier, groups[number].area) for number in numbers)
    return [number for number in numbers if count[groups[number].document.identifier, groups[number].area] == 1]


def _by_period(groups: Sequence[Group], numbers: Sequence[int]) -> list[list[int]]:
    """A document that tells no period joins the others only while they are all of one."""
    by_period: dict[int | None, list[int]] = defaultdict(list)
    for number in numbers:
        by_period[groups[number].period].append(number)
    return [list(numbers)] if len(by_period.keys() - {None}) <= 1 else list(by_period.values())


def _result(
    groups: Sequence[Group],
    clusters: Clusters,
    areas: Mapping[str, str | None],
    warnings: list[str],
    mentioned_in: Mapping[tuple[str, AgentRef], Sequence[Passage]],
    known: Iterable[KnownThing],
) -> Agents:
    agents: list[Agent] = []
    of_group: dict[int, str] = {}
    meant: dict[tuple[str, AgentRef], str] = {}
    area_of: dict[str, str | None] = {}
    things = [[groups[number] for number in numbers] for numbers in clusters.groups()]
    kept = kept_names([_as_found(members) for members in things], known)
    taken = set(kept.taken)
    for position, (numbers, members) in enumerate(zip(clusters.groups(), things, strict=True)):
        name = kept.names.get(position) or _local_name(members, taken)
        taken.add(name)
        area_of[name] = next((group.area for group in members if group.area), None)
        passages = set()
        for number, group in zip(numbers, members, strict=True):
            of_group[number] = name
            for ref in group.refs:
                meant[group.document.identifier, ref] = name
                passages |= set(mentioned_in.get((group.document.identifier, ref), ()))
        agents.append(_agent(name, members, tuple(sorted(passages))))
    stated = [
        Merge(
            of_group[number], "the document states the name", _mention(group), Mention(group.document.identifier, name)
        )
        for number, group in enumerate(groups)
        for name in group.joined
    ]
    joins = [
        Merge(of_group[join.first], join.rule, _mention(groups[join.first]), _mention(groups[join.second]))
        for join in clusters.joins
    ]
    return Agents(tuple(agents), (*stated, *joins), (*warnings, *kept.warnings), meant, areas, area_of)


def _as_found(members: Sequence[Group]) -> Found:
    names = frozenset(name for group in members for name in group.names())
    return Found(FOLDERS[members[0].kind], names, frozenset(group.document.identifier for group in members))


def _mention(group: Group) -> Mention:
    return Mention(group.document.identifier, group.label)


def _local_name(members: Sequence[Group], taken: Container[str]) -> str:
    """The earliest document names the agent, so that later documents leave its IRI as it is."""
    first = members[0]
    readable = slug(first.label)
    if first.kind == "body":
        place = next((group.area for group in members if group.area), None)
        prefix = slug(region(place).names["fi"]) if place else slug(first.document.identifier.rsplit(".", 1)[0])
        readable = slug(f"{prefix} {readable}")
    name = f"{FOLDERS[first.kind]}/{readable}"
    period = next((group.period for group in members if group.period), None)
    if name in taken and period:
        name = f"{name}-{period}"
    if name in taken:
        name = f"{name}-{digest(first.document.identifier, first.label, first.area or '')}"
    return name


def _agent(name: str, members: Sequence[Group], mentioned_in: tuple[Passage, ...]) -> Agent:
    labels: dict[str, Label] = {}
    others: dict[tuple[str, str], Label] = {}
    refs = [ref for group in members for ref in group.refs]
    for label in (Label(*each) for ref in refs for each in ((ref.label, ref.language), *ref.translations)):
        labels.setdefault(label.language, label)
    for label in (label for ref in refs for label in _all_names(ref)):
        if folded(label.text) != folded(labels[label.language].text):
            others.setdefault((folded(label.text), label.language), label)
    shown = next((ref.region for ref in refs if ref.region), None)
    return Agent(
        id=name,
        kind=members[0].kind,
        labels=tuple(labels[key] for key in sorted(labels)),
        other_names=tuple(sorted(others.values())),
        body_type=next((kind for group in members if (kind := group.body_type())), None)
        or ("body" if members[0].kind == "body" else None),
        region=shown or next((group.area for group in members if group.area), None),
        mentioned_in=mentioned_in,
    )


def _all_names(ref: AgentRef) -> Iterator[Label]:
    yield from (Label(text, ref.language) for text in (ref.label, *ref.alt))
    yield from (Label(*each) for each in ref.translations)
