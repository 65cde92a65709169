"""What a reader makes of a file: its text, and what the file says of itself beside the text."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Final, get_args

from reformgraph.model import Language

LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)


@dataclass(frozen=True, slots=True)
class Content:
    """Text whose layout carries structure, and the file's own metadata where it has any.

    In the text a paragraph is a line, with a blank line between two; a heading stands on a line of its own; an entry
    of a list begins with `- ` or `1. `; a row of a table is a line whose cells are parted by tabs.
    """

    text: str
    title: str | None = None
    date: dt.date | None = None
    publisher: str | None = None
    language: Language | None = None
    url: str | None = None

    def to_json(self) -> dict[str, str | None]:
        return {**asdict(self), "date": self.date.isoformat() if self.date else None}

    @classmethod
    def from_json(cls, values: dict[str, str | None]) -> Content:
        text, date, language = values["text"] or "", values["date"], values["language"]
        return cls(
            text,
            title=values["title"],
            date=dt.date.fromisoformat(date) if date else None,
            publisher=values["publisher"],
            language=next((each for each in LANGUAGES if each == language), None),
            url=values["url"],
        )
