"""A folder of recordings the person added."""

from dataclasses import dataclass

from callreview.domain.reading import Reading

_AS_USUAL = Reading()


@dataclass(frozen=True)
class Folder:
    """A folder the person added; `calls` counts those found in it.

    `reading` is how it is to be read. It was `looked_at` to its end last at that time,
    `YYYY-MM-DDTHH:MM:SS.mmmZ`; None if it never was.
    """

    id: str
    path: str
    calls: int = 0
    reading: Reading = _AS_USUAL
    looked_at: str | None = None
