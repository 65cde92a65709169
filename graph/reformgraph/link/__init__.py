"""Linking: claims in, entities with IRIs and the statements about them out."""
