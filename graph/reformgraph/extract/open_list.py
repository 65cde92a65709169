"""The list being read: what its heading, label and earlier entries have said in, what the next entry means out."""

from __future__ import annotations

from dataclasses import dataclass

from reformgraph.extract.chunks import AgentName, Chunk, RoleName
from reformgraph.model import AgentRef, Span


@dataclass(slots=True)
class OpenList:
    """What holds for the entries of a list until its end.

    `open` says that those named are people of the body spoken of, `role` what they are there and `unit` who sent them.
    `pair` are the roles of the people that one entry names side by side, `either` those of two parted by a dash or
    slash. `label` is the role of a label that no name has followed yet; `turns` are two such labels, whose people
    take turns. `office` is an office alone on its line, above the names of those who hold it; `card` is a name alone
    on its line: a title may stand on the next. `officers_of` is the body whose officers the line above names, `turned`
    the number of names that had the surname first, `chosen`
    says that the sentence above tells of a body that was chosen, and not yet whom it has,
    `beside` that the line above gave the role of the name above it, `interrupted` that running text has come since,
    `named` that it has entries without an office above them.
    """

    open: bool = False
    role: RoleName | None = None
    unit: AgentRef | None = None
    pair: tuple[RoleName, ...] = ()
    either: tuple[RoleName, ...] = ()
    label: RoleName | None = None
    turns: tuple[RoleName, ...] = ()
    office: Chunk | None = None
    card: tuple[str, Span] | None = None
    officers_of: AgentName | None = None
    turned: int = 0
    chosen: bool = False
    beside: bool = False
    interrupted: bool = False
    named: bool = False
