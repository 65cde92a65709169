"""Building: linked statements in, a checked RDF graph and the files of a build out."""
