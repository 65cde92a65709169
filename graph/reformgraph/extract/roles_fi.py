"""Finnish roles and office titles: a token in, the role that ends there with what belongs to it on its left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from reformgraph.extract import lexicon
from reformgraph.extract.chunks import RoleName
from reformgraph.extract.forms import readings, restore_case
from reformgraph.extract.morphology import Analysis
from reformgraph.extract.role_mentions import ORDINAL, RoleMention
from reformgraph.extract.tokens import Token

_GROUP_ROLES_FI: Final = sorted(lexicon.GROUP_ROLES_FI, key=len, reverse=True)
_QUALIFIER_FI: Final = re.compile(
    r"^(?:varsinai|henkilökohtai|pysyv|vastaav|johtav|hallinnolli|päätoimi|ylimääräi|neuvottelev|teknise|tekninen|lääketieteelli"
    r"|operatiivi|alueelli|strategi|sosiaalialan|kansallis)"
)


def finnish_role(tokens: Sequence[Token], at: int) -> RoleMention | None:
    """The Finnish role whose title ends at a token, in any case."""
    form = tokens[at].text
    if form.casefold() in ("varalla", "varalle"):
        return RoleMention(at, at, RoleName("varajäsen", "deputy-member", "fi"), "nominative", "singular")
    head = _head(form)
    if head is None:
        return None
    reading, slug = head
    if left := _role_left(reading):
        return RoleMention(at, at, left, "elative", "singular")
    first, title, acting, former = _left_fi(tokens, at, reading)
    role = RoleName(title, slug, "fi", acting, former)
    return RoleMention(first, at, role, str(reading.case), reading.number or "singular")


@cache
def _head(form: str) -> tuple[Analysis, str | None] | None:
    """The reading by which a form names a role or an office, and the role's concept."""
    for reading in readings(form.lstrip("-–")):
        if reading.word_class not in ("noun", "adjective") or not reading.case:
            continue
        slug = group_role_fi(reading.lemma)
        if not _role_left(reading):
            if reading.lemma == "sijainen" and reading.case != "nominative":
                continue  # "X:n sijaisena": who stands in at work is no deputy member
            if not slug and not _is_office(reading.lemma):
                continue
        return reading, slug
    return None


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
        elif low == "." and first > 1 and ORDINAL.match(tokens[first - 2].text):
            first -= 2
        elif _agreeing(token, head) and any(r.lemma in lexicon.ACTING for r in readings(token.text)):
            acting, first = True, first - 1
        elif _agreeing(token, head) and any(r.lemma in lexicon.FORMER for r in readings(token.text)):
            former, first = True, first - 1
        elif low in lexicon.ACTING or low == "ex":
            acting, former, first = acting or low != "ex", former or low == "ex", first - 1
        elif ORDINAL.match(token.text) and not (low.isdigit() and group_role_fi(head.lemma) == "chair"):
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
