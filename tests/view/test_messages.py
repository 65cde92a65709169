"""The page says everything in Finnish, Swedish and English alike."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Final

PAGE: Final = files("reformgraph.viz")
LANGUAGE: Final = re.compile(r"^  (fi|sv|en): \{(.*?)^  \},", re.MULTILINE | re.DOTALL)
ENTRY: Final = re.compile(r'^    "?([\w.]+)"?:\s+"((?:[^"\\]|\\.)*)"', re.MULTILINE)


def messages() -> dict[str, dict[str, str]]:
    text = (PAGE / "messages.js").read_text("utf-8")
    return {language: dict(ENTRY.findall(block)) for language, block in LANGUAGE.findall(text)}


def test_every_message_is_there_in_each_language_with_the_same_values() -> None:
    said = messages()
    assert set(said) == {"fi", "sv", "en"}
    for language in ("sv", "en"):
        assert set(said[language]) == set(said["fi"])
        for key, text in said["fi"].items():
            values = set(re.findall(r"\{(\w+)\}", text)) - {"n"}
            assert set(re.findall(r"\{(\w+)\}", said[language][key])) - {"n"} == values, key


def test_every_message_that_the_page_asks_for_is_there() -> None:
    asked = set(re.findall(r'data-(?:t|label)="(\w+)"', (PAGE / "page.html").read_text("utf-8")))
    for entry in PAGE.iterdir():
        if entry.name.endswith(".js"):
            asked |= set(re.findall(r'\bt\("([\w.]+)"', entry.read_text("utf-8")))
    assert asked <= set(messages()["fi"])
