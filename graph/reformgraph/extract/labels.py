"""Labels of lists: a line's chunks in, whether it announces people, and whose they are or who sent them, out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reformgraph.extract.chunks import AgentName, Chunk, RoleName
from reformgraph.extract.lexicon import BODIES_SV

LIST_WORDS: Final = re.compile(
    r"^(?:kokoonpano\w*|jäsenistö|muut|övriga|edustaj\w+|sammansättning\w*|medlemmar\w*|puheenjohtajisto|presidi(?:um|et)|uusi|nuvarande|nykyinen|kausi|ja|§|\d+|i|vuosina"
    r"|toimikausi|mandatperiod\w*|för|den|det|alkaen|asti|saakka|till|från|och|members|of|the|henkilöt|suluissa|sulkeissa|parentes|nimeämä\w*|seuraava\w*|följande|toimikaude\w*|valitsema\w*|asettama\w*|varsinai\w*|henkilökohtai\w*|utsedda|valda|ordinarie|personliga|puolue|nimi|kunta|organisaatio|taho|parti|namn|kommun)$",
    re.I,
)


STANDS_FOR: Final = {
    "representant": ("member", "sv"), "reserv": ("deputy-member", "sv"), "suppleant": ("deputy-member", "sv"),
    "representanter": ("member", "sv"), "företrädare": ("member", "sv"), "suppleanter": ("deputy-member", "sv"),
    "varaedustaja": ("deputy-member", "fi"), "varahenkilö": ("deputy-member", "fi"),
}  # fmt: skip


# "Kommittémedlemmar", "Styrgruppsledamöter": the body's kind and its members in one word.
_MEMBERS_OF: Final = re.compile(rf"\w*(?:{'|'.join(BODIES_SV)})s?(?:medlemmar|ledamöter)(?:na)?")


def as_role(chunk: Chunk) -> Chunk:
    """In a list's head "Representant" and "Reserv" stand for member and deputy."""
    word = chunk.text.casefold() if chunk.kind == "word" else ""
    found = STANDS_FOR.get(word) or (("member", "sv") if _MEMBERS_OF.fullmatch(word) else None)
    if not found:
        return chunk
    slug, language = found
    role = RoleName(chunk.text.casefold(), slug, "sv" if language == "sv" else "fi")
    return replace(chunk, kind="role", role=role, case="nominative", number="singular")


def names_members(chunks: Sequence[Chunk]) -> bool:
    """Whether a line with a colon is a sentence that announces people: "Gruppen har följande medlemmar:"."""
    roles = any(c.role.slug for c in map(as_role, chunks) if c.role)
    says = any(c.kind == "word" and c.text.casefold() in ("har", "hade", "följande", "on", "seuraavat") for c in chunks)
    return roles and says and not any(c.kind == "person" for c in chunks)


def opens_with_body(chunks: Sequence[Chunk]) -> bool:
    """ "Ledningsgruppen för vårdreformen": a body with what it is for, and no sentence."""
    at = next((i for i, c in enumerate(chunks) if c.kind != "word" or not c.text[:1].isupper()), 0)
    first = chunks[at].agent if chunks and chunks[at].case == "nominative" and at < 3 else None
    plain = not any(c.kind in ("verb", "role", "stop", "date") or c.text == "?" for c in chunks)
    return first is not None and first.kind == "body" and first.language == "sv" and plain


def sent_by(chunks: Sequence[Chunk]) -> bool:
    """ "Styrelsens representanter:": a body whose people in another stand below."""
    return (
        len(chunks) > 1
        and chunks[0].kind == "agent"
        and chunks[0].case == "genitive"
        and bool(re.match(r"(?:representanter|företrädare|edustajat|ehdottamat|nimeämät)$", chunks[1].text))
        and all(c.kind == "stop" for c in chunks[2:])
    )


def names_representatives(chunks: Sequence[Chunk]) -> bool:
    """Whether a label says whose representatives stand below, and names no role."""
    told = any(c.kind == "word" and re.search(r"(?:representanter|företrädare|edustajat)$", c.text) for c in chunks)
    return told and len(chunks) > 1 and not any(c.kind in ("role", "verb", "person") for c in chunks)


_PEOPLE_SV: Final = re.compile(r"(?:er|ar|or|män|are|na|personal|s)$")


def sender(chunks: Sequence[Chunk], text: str) -> AgentName | None:
    """In a Swedish list a short line that begins with a capital, above names: "Exempelköping", "Provens Unga rf"."""
    words = [c for c in chunks if c.kind == "word" or (c.agent and c.agent.kind != "body")]
    named = 0 < len(words) == len(chunks) <= 4 and text[:1].isupper() and all(c.text[:1].isalpha() for c in words)
    if not named or (len(words) == 1 and _PEOPLE_SV.search(text)) or any(LIST_WORDS.match(c.text) for c in words):
        return None
    return AgentName(text, "organization", text.casefold(), "sv")


def inside_brackets(chunks: Sequence[Chunk]) -> list[Chunk]:
    inside, found = 0, []
    for chunk in chunks:
        inside += (chunk.kind == "open") - (chunk.kind == "close")
        if inside > 0:
            found.append(chunk)
    return found
