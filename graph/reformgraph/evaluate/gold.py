"""A gold file in YAML in, for each document the facts that a careful reader takes from it out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Self

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, TypeAdapter, ValidationError, model_validator

from reformgraph.errors import SourceError, UsageError

Role = Literal["chair", "vice-chair", "member", "deputy-member", "secretary", "presenter", "expert"]


def _or_empty(value: Any) -> Any:
    """A key with nothing after it holds nothing."""
    return () if value is None else value


def _names_or_empty(value: Any) -> Any:
    return {} if value is None else value


class Gold(BaseModel):
    """One document's facts; people and bodies as the document calls them, a body by its key in `bodies`.

    `memberships` or `posts` that are there, even empty, are complete: what they leave out is wrong. Keys that are not
    compared, such as `regions`, are for the reader.
    """

    model_config = ConfigDict(frozen=True)

    date: dt.date | None = None
    bodies: Annotated[dict[str, tuple[str, ...]], BeforeValidator(_names_or_empty)] = {}
    memberships: tuple[tuple[str, Role, str], ...] | None = None
    posts: tuple[tuple[str, str, str | None], ...] | None = None
    relations: Annotated[tuple[tuple[str, str, str], ...], BeforeValidator(_or_empty)] = ()
    meetings: Annotated[
        tuple[tuple[str, dt.date] | tuple[str, dt.date, str], ...],
        BeforeValidator(_or_empty),
    ] = ()
    attends: Annotated[tuple[tuple[str, str], ...], BeforeValidator(_or_empty)] = ()
    seats: Annotated[tuple[tuple[str, int], ...], BeforeValidator(_or_empty)] = ()

    @model_validator(mode="after")
    def _every_body_has_a_name(self) -> Self:
        keys = [
            *(body for _, _, body in self.memberships or ()),
            *(body for first, _, second in self.relations for body in (first, second)),
            *(body for body, *_ in self.meetings),
            *(body for _, body in self.attends),
            *(body for body, _ in self.seats),
        ]
        unknown = sorted({key for key in keys if not self.bodies.get(key)})
        if unknown:
            raise ValueError(f"`bodies` has no name for {', '.join(unknown)}")
        return self

    @property
    def complete(self) -> bool:
        """Whether a role that the gold does not have counts as wrong."""
        return self.memberships is not None or self.posts is not None


_FILE = TypeAdapter(dict[str, Annotated[Gold, BeforeValidator(_names_or_empty)]])


def read_gold(path: Path) -> dict[str, Gold]:
    """Read a gold file; SourceError with the place and reason where it is none."""
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SourceError(f"the file cannot be read: {error.strerror or error}", where=str(path)) from error
    except UnicodeDecodeError as error:
        raise SourceError("the file is not UTF-8", where=str(path)) from error
    except yaml.YAMLError as error:
        raise SourceError(f"this is not YAML: {' '.join(str(error).split())}", where=str(path)) from error
    try:
        return _FILE.validate_python(content)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ": ".join((str(path), *(str(part) for part in first["loc"])))
        raise SourceError(first["msg"], where=place, hint="see docs/reading.md") from error


def only(gold: Mapping[str, Gold], document: str) -> dict[str, Gold]:
    """The entries whose name ends so; UsageError where there is none."""
    chosen = {name: entry for name, entry in gold.items() if name.endswith(document)}
    if not chosen:
        raise UsageError(f"the gold has no document {document!r}", hint=f"it has {', '.join(gold) or 'none'}")
    return chosen
