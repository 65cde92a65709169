"""Exporting: a store in, Turtle and other formats out."""
