"""Swedish and English roles and office titles: a token in, the role there with what belongs to it beside it out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from reformgraph.extract import lexicon
from reformgraph.extract.chunks import RoleName
from reformgraph.extract.role_mentions import ORDINAL, RoleMention
from reformgraph.extract.tokens import Token

_QUALIFIER_SV: Final = frozenset(
    {"permanent", "permanenta", "ordinarie", "personlig", "personliga", "ledande", "biträdande", "verkställande"}
)
_ADJECTIVE_SV: Final = re.compile(
    r"^(?:konsultativ|regional|lokal|operativ|administrativ|teknisk|ekonomisk|medicinsk|juridisk|strategisk|social|klinisk"
    r"|special|särskild|central|nationell|finansiell|pedagogisk)a?$"
)


def swedish_role(tokens: Sequence[Token], at: int) -> RoleMention | None:
    """The Swedish or English role whose title stands at a token; its case is what the preposition before it does."""
    low = tokens[at].text.casefold()
    found = _swedish_title(low) or _councillor(tokens, at)
    if not found:
        return None
    title, slug, number, genitive = found
    first, acting, former = at, False, False
    while first > 0:
        word = tokens[first - 1].text.casefold()
        if word == "vice" and slug == "chair":
            slug, title = "vice-chair", "vice ordförande"
        elif word in ("och", "samt") and first > 1 and tokens[first - 2].text.endswith("-"):
            title = f"{tokens[first - 2].text.casefold()} {word} {title}"
            first -= 1
        elif word in lexicon.ACTING:
            acting = True
        elif word == "." and first > 1 and tokens[first - 2].text.casefold() in lexicon.ACTING:
            acting, first = True, first - 1
        elif word == "." and first > 1 and ORDINAL.match(tokens[first - 2].text):
            first -= 1  # "1. vice ordförande"
        elif word in lexicon.FORMER:
            former = True
        elif word in _QUALIFIER_SV or ORDINAL.match(word):
            if word in ("biträdande", "ledande", "verkställande"):
                title = f"{word} {title}"
        elif slug is None and _ADJECTIVE_SV.match(word):
            title = f"{word.removesuffix('a')} {title}"  # "konsultativa tjänstemannen"
        elif slug is None and word == "vice":
            title = f"vice {title}"
        else:
            break
        first -= 1
    case = "genitive" if genitive else _preposition(tokens, first)
    last = at if slug or genitive else _field_after(tokens, at)
    title = " ".join([title, *(t.text for t in tokens[at + 1 : last + 1])])
    return RoleMention(first, last, RoleName(title, slug, "sv", acting, former), case, number)


def _field_after(tokens: Sequence[Token], at: int) -> int:
    """The last token of the field in an office's title: "minister för nordiskt samarbete", "chef för enheten"."""
    if at + 2 >= len(tokens) or tokens[at + 1].text != "för":
        return at
    last = at + 1
    while last + 1 < len(tokens) and tokens[last + 1].kind == "word" and tokens[last + 1].text.islower():
        last += 1
    follows = tokens[last + 1] if last + 1 < len(tokens) else None
    ends = follows is None or follows.text in (",", ".", ")", "(", ";") or follows.capitalised
    named = any(_NAMED_SV.search(t.text) for t in tokens[at + 2 : last + 1])
    goes_on = tokens[last].text in ("i", "på", "vid", "av", "från", "till", "inom")  # "för reformen i Nyland"
    return last if ends and at + 1 < last <= at + 7 and not named and not goes_on else at


_NAMED_SV: Final = re.compile(
    rf"(?:{'|'.join([*lexicon.BODIES_SV, *lexicon.ORGANIZATIONS_SV, *lexicon.PROJECTS_SV])})(?:en|et|n|s|ns|ens)?$"
    r"|^(?:att|som|den|det|sin|sitt|sina|en|ett)$"
)


