"""Swedish names of bodies, organisations and projects: tokens in, noun phrases with their label out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reformgraph.extract import lexicon
from reformgraph.extract.agents_fi import AgentMention
from reformgraph.extract.chunks import AgentName
from reformgraph.extract.fields_sv import ADJECTIVE, NOT_MODIFIER, complement
from reformgraph.extract.places import place_of
from reformgraph.extract.tokens import Token
from reformgraph.model import AgentKind

_ENDING: Final = r"(?P<definite>er|erna|arna|orna|en|et|n|t|na|an)?(?P<genitive>s)?$"
_PLURAL: Final = frozenset({"er", "erna", "arna", "orna", "na"})
_HEADS: Final = [
    (re.compile(rf"(?P<stem>(?:.*[\w-])?{head}){_ENDING}", re.I), "body", head, kind)
    for head, kind in sorted(lexicon.BODIES_SV.items(), key=lambda item: -len(item[0]))
]
# An adjective in the definite or plural form.
_INFLECTED: Final = re.compile(
    r"(?:isk|svensk|finsk|är|al|ell|lig|iv|ent|ant|bred|smal|stor|trång|utvidgad|samm)a$", re.I
)
_NEUTER: Final = frozenset({"beredningsorgan", "organ", "utskott", "råd", "team", "presidium", "nätverk", "forum"})
# Groups that stand side by side and are told apart by the field they work in.
_TOLD_BY_FIELD: Final = frozenset(
    {"arbetsgrupp", "undergrupp", "projektgrupp", "utskott", "sektion", "kommitté", "delegation", "nämnd", "råd"}
)
# Authorities that there is one of in each region, told apart by where: "NTM-centralen i Nyland".
_REGIONAL: Final = re.compile(
    r"(?:centralen|verket|byrån|sjukhuset|universitetet|högskolan|domstolen|tingsrätten)$", re.I
)
_DIRECTION: Final = frozenset({"norra", "södra", "östra", "västra", "mellersta", "egentliga"})
_NEUTRAL: Final = re.compile(
    r"(?:reform|reformen|beredning|beredningen|projekt|projektet|område|området|vård|förändring)s?$", re.I
)
_ORGANIZATION: Final = re.compile(
    rf"^(?:.*[\w-])?(?:{'|'.join(sorted(map(re.escape, lexicon.ORGANIZATIONS_SV), key=len, reverse=True))})s?$", re.I
)
_AUTHORITY: Final = re.compile(
    r"^(?:social|utbildnings|skol|skatte|forst|väg|läns|rättsregister|folkpensions|folkhälso)styrelsens?$", re.I
)
_PROJECT: Final = re.compile(rf"^.+(?:{'|'.join(lexicon.PROJECTS_SV)})s?$", re.I)


def find_agents(tokens: Sequence[Token], taken: set[int]) -> list[AgentMention]:
    """All agent names outside `taken`, left to right."""
    found: list[AgentMention] = []
    for at, token in enumerate(tokens):
        if at in taken or token.kind != "word":
            continue
        authority = _AUTHORITY.match(token.text)
        mention = (None if authority else _body(tokens, at, taken)) or _organization(tokens, at, taken)
        if mention:
            while found and found[-1].first >= mention.first:
                found.pop()
            found.append(mention)
    return found


def indefinite(word: str, head: str) -> str:
    """A head noun without its definite or genitive ending: "uppföljningsgruppen" → "uppföljningsgrupp"."""
    match = re.fullmatch(rf"(?P<stem>(?:.*[\w-])?{head}){_ENDING}", word, re.I)
    return match["stem"] if match else word


def _body(tokens: Sequence[Token], at: int, taken: set[int]) -> AgentMention | None:
    word = tokens[at].text
    low = word.lower()
    for pattern, _, head, body_type in _HEADS:
        match = pattern.fullmatch(word) if head in low else None
        pointer = bool(match and match["definite"] and match["stem"].casefold() in lexicon.BARE_GROUP_SV)
        if not match:
            continue
        last = complement(tokens, at, taken) if head in _TOLD_BY_FIELD else _named_field(tokens, at)
        council = match["stem"].casefold() == "råd" and last > at  # "rådet för äldre"
        if lexicon.NOT_BODIES_SV.search(match["stem"]) and not pointer and not council:
            continue
        first = _leftmost(tokens, at, taken, kind="body")
        case = "genitive" if match["genitive"] else _case(tokens, first)
        ending = (match["definite"] or "").lower()
        plural = ending in _PLURAL or (ending == "en" and head in _NEUTER)
        number = "plural" if plural else "singular"
        stem = match["stem"]
        neuter = head in _NEUTER
        before = [_lower_first(t.text, i == 0) for i, t in enumerate(tokens[first:at])]
        definite = bool(match["definite"]) and not before
        field = " ".join(t.text for t in tokens[at + 1 : last + 1]).replace(" ,", ",")
        label = " ".join([*(_plain(w, neuter=neuter) for w in before), _lower_first(stem, not before), field]).strip()
        modifiers = {
            _plain(t.text, neuter=neuter).casefold()
            for t in tokens[first:at]
            if not t.text.endswith("s") and not _NEUTRAL.search(t.text)
        }
        owners = tuple(
            t.text.removesuffix("s") for t in tokens[first:at] if t.text.endswith("s") or _NEUTRAL.search(t.text)
        )
        prefix = stem[: -len(head)].rstrip("-").casefold()
        if prefix:
            modifiers.add(prefix)
        if field:
            modifiers.add(field.casefold())
        bare = first == last and (definite or not prefix)
        return AgentMention(
            first,
            last,
            AgentName(
                label,
                "body",
                head,
                "sv",
                body_type,
                frozenset(modifiers),
                owners,
                bare,
                definite=_definite(tokens, first, last) if match["definite"] and not match["genitive"] else None,
            ),
            case,
            number,
        )
    return None


def _organization(tokens: Sequence[Token], at: int, taken: set[int]) -> AgentMention | None:
    word = tokens[at].text
    kind: AgentKind
    if _ORGANIZATION.match(word) or _AUTHORITY.match(word):
        kind = "organization"
    elif _PROJECT.match(word):
        kind = "project"
    else:
        return None
    first = _leftmost(tokens, at, taken, kind=kind)
    pattern = _ORGANIZATION if kind == "organization" else _PROJECT
    stem = word[:-1] if word.endswith("s") and pattern.match(word[:-1]) else word
    last = _purpose(tokens, at) if stem == word and first == at else at
    last = _seat(tokens, at) if last == at and stem == word else last
    label = " ".join([*(t.text for t in tokens[first:at]), stem, *(t.text for t in tokens[at + 1 : last + 1])])
    case = "genitive" if stem != word else _case(tokens, first)
    named = (
        last > at
        or (word[:1].isupper() and at > 0)
        or re.search(r"ministeri|förbund.|^(?:landskapsregering|lagting|riksdag)", word, re.I)
    )
    bare = first == at and not named
    return AgentMention(first, last, AgentName(label, kind, stem, "sv", None, frozenset(), (), bare), case, "singular")


def _seat(tokens: Sequence[Token], at: int) -> int:
    """The last token of the region in a regional authority's name: "NTM-centralen i Södra Österbotten"."""
    words = [t.text if t.kind == "word" else "" for t in tokens[at + 1 : at + 4]]
    if not _REGIONAL.search(tokens[at].text) or words[:1] != ["i"] or len(words) < 2 or not words[1][:1].isupper():
        return at
    return at + 2 + (words[1].casefold() in _DIRECTION and len(words) > 2 and words[2][:1].isupper())


