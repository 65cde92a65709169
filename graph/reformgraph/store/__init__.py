"""Storing: a graph in, an embedded SPARQL store on disk out."""
