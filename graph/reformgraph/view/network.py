"""Contents in, one networkx multigraph out: things are its nodes, facts its edges; and the measures taken on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

import networkx as nx

from reformgraph.view.contents import Contents, Fact, Progress, local_name, silent

Network: TypeAlias = "nx.MultiDiGraph[str]"
BETWEENNESS_SAMPLE: Final = 200


def make_network(contents: Contents) -> Network:
    """Edges run from person to body and from the subject of a relation to its object; their key is kind and fact."""
    network: Network = nx.MultiDiGraph()
    for thing in contents.things.values():
        network.add_node(thing.iri, kind=thing.kind, region=thing.region)
    for fact in contents.facts.values():
        for source, target, kind in edges_of(fact):
            network.add_edge(source, target, key=f"{kind} {fact.iri}", kind=kind, fact=fact.iri)
    return network


def edges_of(fact: Fact) -> list[tuple[str, str, str]]:
    """The edges a fact is drawn as: a meeting has one for who presided and one for each who attended."""
    if fact.kind == "meeting" and fact.source is not None:
        presided = [] if fact.presided_by is None else [(fact.presided_by, fact.source, "presided")]
        return presided + [(person, fact.source, "attended") for person in fact.attendees]
    if fact.source is not None and fact.target is not None:
        return [(fact.source, fact.target, fact.kind)]
    return []


@dataclass(frozen=True, slots=True)
class Measures:
    """How a thing stands in the network.

    Its neighbours, the share of shortest paths through it, its component's number (1 is the largest), and how many
    others that component has.
    """

    neighbours: int
    betweenness: float
    component: int
    reach: int


def measure(network: Network, progress: Progress = silent) -> dict[str, Measures]:
    """Measures of every thing; betweenness is estimated from a seeded sample in large components."""
    simple: nx.Graph[str] = nx.Graph()
    simple.add_nodes_from(network.nodes)
    simple.add_edges_from((source, target) for source, target in network.edges() if source != target)
    components = sorted(nx.connected_components(simple), key=lambda members: (-len(members), min(members)))
    number = {key: index for index, members in enumerate(components, start=1) for key in members}
    reach = {key: len(members) - 1 for members in components for key in members}
    betweenness: dict[str, float] = {}
    for members in components:
        progress("measuring", len(betweenness), len(simple))
        betweenness |= _betweenness(simple, members)
    return {
        key: Measures(simple.degree[key], round(betweenness[key], 6), number[key], reach[key]) for key in network.nodes
    }


def _betweenness(simple: nx.Graph[str], members: set[str]) -> dict[str, float]:
    """Shares of the paths of the whole network, found in one component: no path leaves it."""
    pairs = (len(simple) - 1) * (len(simple) - 2) / 2
    if len(members) < 3:
        return dict.fromkeys(members, 0.0)
    component: nx.Graph[str] = nx.Graph()
    component.add_nodes_from(sorted(members))
    component.add_edges_from((key, other) for key in component for other in simple[key])
    sample = BETWEENNESS_SAMPLE if len(members) > BETWEENNESS_SAMPLE else None
    paths = nx.betweenness_centrality(component, k=sample, seed=1, normalized=False)
    return {key: value / pairs for key, value in paths.items()}


def shared_members(contents: Contents) -> dict[tuple[str, str], list[str]]:
    """For every two bodies with members in common, the people whom sources name in both."""
    bodies_of: dict[str, set[str]] = {}
    for fact in contents.facts.values():
        if fact.kind == "membership" and fact.source is not None and fact.target is not None:
            bodies_of.setdefault(fact.source, set()).add(fact.target)
    shared: dict[tuple[str, str], list[str]] = {}
    for person, bodies in sorted(bodies_of.items()):
        for first in sorted(bodies):
            for second in sorted(bodies):
                if first < second:
                    shared.setdefault((first, second), []).append(person)
    return shared


def structural(contents: Contents) -> set[str]:
    """What the picture of the hierarchy shows: every body, and whatever else stands in a relation to one."""
    things = {key for key, thing in contents.things.items() if thing.kind == "body"}
    for fact in contents.facts.values():
        if fact.kind == "relation":
            things |= {end for end in (fact.source, fact.target) if end is not None}
    return things


def relation_name(fact: Fact) -> str:
    """The relation's slug, such as `steered-by`."""
    return local_name(fact.concept or "")