def _purpose(tokens: Sequence[Token], at: int) -> int:
    """The last token of an agency's name that says what it is for: "Institutet för hälsa och välfärd"."""
    words = [t.text if t.kind == "word" and t.text.islower() else "" for t in tokens[at + 1 : at + 8]]
    if not tokens[at].capitalised or words[:1] != ["för"] or not "".join(words[1:2]):
        return at
    last = 1
    while last + 1 < len(words) and words[last + 1] and (ADJECTIVE.search(words[last]) or words[last][-1:] == "-"):
        last += 1
    joined = words[last + 1 : last + 3]
    return at + 1 + last + (2 if len(joined) == 2 and joined[0] == "och" and joined[1] else 0)


def _leftmost(tokens: Sequence[Token], at: int, taken: set[int], *, kind: AgentKind) -> int:
    first = at
    while first > 0 and at - first < 6:
        token = tokens[first - 1]
        if first - 1 in taken or token.kind != "word" or tokens[first].start - token.end > 1:
            break
        low = token.text.casefold()
        if low in NOT_MODIFIER:
            if low == "och" and first > 1 and tokens[first - 2].text.endswith("-"):
                first -= 2  # "social- och hälsovårdsministeriet"
                continue
            break
        genitive = token.text.endswith("s") and (
            token.capitalised or _ORGANIZATION.match(token.text) or _NEUTRAL.search(token.text)
        )
        adjective = kind == "body" and bool(ADJECTIVE.search(low))
        name = kind != "body" and token.capitalised and (first - 1 > 0 or bool(place_of(token.text)))
        if not (genitive or adjective or name):
            break
        first -= 1
    return first


def _case(tokens: Sequence[Token], first: int) -> str:
    before = first - 1
    while before >= 0 and tokens[before].text.casefold() in ("den", "det", "de"):
        before -= 1
    word = tokens[before].text.casefold() if before >= 0 else ""
    return {
        "för": "of",
        "i": "of",
        "av": "by",
        "till": "translative",
        "inom": "of",
        "vid": "of",
        "som": "essive",
        "under": "under",
    }.get(word, "nominative")


def _definite(tokens: Sequence[Token], first: int, last: int) -> str:
    words = [t.text for t in tokens[first : last + 1]]
    return " ".join([_lower_first(words[0], initial=True), *words[1:]])


def _named_field(tokens: Sequence[Token], at: int) -> int:
    """The last token of what a board is for, where a kind and a name tell it: "direktionen för affärsverket X y"."""
    words = [t.text if t.kind == "word" else "" for t in tokens[at + 1 : at + 8]]
    if len(words) < 3 or words[0] != "för" or not _ORGANIZATION.match(words[1]) or not words[2][:1].isupper():
        return at
    last = at + 3
    while last + 1 < len(tokens) and tokens[last + 1].kind == "word" and tokens[last + 1].capitalised:
        last += 1
    rest = tokens[last + 1 : last + 3]
    ends = last + 2 == len(tokens) or (len(rest) == 2 and rest[1].kind == "punct")
    return last + 1 if ends and rest[0].kind == "word" and rest[0].text not in NOT_MODIFIER else last


def _plain(word: str, *, neuter: bool = False) -> str:
    """An adjective as it stands before an indefinite noun: "politiska" → "politisk", "temporära" → "temporärt"."""
    if not _INFLECTED.search(word):
        return word
    base = word[:-2] if word.endswith("samma") else word[:-1]
    return base + "t" if neuter else base


def _lower_first(word: str, initial: bool) -> str:
    return (
        word[:1].lower() + word[1:]
        if initial and word[:1].isupper() and not word[1:2].isupper() and not word.endswith("s")
        else word
    )
