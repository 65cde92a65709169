"""The layout of a document: text in, typed lines and table rows out, before anything is read from them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from reformgraph.extract.flattened import unflattened
from reformgraph.model import Document, Span

LineKind = Literal["heading", "prose", "item", "row", "contact", "boilerplate", "blank", "continuation"]

_BULLET: Final = re.compile(r"\s*(?:[•●▪◦·*–—-]\s+|\(?\d{1,2}[.)]\s+(?!\d)|[a-z]\)\s+)")
_ABSENT: Final = re.compile(r"[-–]\t[^\t]+\t")  # a mark of attendance in a row's first cell
_GAP: Final = re.compile(r"\t+| {3,}|(?<=\S) {2}(?=\S)")
_CONTACT: Final = re.compile(
    r"\(at\)|\(a\)|\S@\S|\[at\]|\b(?:puh|p|tel|tfn|gsm|matkapuhelin)\b\.?\s*:?\s*[+\d]|^\s*(?:\+358|0\d{1,2})[\s\d-]{6,}$",
    re.I,
)
_BOILERPLATE: Final = re.compile(
    r"^(?:share on|jaa |dela |lue lisää|läs mer|facebook|twitter|linkedin|whatsapp|takaisin|evästeet|cookies?"
    r"|avainsanat|tilaa |tulosta|siirry |etusivu|uusimmat|näytä kaikki|kommentit|liitteet|katso kaikki|kirjaudu"
    r"|(?:(?:senast|sidan|sivu|sivua|viimeksi) )?(?:uppdatera|publicera|päivitetty|julkaistu|muokattu|updated )"
    r"|(?:text|teksti|översättning|käännös|skribent|kirjoittaja|redaktör): "
    r"|hae sivustolta|sulje|valikko|suomeksi|på svenska|in english|lähde:|källa:|källor:|lähteet:|palaute)",
    re.I,
)
# The credit of a photograph, which ends its caption.
_PHOTO: Final = re.compile(r"\b(?:kuva|kuvat|valokuva|kuvaaja|kuvituskuva|foto|fotograf|bild)\s*: *[A-ZÅÄÖ]", re.I)
# A longer line is running text, whatever it holds: no table's row and no contact goes on like this.
_LONGEST_ROW: Final = 8000


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the document: what it is, its content without bullet and outer space, and its cells if it is a row.

    `bullet` tells a marked list entry; `label` a line that ends with a colon; `indent` the spaces before it.
    """

    kind: LineKind
    span: Span
    cells: tuple[Span, ...] = ()
    bullet: bool = False
    label: bool = False
    number: int | None = None


def lines(document: Document) -> list[Line]:
    """Every line of the text in order; rows of known tables come as rows, blank lines are kept as separators."""
    found = list(_unwrapped(document.text, _lines(document.text)))
    return [_retyped(document.text, found, i) for i in range(len(found))]


# No entry of a list and no new sentence begins with one of these in lower case.
_GOES_ON: Final = re.compile(
    r"(?:ja|sekä|tai|eli|että|joka|jotka|jossa|jonka|joiden|kun|jos|kuin|on|ovat|oli|mukaan"
    r"|och|samt|eller|som|att|i|på|till|vid|av|för|med|från|om|under|inom|har|är|var|den|det|de) "
)

_OPEN_END: Final = re.compile(r"(?<=\w )(?:ja|sekä|että|och|samt|som|att|i|på|till|vid|av|för|med|från|den|det|ett)$")


def _unwrapped(text: str, found: Iterable[Line]) -> Iterator[Line]:
    """The lines with those joined that a break has parted in the midst of a sentence."""
    before: Line | None = None
    for line in found:
        if before and line.kind == "prose" and before.kind in ("prose", "item") and _goes_on(text, before, line):
            before = replace(before, span=Span(before.span.start, line.span.end), label=line.label)
            continue
        if before:
            yield before
        before = line
    if before:
        yield before


