"""The name of a text and a language in; the text out, in Finnish, Swedish or English, with its blanks filled."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

import yaml

from reformgraph.errors import BuildError

LANGUAGE_NAMES: Final = {"fi": "Suomeksi", "sv": "På svenska", "en": "In English"}


@cache
def words() -> Mapping[str, Mapping[str, str]]:
    """Every text of the pages by its name and language."""
    loaded: Mapping[str, Mapping[str, str]] = yaml.safe_load(
        (files("reformgraph.site") / "words.yaml").read_text(encoding="utf-8")
    )
    return loaded


def say(name: str, language: str, **blanks: object) -> str:
    """One text; a blank is written as `{name}` in it. Raises BuildError for a text that there is not."""
    try:
        text = words()[name][language]
    except KeyError as error:
        raise BuildError(f"there is no text {name!r} in {language!r}") from error
    return text.format_map(blanks) if blanks else text


def count(name: str, number: int, language: str, **blanks: object) -> str:
    """A text that goes with a number: `name.one` for one, and `name.other` for all others."""
    return say(f"{name}.{'one' if number == 1 else 'other'}", language, n=show_number(number, language), **blanks)


def show_number(number: int, language: str) -> str:
    """Thousands parted by a comma in English, and by a space that does not break in Finnish and Swedish."""
    return f"{number:,}".replace(",", "," if language == "en" else "\u00a0")


def show_size(number: int, language: str) -> str:
    """A number of bytes as a reader counts them."""
    size, unit = float(number), "B"
    for bigger in ("kB", "MB", "GB"):
        if size < 1000:
            break
        size, unit = size / 1000, bigger
    digits = 0 if size >= 10 or unit == "B" else 1
    shown = f"{size:.{digits}f}"
    return f"{shown if language == 'en' else shown.replace('.', ',')}\u00a0{unit}"
