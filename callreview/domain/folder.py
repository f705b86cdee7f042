"""A folder of recordings the person added."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Folder:
    """A folder the person added; `calls` counts those found in it."""

    id: str
    path: str
    calls: int = 0
