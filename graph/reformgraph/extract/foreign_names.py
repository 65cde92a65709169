"""Given names of many countries, from the data of the package Mimesis: a word in, whether people are called so out.

Without the package, which the extra `names` installs, only the project's own list is used.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from typing import Final

from reformgraph.errors import ReformgraphError
from reformgraph.extract.forms import readings

_WORD: Final = re.compile(r"[^\W\d_]{2,}(?:[-’'][^\W\d_]+)*")
# Swedish and English words that begin sentences and titles far more often than names.
_WORDS: Final = frozenset(
    (
        "All Alla An And Andra April Att August Av Be Dag Den Der Des Det Di Do Du El Elva En Era Et Far Fe "
        "Fem For Fru Ger Ha Han He Her Hon In Is It Ja Ju July June Juni La Las Le Les Lo Long Los Ma Man "
        "Maple Mars May Me Men Min My Ni No Nu Och Of Om On Os Out Over Ru San Santa Se September Seven Si "
        "Sin Sina So Som Sun Ta The Ti Till To Tu Un Ut Van Vi Via Vid Von We You Över"
    ).split()
)
# What places, organisations and works that are named in English end in, with a Finnish case or without.
_OTHER: Final = re.compile(
    r"(?:Academy|Airlines|Airport|Arena|Association|Avenue|Award|Awards|Band|Bank|Bay|Beach|Bridge|Brothers|Bros|Castle"
    r"|Center|Centre|Child|Church|City|Club|College|Company|Corporation|County|Court|Cup|Day|Festival|Force|Foundation"
    r"|Games|Garden|Gardens|Group|Hall|High|Hill|Hills|Hockey|Hospital|Hotel|House|Inc|Institute|International|Island"
    r"|Islands|Lake|League|Ltd|Motor|Motors|Mountain|Museum|Music|News|Open|Opera|Orchestra|Park|Pictures|Post|Press|Prize"
    r"|Radio|Rally|Records|Republic|River|Road|School|Show|Society|Square|Stadium|State|Station|Street|Studio|Studios"
    r"|Theatre|Theater|Tower|Towers|Tour|Trophy|Trust|University|Valley|In|On|Of|Me|And|The|Is|To)"
    r"(?:i?[nä]|i?a|i?ss[aä]|i?st[aä]|i?ll[aäe]|i?lt[aä]|iin|:\w+)?"
)


def is_foreign_given(word: str) -> bool:
    """Whether a word that the Finnish dictionary does not know is a given name somewhere."""
    return word in _names() and word not in _WORDS and not readings(word)


def is_other_thing(word: str) -> bool:
    """Whether a word that ends a name in English says that it is not a person's."""
    return bool(_OTHER.fullmatch(word))


@cache
def _names() -> frozenset[str]:
    """Every given name; raises ReformgraphError where the package has none."""
    folder = Path(str(distribution("mimesis").locate_file("mimesis/datasets")))
    found: set[str] = set()
    for path in sorted(folder.rglob("person.json")):
        names = json.loads(path.read_text(encoding="utf-8")).get("names", {})
        found.update(name for group in names.values() for name in group if _WORD.fullmatch(name))
    if not found:
        raise ReformgraphError("the package mimesis has no given names", where=str(folder))
    return frozenset(found)
