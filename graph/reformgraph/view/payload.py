"""Contents, layout and measures in, the page's data out: plain JSON values that refer to one another by index."""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Iterable
from typing import Any, Final

from reformgraph.view.columns import pack
from reformgraph.view.contents import Contents, Fact, Labels, Thing, local_name
from reformgraph.view.layout import BOX_WIDTH, TEXT_WIDTH, Layout
from reformgraph.view.network import Measures
from reformgraph.view.wrap import breaks, plain

Json = dict[str, Any]

KIND_ORDER: Final = ("mandate", "rule", "membership", "right", "relation", "meeting")
ROLE_ORDER: Final = ("chair", "vice-chair", "member", "deputy-member", "secretary", "presenter", "expert")
BOUND_COLUMNS: Final = ("time 0", "time 1", "time 2", "time 3")
DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


def make_payload(contents: Contents, layout: Layout, measures: dict[str, Measures]) -> Json:
    """Everything that the page's script reads but the quotes; empty values are left out."""
    regions = sorted({thing.region for thing in contents.things.values() if thing.region is not None})
    facts = in_order(contents, layout)
    number = {
        "thing": _number(contents.things),
        "fact": _number(fact.iri for fact in facts),
        "passage": _number(_passages(facts, contents)),
        "document": _number(contents.documents),
        "region": _number(regions),
    }
    ids = _short(list(contents.things))
    things = []
    for key, thing in contents.things.items():
        row = _thing(thing, ids[key], number["region"], measures[key], layout.heights[key])
        box = layout.boxes.get(key)
        things.append(row if box is None else row | {"x": box.x, "y": box.y})
    ids = _short([fact.iri for fact in facts])
    region_ids = _short(regions)
    return {
        "things": pack(things),
        "facts": pack([_fact(fact, ids[fact.iri], number) for fact in facts]),
        "passages": pack(
            [{"document": number["document"].get(contents.passages[key].document)} for key in number["passage"]]
        ),
        "documents": pack(
            [
                _filled(title=d.title, publisher=d.publisher, date=d.date, url=d.url, language=d.language)
                for d in contents.documents.values()
            ]
        ),
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
                "order": [number["thing"][key] for key, _ in block.order],
                "depth": [depth for _, depth in block.order],
            }
            for block in layout.blocks
        ],
        "routes": {str(number["fact"][key]): points for key, points in sorted(layout.routes.items())},
        "days": _days(contents),
        "sizes": {"box": BOX_WIDTH},
    }


def make_quotes(contents: Contents, layout: Layout) -> list[str]:
    """The quote of each passage, in the order in which the payload numbers them."""
    return [contents.passages[key].quote for key in _passages(in_order(contents, layout), contents)]


def in_order(contents: Contents, layout: Layout) -> list[Fact]:
    """The facts as they are read: body by body down the hierarchy, what the body is before who is in it."""
    place = _number(key for block in layout.blocks for key, _ in block.order)
    things = _number(contents.things)

    def rank(fact: Fact) -> tuple[int, int, int, int, str]:
        about = fact.target if fact.kind in ("membership", "right") and fact.target is not None else fact.source
        return (
            place.get(about or "", len(place)),
            things.get(about or "", len(things)),
            KIND_ORDER.index(fact.kind),
            ROLE_ORDER.index(role) if (role := local_name(fact.concept or "")) in ROLE_ORDER else len(ROLE_ORDER),
            fact.iri,
        )

    return sorted(contents.facts.values(), key=rank)


def _passages(facts: list[Fact], contents: Contents) -> list[str]:
    return list(dict.fromkeys(key for fact in facts for key in fact.evidence if key in contents.passages))


def _days(contents: Contents) -> list[str] | None:
    """The first and the last day that any fact names."""
    named = {day[:10] for fact in contents.facts.values() for day in (*fact.bounds, fact.start or "")}
    days = sorted(day for day in named if DAY.fullmatch(day))
    return [days[0], days[-1]] if days else None


def to_json(value: Any) -> str:
    """The value as short text, keys in order."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def packed(text: str) -> str:
    """Text as the page carries it: UTF-8, compressed as zlib does, in letters that no HTML parser stops at."""
    return base64.b64encode(zlib.compress(text.encode("utf-8", "replace"), 9)).decode("ascii")


def _thing(thing: Thing, short: str, regions: dict[str, int], measures: Measures, height: int) -> Json:
    names = {language: plain(text) for language, text in thing.labels.items()}
    lines = {f"breaks {language}": breaks(name, TEXT_WIDTH) for language, name in names.items()}
    return _filled(
        **{f"name {language}": name for language, name in names.items()},
        **lines,
        id=short,
        kind=thing.kind,
        type=local_name(thing.classification or ""),
        region=None if thing.region is None else regions[thing.region],
        also=list(thing.other_names),
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
        **dict(zip(BOUND_COLUMNS, fact.bounds, strict=True)),
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