@cache
def _swedish_title(low: str) -> tuple[str, str | None, str, bool] | None:
    """Title in the indefinite singular, role concept, number and whether it is a genitive; None for other words."""
    bases = _swedish_bases(low)
    if lexicon.OFFICE_NOT_GROUP_SV.search(low):
        plain = next((base for base in bases if base[0].endswith(lexicon.OFFICES_SV)), bases[0])
        return plain[0], None, plain[1], plain[2]
    for candidate, number, genitive in bases:
        if candidate.endswith(_OTHER_CHAIRS):
            return candidate, None, number, genitive
        if candidate in lexicon.GROUP_ROLES_SV:
            singular = {"ledamöter": "ledamot", "medlemmar": "medlem", "sakkunniga": "sakkunnig"}.get(
                candidate, candidate
            )
            return singular, lexicon.GROUP_ROLES_SV[candidate], "plural" if singular != candidate else number, genitive
        if candidate.endswith(("ordförande",)) and candidate not in ("ordförandeskap",):
            return candidate, "vice-chair" if candidate.startswith("vice") else "chair", number, genitive
        if (
            (len(candidate) > 3 or candidate == "vd")
            and candidate.endswith(lexicon.OFFICES_SV)
            and not re.search(r"(?:om|sam|för|styr|sjuk)råd$|^råd$", candidate)
        ):
            return candidate, None, number, genitive
    return None


# Who chairs a party or a group of one holds an office outside the bodies of a reform.
_OTHER_CHAIRS: Final = ("gruppordförande", "partiordförande")


def _councillor(tokens: Sequence[Token], at: int) -> tuple[str, str | None, str, bool] | None:
    """ "riksdagsrådet Anna Exempelsson": a council's name right before a person's is a councillor's title."""
    match = re.fullmatch(r"(\w{4,}(?<!om)(?<!sam)(?<!för)(?<!styr)råd)(?:et)?", tokens[at].text.casefold())
    named = [t.capitalised and t.kind == "word" and len(t.text) > 1 for t in tokens[at + 1 : at + 3]]
    return (match[1], None, "singular", False) if match and named == [True, True] else None


_BEFORE_ROLE: Final = re.compile(
    r"^(?:hennes|hans|dennes|deras|sin|sina|sitt|ny|nya|nytt|regional|ordinarie|permanent|permanenta)$|[^s]s$|isk[at]?$"
)


def _swedish_bases(low: str) -> list[tuple[str, str, bool]]:
    bases = [(low, "singular", False)]
    if low.endswith("s"):
        bases.append((low[:-1], "singular", True))
    for base, _, genitive in list(bases):
        for ending, replacement, number in (
            ("arna", "", "plural"), ("arna", "are", "plural"), ("erna", "", "plural"), ("na", "", "plural"),
            ("medlemmarna", "medlemmar", "plural"), ("ledamöterna", "ledamot", "plural"),
            ("ledamöterna", "ledamöter", "plural"), ("er", "", "plural"),
            ("ar", "e", "plural"), ("mannen", "man", "singular"), ("männen", "man", "plural"), ("et", "", "singular"),
            ("öterna", "ot", "plural"), ("öter", "ot", "plural"), ("en", "", "singular"), ("n", "", "singular"),
            ("ledamöter", "ledamot", "plural"), ("a", "", "plural"),
        ):  # fmt: skip
            if base.endswith(ending) and len(base) - len(ending) > 2:
                bases.append((base[: -len(ending)] + replacement, number, genitive))
    return bases


def _preposition(tokens: Sequence[Token], first: int) -> str:
    start = first
    while first > 1 and start - first < 4 and _BEFORE_ROLE.search(tokens[first - 1].text.casefold()):
        first -= 1  # "som gruppens nya ordförande", "till hennes ersättare"
    word = tokens[first - 1].text.casefold() if first else ""
    return {"som": "essive", "till": "translative"}.get(word, "nominative")
