"""Making a site: a graph in; a folder of pages, data and an index out, in which the graph's IRIs lead somewhere."""
