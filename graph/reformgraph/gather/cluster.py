"""Files in; what each gives out, in their order: read by the workers of a Dask cluster.

Files travel as bytes, so that workers need no folder in common, and units come back as JSON. A batch whose worker
goes is given to another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from reformgraph.errors import BuildError, SourceError, UsageError
from reformgraph.gather.codec import decoded, encoded
from reformgraph.gather.gatherer import ReadAll
from reformgraph.gather.unit import Order, Unit, read_unit
from reformgraph.gather.versions import differing, versions

if TYPE_CHECKING:
    from distributed import Future

Answer = tuple[bytes | None, str, str | None]
"""A unit as JSON, or none and why: the message and hint of a SourceError."""

_MOST_FILES: Final = 16
_MOST_BYTES: Final = 4 << 20
"""A batch is full when it holds so many files or bytes; a larger file is a batch of its own."""

_AHEAD: Final = 3
"""So many batches for each thread of a worker are under way: none waits, and the scheduler never holds them all."""

_one_at_a_time: Final = Lock()
"""The analyser of words and the process that parses files serve one thread; a worker may have several."""


def read_batch(expected: dict[str, str], orders: list[Order]) -> list[Answer] | list[str]:
    """What a worker does: the answers, or what is of another version than the caller's."""
    if other := differing(expected, versions()):
        return other
    with _one_at_a_time:
        return [_answer(read_unit(order)) for order in orders]


@contextmanager
def connected(address: str) -> Iterator[ReadAll]:
    """What reads on the cluster of that address, for as long as the connection is held."""
    with Cluster(address) as cluster:
        yield cluster.read_all


class Cluster:
    """A connection to the scheduler at `address`; a context manager. `seconds` is how long to wait for it."""

    def __init__(self, address: str, *, seconds: float = 20) -> None:
        self._address = address
        self._seconds = seconds
        self._client: Any = None

    def __enter__(self) -> Cluster:
        """Connect; raises BuildError where no scheduler answers, or none of its workers comes in time."""
        distributed = _distributed()
        security = distributed.Security()  # certificates are where Dask's own settings say
        if self._address.startswith("tls:") and security.get_connection_args("client").get("ssl_context") is None:
            hint = "set distributed.comm.tls in Dask's configuration"
            raise BuildError("the address wants a certificate, and none is set", where=self._address, hint=hint)
        hint = "start one with: dask scheduler"
        try:
            self._client = distributed.Client(
                self._address, timeout=self._seconds, security=security, set_as_default=False
            )
        except (OSError, ValueError, TypeError) as error:
            raise BuildError(f"no scheduler answers: {_short(error)}", where=self._address, hint=hint) from error
        self.wait_for(1)
        return self

    def wait_for(self, workers: int) -> None:
        """Wait until there are so many workers; raises BuildError where they do not come in time."""
        assert self._client is not None, "used outside of its context"
        try:
            self._client.wait_for_workers(workers, timeout=self._seconds)
        except _distributed().TimeoutError as error:
            self.__exit__()
            hint = f"start some with: dask worker {self._address} --nthreads 1"
            raise BuildError("the scheduler has no workers", where=self._address, hint=hint) from error

    def __exit__(self, *_: object) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None

    def read_all(self, orders: Iterable[Order], count: int) -> Iterator[Unit | SourceError]:
        """Read the files; raises BuildError where the cluster fails, or a worker is of another version."""
        client = self._client
        assert client is not None, "used outside of its context"
        threads = max(1, sum(client.nthreads().values()))
        batches = _batches(orders)
        waiting: list[tuple[list[str], Future[Any]]] = []
        with self._failures():
            while True:
                while len(waiting) < threads * _AHEAD and (batch := next(batches, None)):
                    names = [order.name for order in batch]
                    # Sent for each batch: a worker that comes later may be of another version too.
                    waiting.append((names, client.submit(read_batch, versions(), batch, pure=False)))
                if not waiting:
                    return
                names, future = waiting.pop(0)
                yield from self._read(names, future)

    def _read(self, names: list[str], future: Future[Any]) -> Iterator[Unit | SourceError]:
        distributed = _distributed()
        try:
            answers = future.result()
        except distributed.KilledWorker as error:
            problem = f"the processes that read these ended again and again: {', '.join(names)}"
            raise BuildError(problem, where=self._address, hint="read them alone to find which") from error
        except ImportError as error:
            problem = f"a worker has no reformgraph: {error}"
            raise BuildError(problem, where=self._address, hint="install the version that is here") from error
        if answers and isinstance(answers[0], str):
            problem = f"a worker reads by {'; '.join(answers)}"
            raise BuildError(problem, where=self._address, hint="install the same versions on every machine")
        for unit, message, hint in answers:
            yield SourceError(message, hint=hint) if unit is None else decoded(unit)

    @contextmanager
    def _failures(self) -> Iterator[None]:
        """Failures of the connection as an error of the build."""
        distributed = _distributed()
        lost = (distributed.comm.CommClosedError, distributed.CancelledError, distributed.TimeoutError)
        try:
            yield
        except (*lost, OSError) as error:
            raise BuildError(f"the scheduler is gone: {_short(error)}", where=self._address) from error


def _answer(result: Unit | SourceError) -> Answer:
    return (None, result.message, result.hint) if isinstance(result, SourceError) else (encoded(result), "", None)


def _batches(orders: Iterable[Order]) -> Iterator[list[Order]]:
    batch: list[Order] = []
    size = 0
    for order in orders:
        if batch and (len(batch) == _MOST_FILES or size + len(order.data) > _MOST_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(order)
        size += len(order.data)
    if batch:
        yield batch


def _distributed() -> Any:
    try:
        return import_module("distributed")
    except ImportError as error:
        raise UsageError("--cluster needs Dask", hint="pip install 'reformgraph[cluster]'") from error


def _short(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
