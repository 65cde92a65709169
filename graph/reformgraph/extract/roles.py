"""Roles and office titles in a token sequence: tokens in, role mentions with title, case and number out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from reformgraph.extract import lexicon
from reformgraph.extract.chunks import RoleName
from reformgraph.extract.forms import readings, restore_case
from reformgraph.extract.morphology import Analysis
from reformgraph.extract.tokens import Token
from reformgraph.model import Language

_GROUP_ROLES_FI: Final = sorted(lexicon.GROUP_ROLES_FI, key=len, reverse=True)
_ORDINAL: Final = re.compile(
    r"^(?:ensimmäinen|toinen|kolmas|ensimmäise\w*|toise\w*|kolmanne\w*|I|II|III|1|2|3|1:a|2:a|1:e|första|förste|andra|andre|tredje)$",
    re.I,
)
_QUALIFIER_SV: Final = frozenset(
    {"permanent", "permanenta", "ordinarie", "personlig", "personliga", "ledande", "biträdande", "verkställande"}
)
_QUALIFIER_FI: Final = re.compile(
    r"^(?:varsinai|henkilökohtai|pysyv|vastaav|johtav|hallinnolli|päätoimi|ylimääräi|neuvottelev|teknise|tekninen|lääketieteelli"
    r"|operatiivi|alueelli|strategi|sosiaalialan|kansallis)"
)
_ADJECTIVE_SV: Final = re.compile(
    r"^(?:konsultativ|regional|lokal|operativ|administrativ|teknisk|ekonomisk|medicinsk|juridisk|strategisk|social|klinisk"
    r"|special|central|nationell|finansiell|pedagogisk)a?$"
)
_SV_ENDINGS: Final = re.compile(
    r"(?P<stem>.+?)(?P<plural>er|ar|or|erna|arna|orna|na)?(?P<definite>en|et|n|t)?(?P<genitive>s)?$"
)


@dataclass(frozen=True, slots=True)
class RoleMention:
    """Tokens `first` to `last` (inclusive) name a role; `core` is where the title itself begins."""

    first: int
    last: int
    role: RoleName
    case: str
    number: str


def find_roles(tokens: Sequence[Token], language: Language) -> list[RoleMention]:
    """All roles and titles, left to right, without overlap."""
    found: list[RoleMention] = []
    for at, token in enumerate(tokens):
        if token.kind != "word" or token.text.endswith("-"):
            continue
        mention = _abbreviated(tokens, at) or (_finnish(tokens, at) if language == "fi" else _swedish(tokens, at))
        if not mention and language == "fi" and not readings(token.text):
            mention = _swedish(tokens, at)  # a bilingual page
        elif not mention and language == "sv":
            finnish = _finnish(tokens, at)
            mention = finnish if finnish and finnish.role.slug else None
        if mention and (not found or mention.first > found[-1].last):
            found.append(mention)
    return found


@cache
def group_role_fi(lemma: str) -> str | None:
    """The role concept of a Finnish lemma such as "varapuheenjohtaja", or None for offices and other words."""
    low = lemma.casefold()
    if lexicon.OFFICE_NOT_GROUP_FI.search(low):
        return None
    for ending in _GROUP_ROLES_FI:
        if low == ending or (
            low.endswith(ending)
            and not low.endswith("kunnanjäsen")
            and ending not in ("sihteeri", "asiantuntija", "sijainen")
        ):
            return lexicon.GROUP_ROLES_FI[ending]
    return None


def _abbreviated(tokens: Sequence[Token], at: int) -> RoleMention | None:
    low = tokens[at].text.casefold().rstrip(".")
    entry = lexicon.ABBREVIATED_ROLES.get(low)
    if (
        low == "v"
        and at + 2 < len(tokens)
        and tokens[at + 1].text == "."
        and tokens[at + 2].text.casefold() in ("ordf", "ordförande")
    ):
        last = _with_stop(tokens, at + 2)
        return RoleMention(at, last, RoleName("viceordförande", "vice-chair", "sv"), "nominative", "singular")
    if not entry:
        return None
    slug, title, language = entry
    first = _ordinal_before(tokens, at)
    return RoleMention(
        first,
        _with_stop(tokens, at),
        RoleName(title, slug, "sv" if language == "sv" else "fi"),
        "nominative",
        "singular",
    )


def _with_stop(tokens: Sequence[Token], at: int) -> int:
    return (
        at + 1 if at + 1 < len(tokens) and tokens[at + 1].text == "." and tokens[at + 1].start == tokens[at].end else at
    )


def _finnish(tokens: Sequence[Token], at: int) -> RoleMention | None:
    form = tokens[at].text
    if form.casefold() in ("varalla", "varalle"):
        return RoleMention(at, at, RoleName("varajäsen", "deputy-member", "fi"), "nominative", "singular")
    for reading in readings(form.lstrip("-–")):
        if reading.word_class not in ("noun", "adjective") or not reading.case:
            continue
        slug = group_role_fi(reading.lemma)
        left = _role_left(reading)
        if left:
            return RoleMention(at, at, left, "elative", "singular")
        if reading.lemma == "sijainen" and reading.case != "nominative":
            continue  # "X:n sijaisena": who stands in at work is no deputy member
        if not slug and not _is_office(reading.lemma):
            continue
        first, title, acting, former = _left_fi(tokens, at, reading)
        role = RoleName(title, slug, "fi", acting, former)
        return RoleMention(first, at, role, reading.case, reading.number or "singular")
    return None


def _role_left(reading: Analysis) -> RoleName | None:
    """ "Jäsenyydestä", "puheenjohtajuudesta": the role that someone leaves, by the noun for holding it."""
    low = reading.lemma.casefold()
    base = re.sub(r"jäsenyys$", "jäsen", re.sub(r"johtajuus$", "johtaja", low))
    slug = group_role_fi(base) if base != low and reading.case == "elative" else None
    return RoleName(base, slug, "fi") if slug else None


@cache
def _is_office(lemma: str) -> bool:
    low = lemma.casefold()
    if low.endswith(("pöytäkirjantarkastaja", "ääntenlaskija")) or low in (
        "tarkastaja",
        "edustaja",
        "vastaava",
        "työntekijä",
        "toimittaja",
        "ohjaaja",
        "opettaja",
        "yrittäjä",
        "valmistelija",
    ):
        return False  # what someone does here, not what they are
    return low.endswith(lexicon.OFFICES_FI) and not low.endswith(("puheenjohtaja", "rakennusmestari"))


def _left_fi(tokens: Sequence[Token], at: int, head: Analysis) -> tuple[int, str, bool, bool]:
    """What belongs to a title on its left: coordinated parts, agreeing adjectives, ordinals, vt. and entinen."""
    lemma = restore_case(head.lemma, tokens[at].text)
    title = lemma if tokens[at].text[1:2].isupper() else lemma[:1].lower() + lemma[1:]
    if head.number == "plural":
        title = title  # the role is one person's, however many are named together
    first, acting, former = at, False, False
    while first > 0:
        token = tokens[first - 1]
        low = token.text.casefold()
        if low in ("ja", "sekä") and first > 1 and tokens[first - 2].text.endswith("-"):
            title = f"{_small(tokens[first - 2].text)} {token.text} {title}"
            first -= 2
        elif low == "." and first > 1 and tokens[first - 2].text.casefold() in lexicon.ACTING | {"ent"}:
            acting, former = (
                acting or tokens[first - 2].text.casefold() != "ent",
                former or tokens[first - 2].text.casefold() == "ent",
            )
            first -= 2
        elif low == "." and first > 1 and _ORDINAL.match(tokens[first - 2].text):
            first -= 2
        elif _agreeing(token, head) and any(r.lemma in lexicon.ACTING for r in readings(token.text)):
            acting, first = True, first - 1
        elif _agreeing(token, head) and any(r.lemma in lexicon.FORMER for r in readings(token.text)):
            former, first = True, first - 1
        elif low in lexicon.ACTING or low == "ex":
            acting, former, first = acting or low != "ex", former or low == "ex", first - 1
        elif _ORDINAL.match(token.text) and (token.kind == "word" or low.isdigit()):
            first -= 1
        elif _agreeing(token, head) and _QUALIFIER_FI.match(low):
            reading = next(r for r in readings(token.text) if r.case == head.case)
            if not re.match(r"^(?:varsinai|henkilökohtai|pysyv)", low):
                title = f"{reading.lemma} {title}"
            first -= 1
        else:
            break
    return first, title, acting, former


def _small(form: str) -> str:
    return form if form[1:2].isupper() else form[:1].lower() + form[1:]


def _agreeing(token: Token, head: Analysis) -> bool:
    return any(
        r.case == head.case and (r.number or "singular") == (head.number or "singular") for r in readings(token.text)
    )


def _ordinal_before(tokens: Sequence[Token], at: int) -> int:
    if at > 1 and tokens[at - 1].text == "." and _ORDINAL.match(tokens[at - 2].text):
        return at - 2
    return at - 1 if at > 0 and _ORDINAL.match(tokens[at - 1].text) else at


def _swedish(tokens: Sequence[Token], at: int) -> RoleMention | None:
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
        elif word in lexicon.FORMER:
            former = True
        elif word in _QUALIFIER_SV or _ORDINAL.match(word):
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
