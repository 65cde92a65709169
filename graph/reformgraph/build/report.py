"""What a build did, as plain data for `report.json`: counts, what was read or skipped and why, warnings, merges."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass

from reformgraph import __version__
from reformgraph.link import Linked
from reformgraph.read import Reading, Skipped
from reformgraph.read.mask import mask
from reformgraph.terms import ONTOLOGY_VERSION


@dataclass(frozen=True, slots=True)
class BuildReport:
    """The counts are of what was published, save `rejected`.

    `read` files were read for this build, and `reused` were as an earlier build had read them.
    """

    documents: int
    people: int
    bodies: int
    statements: int
    kinds: dict[str, int]
    disputed: int
    rejected: int
    triples: int
    skipped: tuple[Skipped, ...]
    warnings: tuple[str, ...]
    read: int = 0
    reused: int = 0


def build_report(reading: Reading, linked: Linked, triples: int, warnings: tuple[str, ...] = ()) -> BuildReport:
    published = [each for each in linked.statements if each.status != "rejected"]
    kinds = Counter(each.fact.key()[0] for each in published)
    return BuildReport(
        documents=len(linked.documents),
        people=len(linked.people),
        bodies=sum(1 for each in linked.agents if each.kind == "body"),
        statements=len(published),
        kinds=dict(sorted(kinds.items())),
        disputed=sum(1 for each in published if each.status == "disputed"),
        rejected=len(linked.statements) - len(published),
        triples=triples,
        skipped=reading.skipped,
        warnings=tuple(dict.fromkeys((*reading.warnings, *linked.warnings, *warnings))),
    )


def report_json(report: BuildReport, reading: Reading, linked: Linked) -> str:
    """No clock, no path of the machine: the same input gives the same text."""
    content = {
        "reformgraph": __version__,
        "ontology": ONTOLOGY_VERSION,
        "counts": {
            "documents": report.documents,
            "people": report.people,
            "bodies": report.bodies,
            "statements": report.statements,
            **report.kinds,
            "disputed": report.disputed,
            "rejected": report.rejected,
            "triples": report.triples,
        },
        "documents": [
            {
                "identifier": each.identifier,
                "title": each.title,
                "date": each.date.isoformat() if each.date else None,
                "language": each.language,
                "sha256": each.sha256,
            }
            for each in linked.documents
        ],
        "records": list(reading.records),
        "skipped": [{"file": each.identifier, "reason": each.reason} for each in report.skipped],
        "warnings": list(report.warnings),
        "merges": [
            {
                "entity": each.entity,
                "rule": each.rule,
                "mentions": [
                    {
                        "document": mention.document,
                        "name": mask(mention.name),
                        "passages": [[passage.span.start, passage.span.end] for passage in mention.passages],
                    }
                    for mention in (each.first, each.second)
                ],
            }
            for each in linked.merges
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
