"""The ontology: terms, concept schemes, regions and shapes, as Turtle files."""
