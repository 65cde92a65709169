"""Extracting: a document in, claims with the passages that they rest on out."""

from reformgraph.extract.reader import extract

__all__ = ["extract"]
