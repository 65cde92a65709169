"""Viewing: a store in, one HTML page without outside addresses out."""
