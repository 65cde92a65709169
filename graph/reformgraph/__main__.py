"""`python -m reformgraph` is the command line."""

from reformgraph.cli import main

main()
