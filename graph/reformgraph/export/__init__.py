"""Exporting: a graph and what is wanted of it in, RDF in five formats and tables for spreadsheets out."""

from reformgraph.export.base import based_on
from reformgraph.export.csvw import METADATA, table_files
from reformgraph.export.graph import FORMATS, Format, exported, published
from reformgraph.export.select import Selection
from reformgraph.export.write import write_atomically, write_folder

__all__ = [
    "FORMATS",
    "METADATA",
    "Format",
    "Selection",
    "based_on",
    "exported",
    "published",
    "table_files",
    "write_atomically",
    "write_folder",
]
