"""Linking: claims of all documents in, entities and statements with IRIs out."""

from reformgraph.link.linking import Linked, link

__all__ = ["Linked", "link"]
