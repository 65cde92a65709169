"""A written page in, what it carries out."""

from __future__ import annotations

import base64
import json
import re
import zlib
from typing import Any


def carried(page: str, name: str) -> Any:
    """The values that the page carries compressed under a name."""
    found = re.search(rf'<script type="application/octet-stream" id="{name}">([A-Za-z0-9+/=]*)</script>', page)
    assert found
    return json.loads(zlib.decompress(base64.b64decode(found[1])))
