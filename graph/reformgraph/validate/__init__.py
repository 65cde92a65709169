"""Validating: a graph and the shapes in, a report in words out."""
