"""The base form of a surname: a form as written in, nominatives with their case out, the likeliest first."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Final

from reformgraph.extract.forms import endings, readings, restore_case


def surname_forms(form: str, known: Set[str] | None = None) -> list[tuple[str, str]]:
    """Base forms and cases that a surname's form may have, the likeliest first.

    A surname that the document shows in the nominative wins; then the dictionary's surnames and places, the
    nominative before other cases; then common nouns ("Lepojärven"); then endings of unknown words ("Trögin").
    """
    head, hyphen, last = form.rpartition("-")
    front = head + hyphen
    options: list[tuple[str, str]] = []
    ranked = sorted(
        (
            (r, _RANK.get(r.word_class, 3))
            for r in readings(last)
            if r.case and r.number != "plural" and not r.possessive
        ),
        key=lambda pair: (pair[1], pair[0].case != "nominative"),
    )
    options += [
        (form if r.case == "nominative" else front + restore_case(r.lemma, last), str(r.case))
        for r, _ in ranked
        if r.word_class in _RANK
    ]
    if re.search(r"[aouyäö]st[aä]$", form) and not any(rank < 2 for _, rank in ranked):
        options.insert(0, (form[:-3] + "nen", "partitive"))  # "Luulosta" is of Luulonen rather than of Luulo
    if not any(rank <= 2 for _, rank in ranked):
        options += _by_ending(form)
    elif not options:
        options.append((form, "nominative"))
    if known:
        options.sort(key=lambda option: option[0].casefold() not in known)
    return list(dict.fromkeys(options)) or [(form, "nominative")]


_RANK: Final = {"surname": 0, "given_name": 1, "place": 1, "proper": 1, "noun": 2, "adjective": 2, "participle": 2}


# Swedish surnames end like this, and none goes on with -in.
_SWEDISH_GENITIVE: Final = re.compile(r"(?:son|man|berg|ström|lund|[kq]vist|holm|gren|dahl|back|fors|stedt)in$")


def _by_ending(form: str) -> list[tuple[str, str]]:
    """Readings of a surname that no dictionary knows; a lone -n is an ending only after a Finnish-looking stem."""
    options: list[tuple[str, str]] = []
    for stem, case in endings(form):
        if stem.endswith("kse") or (case == "genitive" and form.endswith("ksen")):
            options.append((re.sub(r"kse.*$", "s", form), case))
        elif stem.endswith("se") or (case == "genitive" and form.endswith("sen")):
            root = stem[:-2] if stem.endswith("se") else form[:-3]
            options.append((root + "nen", case))
        elif case in ("genitive", "illative", "partitive"):
            continue
        else:
            options.append((stem[:-1] if stem.endswith("i") and not re.search(r"[aeiouyäö]i$", stem) else stem, case))
    if options:
        return [*options, (form, "nominative")]
    genitives: list[tuple[str, str]] = []
    if re.search(r"(?:[ouyöaäei][ouyöaäe]|[lrjkhvdn][aä]|[ouyö])n$", form) and not re.search(
        r"(?:man|son|ton|don)$", form
    ):
        genitives = [(form[:-1], "genitive")]
    elif _SWEDISH_GENITIVE.search(form):
        return [(form[:-2], "genitive"), (form, "nominative")]
    elif re.search(r"[^aeiouyäö]in$", form):
        return [(form, "nominative"), (form[:-2], "genitive"), (form[:-1], "genitive")]
    swedish = [(form[:-1], "genitive")] if re.search(r"[^s]s$", form) and len(form) > 4 else []
    bare = [(stem, case) for stem, case in endings(form) if case in ("genitive", "partitive") and len(stem) > 2]
    possible = [option for stem, case in bare for option in ((_without_link(stem), case), (stem, case))]
    return [*genitives, (form, "nominative"), *swedish, *possible]


_SWEDISH: Final = re.compile(
    r"(?:son|[eé]n|berg|borg|ström|lund|[kq]vist|holm|gren|dahl|back|bäck|fors|stedt|man|mark|strand|skog|gård|blad"
    r"|lö[fv]|ell|ius|roth?|feldt?)$"
)


def is_surname(form: str) -> bool:
    """Whether a word is somebody's surname by the dictionary or by a Swedish ending."""
    return bool(_SWEDISH.search(form)) or any(r.word_class == "surname" for r in readings(form))


def swedish_forms(form: str) -> list[tuple[str, str]]:
    """Base forms and cases that a surname's form may have in a Swedish text: as written, or without the -s."""
    bare = form.removesuffix("s").rstrip("’'")
    return [(form, "nominative"), *([(bare, "genitive")] if bare != form and len(bare) > 2 else [])]


def in_case(form: str, case: str) -> list[tuple[str, str]]:
    """The base forms that a surname can have when its case is known from what stands around it."""
    known = [option for option in surname_forms(form) if option[1] == case]
    return known or [(_without_link(stem), found) for stem, found in endings(form) if found == case and len(stem) > 2]


def _without_link(stem: str) -> str:
    """A foreign name that ends in a consonant takes an -i- before the ending: "Dahlia" is of "Dahl"."""
    return stem[:-1] if re.search(r"[^aeiouyäöåé]i$", stem) else stem
