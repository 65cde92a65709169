"""Values of a marked YAML text to a pydantic model; the first thing wrong is an error with its file and line."""

from __future__ import annotations

from typing import Final, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from reformgraph.errors import SourceError
from reformgraph.read.marked_yaml import MarkedYaml, Path

PLAINER: Final = {
    "Extra inputs are not permitted": "is not known here",
    "Field required": "is missing",
    "Input should be a valid tuple": "must be a list",
    "Input should be a valid dictionary": "must map keys to values",
    "Input should be a valid string": "must be plain text",
}


class Checked(BaseModel):
    """A model that knows its fields only, and does not change."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


Model = TypeVar("Model", bound=BaseModel)


def checked(model: type[Model], value: object, marked: MarkedYaml, path: Path = ()) -> Model:
    """Validate a part of a YAML text; raises SourceError naming the line, the field and what is wrong with it."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        problems = [(marked.where((*path, *each["loc"])), _words(each["loc"], each["msg"])) for each in error.errors()]
        where, first = problems[0]
        more = f"{len(problems) - 1} more after it" if len(problems) > 1 else None
        raise SourceError(first, where=where, hint=more) from error


def _words(location: Path, message: str) -> str:
    # pydantic marks a wrong key of a mapping by a step of its own.
    steps = [each for each in location if each != "[key]"]
    name = steps[-1] if steps and isinstance(steps[-1], str) else ""
    message = message.removeprefix("Value error, ")
    if message in PLAINER:
        return f"{name!r} {PLAINER[message]}" if name else PLAINER[message]
    return f"{name}: {message}" if name else message
