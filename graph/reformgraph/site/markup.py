"""Links in, their HTML out: nearly all that a page holds is names that lead somewhere."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from reformgraph.site.view import Link


def named(link: Link) -> Markup:
    """The name, as a link where it leads somewhere."""
    language = f' lang="{escape(link.lang)}"' if link.lang else ""
    if link.href:
        return Markup(f'<a href="{escape(link.href)}"{language}>{escape(link.text)}</a>')
    return Markup(f"<span{language}>{escape(link.text)}</span>")


def things(links: Iterable[Link]) -> Markup:
    """The names, parted by commas."""
    return Markup(", ").join(map(named, links))
