"""Serving: a build in, SPARQL over HTTP with limits, the site's pages and an editor out."""
