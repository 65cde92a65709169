"""A build's report.json in, the merges of one entity out: which mentions, by which rule, in which passages."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from reformgraph.errors import GraphError


class Mention(BaseModel):
    """A name in a document, and the offsets of the passages that speak of it by that name."""

    model_config = ConfigDict(frozen=True)

    document: str
    name: str
    passages: tuple[tuple[int, int], ...]


class Merge(BaseModel):
    """Two mentions that are one entity, and the rule or curated record that says so."""

    model_config = ConfigDict(frozen=True)

    entity: str
    rule: str
    mentions: tuple[Mention, Mention]


class Report(BaseModel):
    """What an explanation needs of a report."""

    merges: tuple[Merge, ...]


def merges_of(build: Path, iri: str) -> list[Merge]:
    """The merges behind the entity with this IRI, which ends in the entity's local name."""
    path = build / "report.json"
    try:
        report = Report.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        reason = error.strerror or str(error)
        raise GraphError(f"the report cannot be read: {reason}", where=str(path), hint="build it again") from error
    except (UnicodeDecodeError, json.JSONDecodeError, ValidationError) as error:
        raise GraphError("this is not the report of a build", where=str(path), hint="build it again") from error
    return [each for each in report.merges if iri.endswith((f"/{each.entity}", f"#{each.entity}"))]
