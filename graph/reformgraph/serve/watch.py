"""A source and the pool on it in; out, that the pool answers from what is there now, build after build."""

from __future__ import annotations

import asyncio
import sys
from typing import Final

from reformgraph.errors import GraphError
from reformgraph.serve.generation import Generation
from reformgraph.serve.pool import Pool
from reformgraph.store.jobs import Source

_SECONDS: Final = 1.0
"""Between two looks at the folder, each of which costs one call of the system."""


class Watch:
    """`renewed` and `failed` count the generations that were taken, and those that could not be."""

    def __init__(self, source: Source, pool: Pool) -> None:
        self._source = source
        self._pool = pool
        self._looking = asyncio.Lock()
        self._told = ""
        pool.look = self.look
        self.renewed = 0
        self.failed = 0

    def begin(self) -> None:
        """Look again and again, until the pool closes."""
        self._pool.beside(self._always())

    async def look(self) -> None:
        """Have the pool answer from what is there now; GraphError where that cannot be opened, and nothing changes."""
        async with self._looking:
            while not await asyncio.to_thread(self._pool.generation.is_of, self._source):
                generation = Generation.of(self._source)
                try:
                    await self._pool.renew(generation)
                except BaseException as error:
                    outdated = not generation.is_of(self._source)
                    generation.close()
                    if outdated and isinstance(error, GraphError):
                        continue
                    raise
                self.renewed += 1

    async def _always(self) -> None:
        while True:
            await asyncio.sleep(_SECONDS)
            try:
                await self.look()
            except GraphError as error:
                self.failed += 1
                self._tell(f"a new build cannot be served, so that the one before it still is: {error}")
            else:
                self._told = ""

    def _tell(self, line: str) -> None:
        """Say it once, not every second."""
        if line != self._told:
            self._told = line
            print(line, file=sys.stderr, flush=True)