def _goes_on(text: str, before: Line, line: Line) -> bool:
    ended = text[before.span.end - 1] in ".:;!?"
    open_end = _OPEN_END.search(text, max(before.span.start, before.span.end - 12), before.span.end)
    return not ended and bool(open_end or _GOES_ON.match(text, line.span.start))


def _lines(text: str) -> Iterator[Line]:
    start = 0
    for raw in text.split("\n"):
        for line in unflattened(text, Span(start, start + len(raw))):
            yield _line(text, line.start, line.end)
        start += len(raw) + 1


def _line(text: str, start: int, end: int) -> Line:
    content = _strip(text, start, end)
    if content.start == content.end:
        return Line("blank", content)
    raw = text[content.start : content.end]
    bullet = None if _ABSENT.match(raw) else _BULLET.match(raw)
    inner = _strip(text, content.start + bullet.end(), content.end) if bullet else content
    body = text[inner.start : inner.end]
    digits = re.match(r"\(?(\d+)", raw) if bullet else None
    number = int(digits.group(1)) if digits else None
    if _BOILERPLATE.match(body):
        return Line("boilerplate", inner, bullet=bool(bullet))
    if len(body) > _LONGEST_ROW:
        return Line("prose", inner)
    cells = _cells(text, Span(start, end) if not bullet else inner)
    if len(body) < 300 and ":" in body and _PHOTO.search(body):
        return Line("boilerplate", inner)
    if (
        len(cells) > 1
        and not (bullet and "\t" not in body and "   " not in body)
        and not re.search(r"[.!?]\s{2,}[A-ZÅÄÖ]", body)
        and not _is_sentence(body)
    ):
        return Line("row", inner, cells, bullet=bool(bullet), number=number)
    if _CONTACT.search(body):
        return Line("contact", inner, bullet=bool(bullet))
    if bullet and len(body) < 400:
        return Line("item", inner, bullet=True, number=number, label=body.endswith(":"))
    return Line("prose", inner, label=body.endswith(":"))


def _retyped(text: str, found: list[Line], at: int) -> Line:
    """A short line without a sentence's end is a heading; a lone wide line among prose is no table."""
    line = found[at]
    indent = line.span.start - (text.rfind("\n", 0, line.span.start) + 1)
    if (
        line.kind == "prose"
        and indent > 20
        and 0 < at < len(found) - 1
        and found[at - 1].kind == found[at + 1].kind == "row"
    ):
        return Line("continuation", line.span)  # a cell that goes on below
    body = text[line.span.start : line.span.end]
    if line.kind != "prose" or len(body) > 160:
        return line
    if line.label or not re.search(r"[.!?…,;]$", body):
        return Line("heading", line.span, label=line.label)
    return line


def _is_sentence(body: str) -> bool:
    """Whether two spaces only slipped into running text: a long line that begins and ends as a sentence."""
    return "\t" not in body and len(body) > 80 and bool(re.search(r"[.!?]$", body)) and not re.search(r" {3,}", body)


def _cells(text: str, span: Span) -> tuple[Span, ...]:
    """The cells of a line parted by tabs or runs of spaces; an empty cell keeps its place."""
    raw = text[span.start : span.end].rstrip(" ")
    if "\t" not in raw:
        raw_start = span.start + len(raw) - len(raw.lstrip())
        raw = raw.lstrip()
        found, last = [], 0
        for gap in _GAP.finditer(raw):
            found.append(Span(raw_start + last, raw_start + gap.start()))
            last = gap.end()
        return (*found, Span(raw_start + last, raw_start + len(raw)))
    found, last = [], 0
    for tab in re.finditer(r"\t", raw):
        found.append(_strip(text, span.start + last, span.start + tab.start()))
        last = tab.end()
    found.append(_strip(text, span.start + last, span.start + len(raw)))
    return tuple(found)


def _strip(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
