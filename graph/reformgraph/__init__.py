"""reformgraph: who carries out a public reform, with the passage behind every statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"
__all__ = ["__version__", "open_graph"]

if TYPE_CHECKING:
    from reformgraph.api import open_graph
else:

    def __getattr__(name: str) -> object:
        """`open_graph` is imported when it is first asked for, so that the command line starts without it."""
        if name == "open_graph":
            from reformgraph.api import open_graph

            return open_graph
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
