"""Reading: files in, documents in normalised form and curated records out."""

from reformgraph.read.sources import Reading, Skipped, read_document, read_sources

__all__ = ["Reading", "Skipped", "read_document", "read_sources"]
