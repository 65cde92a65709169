"""Storing: a graph in, a SPARQL store on disk out, or a server that holds the graph."""

from reformgraph.store.graph import Answer, Graph
from reformgraph.store.store import graph_file, load_turtle, open_store, read_graph, read_turtle, write_store

__all__ = ["Answer", "Graph", "graph_file", "load_turtle", "open_store", "read_graph", "read_turtle", "write_store"]
