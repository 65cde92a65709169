"""What happens in the service in, figures for Prometheus out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from reformgraph.serve.pool import Pool
from reformgraph.serve.watch import Watch

Outcome = Literal["answered", "refused", "limited", "busy", "aborted", "failed"]
CONTENT_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"
_SECONDS: Final = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


class Metrics:
    """Figures of one service, kept apart from those of any other in the process."""

    def __init__(self, pool: Pool, watch: Watch) -> None:
        self._registry = CollectorRegistry()
        self._queries = Counter(
            "reformgraph_queries", "Queries by how they ended.", ["outcome"], registry=self._registry
        )
        self._seconds = Histogram(
            "reformgraph_query_seconds",
            "From the start of a request to the end of its answer.",
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._changes = Counter(
            "reformgraph_changes",
            "Updates and changes of graphs by how they ended.",
            ["outcome"],
            registry=self._registry,
        )
        self._change_seconds = Histogram(
            "reformgraph_change_seconds",
            "From the start of a change until queries see it.",
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._registry.register(_State(pool, watch))

    def answered(self, outcome: Outcome, seconds: float) -> None:
        self._queries.labels(outcome).inc()
        self._seconds.observe(seconds)

    def changed(self, outcome: Outcome, seconds: float) -> None:
        self._changes.labels(outcome).inc()
        self._change_seconds.observe(seconds)

    def text(self) -> bytes:
        return generate_latest(self._registry)


class _State(Collector):
    def __init__(self, pool: Pool, watch: Watch) -> None:
        self._pool = pool
        self._watch = watch

    def collect(self) -> Iterable[Metric]:
        pool = self._pool
        lanes = GaugeMetricFamily("reformgraph_running", "Queries that run, by lane.", labels=["lane"])
        queues = GaugeMetricFamily(
            "reformgraph_waiting", "Queries that wait for their start, by lane.", labels=["lane"]
        )
        for name, lane in (("quick", pool.quick), ("trial", pool.trial), ("slow", pool.slow)):
            lanes.add_metric([name], lane.taken)
            queues.add_metric([name], lane.waiting)
        yield lanes
        yield queues
        yield GaugeMetricFamily("reformgraph_held", "Long queries that are held up.", value=pool.held)
        yield GaugeMetricFamily("reformgraph_workers", "Worker processes.", value=pool.processes)
        yield GaugeMetricFamily("reformgraph_workers_ended", "Worker processes ended so far.", value=pool.killed)
        yield GaugeMetricFamily("reformgraph_renewals", "Graphs taken in place of others so far.", self._watch.renewed)
        yield GaugeMetricFamily(
            "reformgraph_renewals_failed", "Looks at a new graph that could not be served.", self._watch.failed
        )
