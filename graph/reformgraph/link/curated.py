"""A curator's word on who is the same and who is not, put to the clusters before and after the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from reformgraph.errors import SourceError
from reformgraph.link.clusters import Clusters
from reformgraph.model import Identity, NameRef

Fits = Callable[[NameRef], list[int]]


def keep_apart(clusters: Clusters, identities: Iterable[Identity], fits: Fits) -> None:
    """Forbid to join what a record says is different."""
    for identity in identities:
        if identity.same:
            continue
        found = [fits(ref) for ref in identity.names]
        for position, numbers in enumerate(found):
            for others in found[position + 1 :]:
                if set(numbers) & set(others):
                    raise SourceError(
                        "two of the names fit the same mention", where=identity.where, hint="add document or region"
                    )
                for number in numbers:
                    for other in others:
                        clusters.keep_apart(number, other)


def join(clusters: Clusters, identities: Iterable[Identity], fits: Fits) -> None:
    """Join what a record says is the same; each name must fit one cluster, else the record is not clear."""
    for identity in identities:
        if not identity.same:
            continue
        found = [numbers for ref in identity.names if (numbers := _one(clusters, fits(ref), ref, identity.where))]
        for numbers in found[1:]:
            clusters.force(found[0][0], numbers[0], f"curated: {identity.where}", identity.where)


def strangers(identities: Iterable[Identity], fits: Fits) -> list[str]:
    """A warning for each name that no document has."""
    return [
        f"{identity.where}: no {identity.of} is named {ref.name!r}" + (f" in {ref.document}" if ref.document else "")
        for identity in identities
        for ref in identity.names
        if not fits(ref)
    ]


def _one(clusters: Clusters, numbers: list[int], ref: NameRef, where: str) -> list[int]:
    if any(not clusters.are_one(numbers[0], number) for number in numbers[1:]):
        raise SourceError(f"{ref.name!r} fits several", where=where, hint="add document or region")
    return numbers
