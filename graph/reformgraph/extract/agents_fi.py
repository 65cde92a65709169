"""Finnish names of bodies, organisations and projects: tokens in, noun phrases with their nominative label out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from reformgraph.extract import lexicon
from reformgraph.extract.chunks import AgentName
from reformgraph.extract.forms import readings
from reformgraph.extract.heads_fi import head_of
from reformgraph.extract.labels_fi import agent_name
from reformgraph.extract.morphology import Analysis
from reformgraph.extract.phrases_fi import leftmost
from reformgraph.extract.tokens import Token
from reformgraph.model import AgentKind


@dataclass(frozen=True, slots=True)
class AgentMention:
    """Tokens `first` to `last` (inclusive) name an agent in a case and number."""

    first: int
    last: int
    name: AgentName
    case: str
    number: str
    count: int | None = None


def find_agents(tokens: Sequence[Token], taken: set[int]) -> list[AgentMention]:
    """All agent names outside `taken` (people, roles and dates), the longest phrase for each head."""
    found: list[AgentMention] = []
    covered = -1
    at = 0
    while at < len(tokens):
        if at not in taken:
            mention = _mention(tokens, at, taken, covered)
            if mention:
                # A phrase that grows to the left swallows the names which it was made from.
                while found and found[-1].first >= mention.first:
                    found.pop()
                found.append(mention)
        at += 1
    return found


def _mention(tokens: Sequence[Token], at: int, taken: set[int], covered: int) -> AgentMention | None:
    token = tokens[at]
    if token.kind != "word" or token.text.endswith("-"):
        return None
    short = lexicon.SHORT_BODIES_FI.get(token.text.casefold().partition(":")[0])
    if short and at + 1 < len(tokens) and (":" in token.text or tokens[at + 1].text == "."):
        name = AgentName(short[0], "body", short[1], "fi", lexicon.BODIES_FI[short[1]])
        return AgentMention(at, at + (tokens[at + 1].text == "."), name, "genitive", "singular")
    for reading, (kind, head, body_type) in _heads(token.text):
        first = leftmost(tokens, at, reading, taken, kind)
        number = reading.number or "singular"
        if any(r.word_class == "numeral" for r in readings(tokens[first].text)) and first < at:
            first, number = first + 1, "plural"
        counted = first > 0 and any(r.word_class == "numeral" for r in readings(tokens[first - 1].text))
        if counted and reading.case == "partitive":
            number = "plural"  # "kuusi erillistä jaostoa"
        name = agent_name(tokens, first, at, reading, kind, head, body_type, reading.number or "singular")
        if kind == "body" and number == "singular" and _is_numbered(tokens, at):
            return _numbered(AgentMention(first, at, name, str(reading.case), number), tokens[at + 1].text)
        return AgentMention(first, at, name, str(reading.case), number)
    return None


def _is_numbered(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number behind a body tells it from others, and does not count or order what comes next."""
    if at + 1 >= len(tokens) or not re.fullmatch(r"[1-9]\d?", tokens[at + 1].text):
        return False
    if at + 2 >= len(tokens):
        return True
    after = tokens[at + 2]
    cases = {r.case for r in readings(after.text)}
    return after.text in (",", ":", ")", "(") or (after.kind == "word" and bool(cases) and "partitive" not in cases)


def _numbered(mention: AgentMention, number: str) -> AgentMention:
    """ "Yksilöasioiden jaosto 2" beside "jaosto 1"."""
    name = mention.name
    told = replace(name, label=f"{name.label} {number}", modifiers=name.modifiers | {number}, bare=False)
    return replace(mention, last=mention.last + 1, name=told)


@cache
def _heads(form: str) -> tuple[tuple[Analysis, tuple[AgentKind, str, str | None]], ...]:
    """The readings by which a form can head an agent's name, with what each heads."""
    bare = form.startswith(("-", "–"))
    found = ((r, head_of(f"x-{r.lemma.lstrip('-–')}" if bare else r.lemma)) for r in _head_readings(form))
    return tuple((r, head) for r, head in found if head and r.case and not r.possessive)


def _head_readings(form: str) -> list[Analysis]:
    found = [r for r in readings(form.lstrip("-–")) if r.word_class in ("noun", "proper", "abbreviation")]
    if not found:
        _, _, case = form.partition(":")
        if (
            case
            or form.casefold() in lexicon.ORGANIZATIONS_FI
            or form.casefold() in lexicon.BODIES_FI
            or re.fullmatch(r"(?:vate|jory|ohry)(?:n|a|lle|ssa|lla|sta|lta|en|ksi|na)?", form.casefold())
        ):
            found = _acronym(form)
    return found


def _acronym(form: str) -> list[Analysis]:
    from reformgraph.extract.forms import split_ending

    low = form.casefold()
    names = (*lexicon.ORGANIZATIONS_FI, *lexicon.BODIES_FI)
    for name in names:
        case = split_ending(low, name)
        if case and len(name) <= 5:
            return [Analysis(name, (name,), "noun", case=case, number="singular")]
    return []
