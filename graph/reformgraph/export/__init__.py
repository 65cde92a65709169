"""Exporting: a graph in, Turtle and other formats out."""

from reformgraph.export.graph import FORMATS, Format, exported
from reformgraph.export.write import write_atomically

__all__ = ["FORMATS", "Format", "exported", "write_atomically"]
