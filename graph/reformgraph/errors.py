"""Every error that reformgraph raises on purpose: what is wrong, where, and what to do about it."""

from __future__ import annotations


class ReformgraphError(Exception):
    """Base of all errors; the command line prints it as one clean line.

    `where` names the file, line or passage; `hint` says what the reader can do.
    `exit_code` is what the process ends with, `http_status` what the service answers.
    """

    exit_code = 1
    http_status = 500

    def __init__(self, message: str, *, where: str | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        text = f"{self.where}: {self.message}" if self.where else self.message
        return f"{text} ({self.hint})" if self.hint else text


class UsageError(ReformgraphError):
    """The command was called in a way that cannot work: an unknown name, a missing or ill-typed parameter."""

    exit_code = 2
    http_status = 400


class SourceError(ReformgraphError):
    """A document or record cannot be read: missing, binary, in an unknown encoding, or contradicting itself."""

    http_status = 422


class EvidenceError(ReformgraphError):
    """A statement has no passage, or a passage's quote differs from the text at its offsets."""


class BuildError(ReformgraphError):
    """A build could not be completed or written; what was there before is untouched."""


class GraphError(ReformgraphError):
    """A build's folder or store is missing, incomplete or unreadable."""

    http_status = 503


class QueryError(ReformgraphError):
    """A query or its header is malformed, or its evaluation failed."""

    http_status = 400


class LimitError(QueryError):
    """A query ran into its limit of time, rows or memory, and was stopped; no part of its answer counts."""

    http_status = 422
