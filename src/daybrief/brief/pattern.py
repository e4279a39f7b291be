"""Reads the pattern language of `claims.says` into parts."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

_TOKEN = re.compile(r"\{([^}]*)\}|<([^>]*)>|(\[)|(\])|([^{}<>\[\]]+)")


@dataclass(frozen=True)
class Text:
    """Words as they stand."""

    text: str


@dataclass(frozen=True)
class Value:
    """A slot's value in a form; `shared` marks the piece that facts may share a clause over."""

    slot: str
    form: str
    shared: bool


@dataclass(frozen=True)
class Verb:
    """The finite verb, in its base form."""

    base: str


@dataclass(frozen=True)
class Group:
    """Parts that stand or fall together."""

    parts: tuple["Part", ...]


Part = Text | Value | Verb | Group


def slots(patterns: Iterable[str]) -> set[str]:
    """Every slot that some of the patterns print."""

    def named(parts: tuple[Part, ...]) -> Iterator[str]:
        for part in parts:
            if isinstance(part, Value):
                yield part.slot
            elif isinstance(part, Group):
                yield from named(part.parts)

    return {slot for text in patterns for slot in named(parse(text))}


@cache
def parse(pattern: str) -> tuple[Part, ...]:
    """The parts of a pattern, in order."""
    stack: list[list[Part]] = [[]]
    for match in _TOKEN.finditer(pattern):
        value, verb, opens, closes, text = match.groups()
        if opens:
            stack.append([])
        elif closes:
            group = Group(tuple(stack.pop()))
            stack[-1].append(group)
        elif value:
            slot, _, form = value.rstrip("*").partition("|")
            stack[-1].append(Value(slot, form, value.endswith("*")))
        elif verb:
            stack[-1].append(Verb(verb))
        elif text:
            stack[-1].append(Text(text))
    return tuple(stack[0])
