"""Reading: files in, documents with normalised text and metadata, and curated records, out."""
