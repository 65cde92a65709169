"""Place names: a capitalised word in any case in, the municipality or region that it names out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from reformgraph.extract.forms import readings
from reformgraph.vocabulary import regions


@cache
def _gazetteer() -> Mapping[str, str]:
    """Names of municipalities and regions in Finnish and Swedish, folded, to the name as written."""
    return {
        name.casefold(): name
        for each in regions()
        if each.kind in ("kunta", "maakunta")
        for language, name in each.names.items()
        if language in ("fi", "sv")
    }


def place_of(form: str) -> tuple[str, str] | None:
    """The place's name in the nominative and the form's case ("nominative" for Swedish), or None."""
    if not form[:1].isupper():
        return None
    known = _gazetteer().get(form.casefold())
    if known:
        return known, "nominative"
    if form.endswith("s") and (known := _gazetteer().get(form[:-1].casefold())):
        return known, "genitive"
    for reading in readings(form):
        if reading.case and reading.lemma.casefold() in _gazetteer():
            return _gazetteer()[reading.lemma.casefold()], reading.case
    return None
