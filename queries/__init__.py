"""The library of questions: one SPARQL file each, with a header that describes it."""
