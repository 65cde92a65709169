"""Headings and label lines: a line's chunks in, what the scene speaks of and what the list below it means out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reformgraph.extract.announcements import HEARD, TOOK_PART, body_of_list
from reformgraph.extract.chunks import AgentName, Chunk, RoleName
from reformgraph.extract.forms import readings
from reformgraph.extract.labels import (
    LIST_WORDS,
    STANDS_FOR,
    as_role,
    inside_brackets,
    names_representatives,
    opens_with_body,
    sender,
    sent_by,
)
from reformgraph.extract.lexicon import PARTY_BY_NAME
from reformgraph.extract.scene import Mode, Scene, party_ref
from reformgraph.model import Language, Span

_PROPOSAL: Final = re.compile(r"^(?:\w+ )?(?:päätösehdotus|ehdotus|esitys|förslag|föreslag|beslutsförslag)\b", re.I)
_CONTACT: Final = re.compile(
    r"lisätie|yhteystie|yhteyshenkil|mer information|närmare|kontakt|ytterligare|tiedustelu|ota yhteyttä", re.I
)
_NOT_A_LIST: Final = re.compile(
    r"tarkasta|protokolljuster|allekirjoit|underskrift|justera|ääntenlaski|röstuppräkn|hakijat|sökande"
    r"|^(?:observatör|tarkkailij|åhörare|kuulijat)",
    re.I,
)
_SECTIONS: Final[tuple[tuple[Mode, re.Pattern[str]], ...]] = (
    ("contact", _CONTACT),
    ("proposal", _PROPOSAL),
    ("inspectors", _NOT_A_LIST),
)
_DECISION: Final = re.compile(r"^(?:päätös|beslut)\b", re.I)
_GUESTS: Final = re.compile(
    r"^(?:muut?\b(?! jäsen)|tarkkailij|huomioitsij|observatör|virasto|virkamieh|övriga(?! (?:medlem|ledam))|andra"
    r"|kutsut|kuultav|hörda|asiantuntijat kuultavina|jakelu$|tiedoksi)",
    re.I,
)
_PRESENT: Final = re.compile(
    r"^(?:kokoonpano|sammansättning|läsnä|paikalla|närvarande|osallistu|saapuvilla|deltagare|poissa|frånvarande|esty\w+:?$|förhindra"
    r"|jakelu\b.*läsnä|(?:ryhmän )?jäsenet|members)",
    re.I,
)


def open_list(scene: Scene, span: Span, chunks: Sequence[Chunk], text: str, *, names_below: bool = False) -> None:
    """Take a heading or label: it may name a body, a unit or a role for the entries below, or end a list.

    `names_below` says that an entry with a name stands right below: a heading that opens with a body is its list's.
    """
    if _in_brackets(chunks):
        return  # a note on the list: "(päivitetty vaalien jälkeen)"
    announced, scene.listed.pair = scene.listed.pair, ()
    interrupted, scene.listed.interrupted = scene.listed.interrupted, False
    scene.listed.named = False
    scene.listed.either = ()
    mode = next((m for m, pattern in _SECTIONS if pattern.search(text)), None)
    bodies = [c for c in chunks if c.kind == "agent" and c.agent and c.agent.kind == "body" and c.number != "plural"]
    if mode is None and scene.section and sent_by(chunks) and bodies and bodies[0].agent:
        told = scene.resolve(bodies[0].agent, span.start)
        if told != scene.section:
            scene.listed.role, scene.listed.unit, scene.listed.open = None, told, True
            scene.return_to_section()
            return
    if mode is None and scene.listed.open and not bodies and names_representatives(chunks):
        scene.listed.role = scene.listed.unit = None  # "Personalens representanter": part of the list's people
        return
    chunks = [as_role(c) for c in chunks]
    roles = [c for c in chunks if c.kind == "role" and c.role and c.role.slug]
    if mode is None and scene.listed.open and not roles and not bodies and not _GUESTS.match(text):
        unit = _unit(chunks, text, scene.language()) or (
            sender(chunks, text) if names_below and not interrupted and scene.language() == "sv" else None
        )
        if unit:
            scene.listed.unit = scene.resolve(unit, span.start)
            return
    party = PARTY_BY_NAME.get(text.rstrip(":.").casefold())
    if mode is None and scene.listed.open and party:
        scene.listed.unit = party_ref(party)  # "RKP": those below are its people
        return
    if mode is None and _names_part(scene, chunks, text):
        return
    if scene.mode == "contact" and mode is None and not bodies and not roles and any(c.kind == "role" for c in chunks):
        return  # a line of a contact card
    if announced and bodies and roles and text.endswith(":") and bodies[0].agent:
        # "VARSINAINEN JÄSEN, (VARAJÄSEN)", then "Hallituksen jäsenet:": a share of the list's people
        scene.listed.pair, scene.listed.unit = announced, scene.resolve(bodies[0].agent, bodies[0].span.start)
        return
    if mode is None and scene.mode == "proposal" and roles and not bodies:
        mode = "proposal"  # a label in a list of those proposed
    scene.listed.unit = None
    if mode == "proposal" and scene.mode != "proposal":
        scene.pending.clear()
    scene.mode = mode or "plain"
    if bodies:
        body = body_of_list(chunks) or (bodies[-1] if not roles else bodies[0]).agent
        assert body
        scene.open_section(scene.resolve(body, bodies[0].span.start), span)
        scene.said.agent = body
        if names_body(chunks) and scene.section:
            scene.claim_agent(scene.section, span)
        scene.in_item = text.startswith("§")
    elif text.startswith("§"):
        scene.open_section(None, span)
        scene.in_item = True
    elif (
        not roles and not scene.in_item and not (_only_label(chunks) and any(LIST_WORDS.match(c.text) for c in chunks))
    ):
        scene.open_section(None, span)
    if (mode and not roles) or _GUESTS.match(text) or _DECISION.match(text) or HEARD.search(text):
        scene.listed.role, scene.listed.open = None, False
        return
    stands_for = bool(chunks) and STANDS_FOR.get(chunks[0].text.casefold()) is not None
    if roles and (_only_label(chunks) or (stands_for and (text.endswith(":") or names_below))):
        joined = [c.role for c in roles if c.role]
        label = scene.listed.label if scene.listed.label and scene.listed.label.slug != joined[0].slug else None
        scene.listed.turns = (label, joined[0]) if label and _are_pair((label, joined[0])) else ()
        scene.listed.label = joined[0]
        scene.listed.role, scene.listed.open = joined[0], True
        scene.speak_of_only_body(span)
        scene.listed.pair = _pair(chunks, joined)
        scene.listed.either = tuple(joined) if len(joined) == 2 and _are_pair(joined) else ()
        if not bodies and not (text.endswith(":") and scene.section == scene.main):
            scene.return_to_section()
        elif not bodies and scene.topic and scene.topic_span:
            scene.open_section(scene.topic, scene.topic_span)  # "Jäsenet:" goes on from the sentence before
    else:
        listed = _only_label(chunks) and (bool(bodies) or not any(c.kind in ("agent", "role") for c in chunks))
        listed = listed or (names_below and opens_with_body(chunks))
        present = _PRESENT.match(text) or TOOK_PART.search(text)
        scene.listed.role, scene.listed.open = None, bool(present) or listed
        if scene.listed.open:
            scene.speak_of_only_body(span)


def _names_part(scene: Scene, chunks: Sequence[Chunk], text: str) -> bool:
    """ "Social- och hälsovården:": in a list of members, a label of part of them that names neither body nor role."""
    plain = not any(c.kind in ("agent", "role", "verb", "person") for c in chunks)
    if scene.listed.open and text.endswith(":"):
        scene.listed.unit = None
    return scene.listed.open and scene.mode == "plain" and plain and text.endswith(":") and not _GUESTS.match(text)


def open_paragraph(scene: Scene, text: str) -> None:
    """A paragraph may begin with its own label, as in minutes: what is proposed waits for the decision."""
    label = text.partition(":")[0]
    if ":" in text and len(label) < 30 and _PROPOSAL.match(label):
        scene.mode = "proposal"
        scene.pending.clear()
    elif _DECISION.match(text):
        scene.mode = "plain"
    if scene.mode != "proposal" and scene.pending and _DECIDED.search(text):
        scene.claims += scene.pending
        scene.pending.clear()


_DECIDED: Final = re.compile(r"ehdotuksen muka|esityksen muka|hyväksyttiin|hyväksyi|enligt förslag|godkände", re.I)


def is_minutes_label(text: str) -> bool:
    """Whether a line begins with the label of a proposal or a decision: "Ehdotus: …", "Beslut: …"."""
    label = text.partition(":")[0]
    return ":" in text and len(label) < 30 and bool(_PROPOSAL.match(label) or _DECISION.match(label))


def names_body(chunks: Sequence[Chunk]) -> bool:
    """Whether an entry of a list names a body and nothing else: it heads what stands below it."""
    bodies = [c for c in chunks if c.kind == "agent" and c.agent and c.agent.kind == "body" and c.case == "nominative"]
    return len(bodies) == 1 and _only_label(chunks) and not any(c.kind in ("role", "date") for c in chunks)


def _in_brackets(chunks: Sequence[Chunk]) -> bool:
    named = any(c.kind == "role" or (c.kind == "agent" and c.agent and c.agent.kind == "body") for c in chunks)
    return bool(chunks) and chunks[0].kind == "open" and chunks[-1].kind == "close" and not named


def _unit(chunks: Sequence[Chunk], text: str, language: Language) -> AgentName | None:
    """What a line names that has nothing but an organisation, a place or an unknown name: the people below are its."""
    named = next((c for c in chunks if c.kind == "agent" or c.place), None)
    if named and all(c.kind in ("agent", "stop", "and", "comma", "open", "close") or c.place for c in chunks):
        place = named.place or ""
        return named.agent or AgentName(place, "organization", place.casefold(), language)
    owned = len(chunks) == 2 and bool(chunks[0].place) and chunks[0].case == "genitive"
    if owned and chunks[1].kind == "word" and chunks[1].text.islower():
        return AgentName(text, "organization", text.casefold(), language)  # a place's own service
    words = [c.text for c in chunks if c.kind == "word"]
    if language == "sv" and len(words) == len(chunks) == 1 and re.fullmatch(r"[A-ZÅÄÖ]{2,6}", words[0]):
        return AgentName(text, "organization", text.casefold(), language)  # "THL"
    unknown = language == "fi" and any(word[:1].isupper() and not readings(word) for word in words)
    if (
        unknown
        and len(words) == len(chunks) <= 3
        and all(word.isalpha() and not LIST_WORDS.match(word) for word in words)
    ):
        return AgentName(text, "organization", text.casefold(), language)  # "Eksote"
    return None


def _only_label(chunks: Sequence[Chunk]) -> bool:
    """Whether a line is a label and not a headline: beside roles and bodies it has list words and genitives only."""
    if not any(c.kind in ("agent", "role") or LIST_WORDS.match(c.text) for c in chunks):
        return False
    verbs = [at for at, c in enumerate(chunks) if c.kind == "verb"]
    if verbs and not (verbs == [len(chunks) - 1] and chunks[-1].verb == "serve"):
        return False  # "Sekreterare var" is a label, "Seurantaryhmä vaatii" is not
    inside = inside_brackets(chunks)  # a note: "Gruppen (15 personer)"
    return not any(c.kind == "person" for c in chunks) and all(
        c.place or c.case == "genitive" or not c.text[:1].isalnum() or LIST_WORDS.match(c.text)
        for c in chunks
        if c.kind == "word" and not any(c is noted for noted in inside)
    )


def _pair(chunks: Sequence[Chunk], roles: Sequence[RoleName]) -> tuple[RoleName, ...]:
    """ "Jäsen Varajäsen" and "Jäsen/varajäsen" announce entries that name the two side by side; "ja" does not."""
    kinds = [r for r in roles if r.slug in ("member", "deputy-member")]
    return tuple(kinds) if len(kinds) == 2 and _are_pair(kinds) and not any(c.kind == "and" for c in chunks) else ()


def _are_pair(roles: Sequence[RoleName]) -> bool:
    return {r.slug for r in roles} == {"member", "deputy-member"}
