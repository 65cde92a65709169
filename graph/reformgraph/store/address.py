"""What the user gave as the address of a server in, an address that can be asked and shown out."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from reformgraph.errors import UsageError
from reformgraph.store.credentials import PASSWORD, USER

_EXAMPLE: Final = "such as http://localhost:7878/query"


def checked_address(url: str) -> str:
    """The address as it is given; UsageError where it is none of the web, or holds a password."""
    try:
        parts = urlsplit(url)
        port, host = parts.port, (parts.hostname or "").encode("idna")
    except (ValueError, UnicodeError) as error:
        raise UsageError(f"{shown(url)!r} is no address", where="--endpoint", hint=_EXAMPLE) from error
    if parts.username is not None or parts.password is not None:
        hint = f"set {USER} and {PASSWORD}"
        raise UsageError("the address may not hold a user or password", where="--endpoint", hint=hint)
    visible = url.isascii() and url.isprintable() and " " not in url
    if parts.scheme not in {"http", "https"} or not host or port == 0 or not visible or parts.fragment:
        raise UsageError(f"{shown(url)!r} is no address of a server", where="--endpoint", hint=_EXAMPLE)
    return url


def shown(url: str) -> str:
    """The address for messages, without what may be a key: anything before an @ and after a ?."""
    head, slashes, rest = url.partition("?")[0].partition("//")
    host, slash, path = rest.partition("/")
    return f"{head}{slashes}{host.rpartition('@')[2]}{slash}{path}"
