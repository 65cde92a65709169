"""Publishing: a graph, and what its publisher says of it, in; its description for catalogues out."""

from reformgraph.publish.dataset import Dataset, Distribution, describe
from reformgraph.publish.dcat import dataset_triples, dataset_turtle
from reformgraph.publish.publisher import Publisher, read_publisher

__all__ = [
    "Dataset",
    "Distribution",
    "Publisher",
    "dataset_triples",
    "dataset_turtle",
    "describe",
    "read_publisher",
]
