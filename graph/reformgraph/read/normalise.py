"""Any decoded text to its normalised form, in which every offset of the graph counts."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LINE_ENDS: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
SPACES: Final = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Controls other than tab and line feed, soft hyphen, zero-width and bidirectional marks, tags, private use, surrogates.
INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\ue000-\uf8ff"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)


def normalise(text: str) -> str:
    """NFC, `\\n` line ends, plain spaces, nothing invisible; tabs stay, since tables are aligned with them."""
    text = LINE_ENDS.sub("\n", text)
    text = SPACES.sub(" ", text)
    # Marks first: what they kept apart may compose.
    return unicodedata.normalize("NFC", INVISIBLE.sub("", text))
