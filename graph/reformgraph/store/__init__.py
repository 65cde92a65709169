"""Storing: a graph in, an embedded SPARQL store on disk out."""

from reformgraph.store.store import load_turtle, open_store, read_graph, write_store

__all__ = ["load_turtle", "open_store", "read_graph", "write_store"]
