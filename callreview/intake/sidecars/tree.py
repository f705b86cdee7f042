"""JSON from outside, walked without trusting what is where."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 1000


@dataclass(frozen=True)
class Tree:
    """A value of JSON, whatever it is; what is not there is an empty tree."""

    value: object = None

    def at(self, *path: str) -> "Tree":
        """Return what lies under these keys, one below the other."""
        value = self.value
        for key in path:
            value = value.get(key) if isinstance(value, dict) else None
        return Tree(value)

    def text(self, *path: str) -> str:
        """Return the text or whole number under these keys as text; empty for anything else.

        Of a long text its first 1,000 letters.
        """
        value = self.at(*path).value
        if isinstance(value, bool) or not isinstance(value, str | int):
            return ""
        return str(value)[:LONGEST]

    def first(self, *names: str) -> str:
        """Return the first of these keys that holds a text, as text; empty if none does."""
        return next((text for name in names if (text := self.text(name))), "")

    def each(self, *path: str) -> Iterator["Tree"]:
        """Yield the members of the list under these keys."""
        value = self.at(*path).value
        yield from map(Tree, value if isinstance(value, list) else ())

    def texts(self) -> Iterator[str]:
        """Yield all texts in it, however deep, not the keys."""
        waiting = [self.value]
        while waiting:
            value = waiting.pop()
            if isinstance(value, str):
                yield value
            elif isinstance(value, dict):
                waiting.extend(value.values())
            elif isinstance(value, list):
                waiting.extend(value)

    def __bool__(self) -> bool:
        """Return whether there is anything."""
        return self.value is not None


def tree_of(content: bytes) -> Tree:
    """Return the tree of a JSON text; an empty one if it is none, or is nested without end."""
    try:
        return Tree(json.loads(content.decode("utf-8-sig")))
    except (ValueError, RecursionError):
        return Tree()
