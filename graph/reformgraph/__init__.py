"""reformgraph: who carries out a public reform, with the passage behind every statement."""

__version__ = "0.1.0"
