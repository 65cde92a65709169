"""Querying: a saved or given query and its parameters in, a table of answers out."""
