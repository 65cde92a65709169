"""Contents, layout and measures in, the page's data out: plain JSON values that refer to one another by index."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from reformgraph.view.facts import Contents, Fact, Labels, Thing, local_name
from reformgraph.view.layout import BOX_WIDTH, TEXT_WIDTH, Layout
from reformgraph.view.network import Measures, shared_members
from reformgraph.view.wrap import breaks, plain

Json = dict[str, Any]


def make_payload(contents: Contents, layout: Layout, measures: dict[str, Measures]) -> Json:
    """Everything that the page's script reads; empty values are left out."""
    regions = sorted({thing.region for thing in contents.things.values() if thing.region is not None})
    number = {
        "thing": _number(contents.things),
        "fact": _number(contents.facts),
        "passage": _number(contents.passages),
        "document": _number(contents.documents),
        "region": _number(regions),
    }
    thing_ids = _short(list(contents.things))
    fact_ids = _short(list(contents.facts))
    region_ids = _short(regions)
    things = []
    for key, thing in contents.things.items():
        box = layout.boxes.get(key)
        things.append(
            _thing(thing, thing_ids[key], number["region"], measures[key], layout.heights[key])
            | ({} if box is None else {"box": [box.x, box.y]})
        )
    return {
        "things": things,
        "facts": [_fact(fact, fact_ids[key], number) for key, fact in contents.facts.items()],
        "passages": [
            {"document": number["document"].get(passage.document), "quote": passage.quote, "begin": passage.begin}
            for passage in contents.passages.values()
        ],
        "documents": [
            _filled(title=d.title, publisher=d.publisher, date=d.date, url=d.url, language=d.language)
            for d in contents.documents.values()
        ],
        "regions": [
            {"id": region_ids[key], "name": contents.concepts.get(key) or {"": local_name(key)}} for key in regions
        ],
        "concepts": _concepts(contents),
        "blocks": [
            {
                "region": number["region"].get(block.region) if block.region else None,
                "top": block.top,
                "width": block.width,
                "height": block.height,
                "order": [[number["thing"][key], depth] for key, depth in block.order],
            }
            for block in layout.blocks
        ],
        "routes": {str(number["fact"][key]): points for key, points in sorted(layout.routes.items())},
        "shared": [
            [number["thing"][first], number["thing"][second], [number["thing"][person] for person in people]]
            for (first, second), people in sorted(shared_members(contents).items())
        ],
        "sizes": {"box": BOX_WIDTH},
    }


def to_json(payload: Json) -> str:
    """The payload as text that no HTML parser can read as markup, and no script parser as a line end."""
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _thing(thing: Thing, short: str, regions: dict[str, int], measures: Measures, height: int) -> Json:
    names = {language: plain(text) for language, text in thing.labels.items()}
    return _filled(
        id=short,
        kind=thing.kind,
        type=local_name(thing.classification or ""),
        region=None if thing.region is None else regions[thing.region],
        name=names,
        also=list(thing.other_names),
        breaks={language: found for language, name in names.items() if (found := breaks(name, TEXT_WIDTH))},
        height=height,
        neighbours=measures.neighbours,
        betweenness=measures.betweenness,
        reach=measures.reach,
    )


def _fact(fact: Fact, short: str, number: dict[str, dict[str, int]]) -> Json:
    things = number["thing"]
    passages = number["passage"]
    return _filled(
        id=short,
        kind=fact.kind,
        source=things.get(fact.source or ""),
        target=things.get(fact.target or ""),
        concept=local_name(fact.concept or ""),
        title=fact.title,
        behalf=things.get(fact.on_behalf_of or ""),
        text=fact.labels,
        rights=list(fact.rights),
        start=fact.start,
        end=fact.end,
        presided=things.get(fact.presided_by or ""),
        attendees=[things[person] for person in fact.attendees],
        online=fact.online,
        seats=fact.seats,
        each=fact.seats_per_unit,
        unit=fact.unit,
        time=list(fact.bounds) if any(fact.bounds) else None,
        confidence=None if fact.confidence is None else float(fact.confidence),
        method=fact.method,
        status=None if fact.status == "asserted" else fact.status,
        evidence=[passages[key] for key in fact.evidence if key in passages],
        conflicts=sorted(number["fact"][key] for key in fact.conflicts if key in number["fact"]),
    )


def _number(keys: Iterable[str]) -> dict[str, int]:
    return {key: index for index, key in enumerate(keys)}


def _filled(**values: Any) -> Json:
    return {key: value for key, value in values.items() if value not in (None, "", [], {})}


def _short(keys: list[str]) -> dict[str, str]:
    """Names for links into the page: the IRI's last two parts where that is unique, else the IRI."""
    tails = {key: "/".join(key.split("/")[-2:]) for key in keys}
    counts: dict[str, int] = {}
    for tail in tails.values():
        counts[tail] = counts.get(tail, 0) + 1
    return {key: tail if counts[tail] == 1 else key for key, tail in tails.items()}


def _concepts(contents: Contents) -> dict[str, Labels]:
    used = {fact.concept for fact in contents.facts.values()}
    used |= {thing.classification for thing in contents.things.values()}
    return {local_name(key): contents.concepts[key] for key in sorted(filter(None, used)) if key in contents.concepts}
