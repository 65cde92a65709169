"""A person's name in; out, where it stands in a text, inflected in Finnish or Swedish, or written as in an address.

Wide rather than narrow: a form too many covers a word that a reader can do without, a form too few shows the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from reformgraph.slugs import slug

_ENDINGS: Final = """n a ä ta tä ssa ssä sta stä lla llä lta ltä lle na nä ksi tta ttä s t en in an on un yn än ön
    hin hen han hon hun hyn hän hön seen iin ia iä ja jä ien ten jen
    ille illa illä ilta iltä issa issä ista istä ina inä"""
_CLITICS: Final = "kin kaan kään ko kö han hän"
_APART: Final = r"[\s,._/‐‑–-]{1,3}"
_BEFORE: Final = r"(?<![^\W_])"
_AFTER: Final = r"(?![^\W_])"
# Consonants before the last vowel change: Lehto, Lehdon; and in some names the other way: Rinne, Rinteen.
_WEAK: Final = {
    "pp": "p", "tt": "t", "kk": "k", "nt": "nn", "nk": "ng", "mp": "mm", "lt": "ll", "rt": "rr", "ht": "hd",
    "lk": "lj", "rk": "rj", "k": "", "t": "d", "p": "v",
}  # fmt: skip
_STRONG: Final = {"nn": "nt", "ng": "nk", "mm": "mp", "ll": "lt", "rr": "rt", "d": "t", "t": "tt", "k": "kk", "p": "pp"}


@cache
def full_name(name: str) -> re.Pattern[str]:
    """The name with its given name or initial before or after the surname, in any case of letters."""
    *given, surname = name.split()
    last = _word(surname)
    if not given:
        return re.compile(f"{_BEFORE}{last}{_AFTER}", re.IGNORECASE)
    first = f"(?:{_word(given[0])}|{re.escape(given[0][0])}(?=[.\\s]))"
    middle = "".join(f"(?:{_APART}(?:{_word(each)}|{re.escape(each[0])}))?" for each in given[1:])
    ways = f"{first}{middle}{_APART}{last}|{last}{_APART}{first}{middle}"
    return re.compile(f"{_BEFORE}(?:{ways}){_AFTER}", re.IGNORECASE)


@cache
def surname(name: str) -> re.Pattern[str]:
    """The last word of the name alone."""
    return re.compile(f"{_BEFORE}{_word(name.split()[-1])}{_AFTER}", re.IGNORECASE)


def _word(word: str) -> str:
    """One word of a name: of a double name only the last part is inflected."""
    *heads, last = re.split(r"[-‐‑–]", word.casefold())
    stems = {stem for spelling in (last, slug(last)) for stem in _stems(spelling)}
    head = "".join(f"(?:{re.escape(each)}|{re.escape(slug(each))})[\\s‐‑–-]{{1,3}}" for each in heads)
    stem = "|".join(re.escape(each) for each in sorted(stems, key=lambda each: (-len(each), each)))
    endings, clitics = "|".join(_ENDINGS.split()), "|".join(_CLITICS.split())
    return f"{head}(?:{stem})(?:[:'’]?(?:{endings}))?(?:{clitics})?"


def _stems(word: str) -> Iterator[str]:
    """What the endings of cases follow."""
    yield word
    if word.endswith("nen"):
        yield from (f"{word[:-3]}s", f"{word[:-3]}se")
    elif word.endswith("s") and len(word) > 3:
        bare = word[:-1]
        for stem in (bare, *_graded(bare, _STRONG)):
            yield stem + stem[-1]
        yield from (f"{bare}kse", f"{bare}de", f"{bare}te", f"{bare}tt", f"{bare}ks")
    elif word[-1] in "aeiouyåäö" and len(word) > 2:
        grades = [word, *_graded(word, _WEAK), *(_graded(word, _STRONG) if word.endswith("e") else ())]
        yield from grades
        yield from (f"{each}e" for each in grades if word.endswith("e"))
        yield from (f"{each[:-1]}e" for each in grades if word.endswith("i"))
    if word[-1] not in "aeiouyåäö":
        yield f"{word}i"


def _graded(word: str, changes: dict[str, str]) -> Iterator[str]:
    for old, new in changes.items():
        if word[:-1].endswith(old) and len(word) > len(old) + 2:
            yield word[: -1 - len(old)] + new + word[-1]
            return
