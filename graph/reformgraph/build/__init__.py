"""Building: linked statements in, the graph's triples and the files of a build out."""

from reformgraph.build.bundle import check_output, write_bundle
from reformgraph.build.graph import graph_triples
from reformgraph.build.namer import checked_base
from reformgraph.build.report import BuildReport, build_report, report_json

__all__ = [
    "BuildReport",
    "build_report",
    "check_output",
    "checked_base",
    "graph_triples",
    "report_json",
    "write_bundle",
]
