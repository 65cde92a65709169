"""Extracting: a document in, claims with the passages that they rest on out."""
