"""Marks: a point or a span of a call, with words."""

from dataclasses import dataclass
from enum import StrEnum

from callreview.domain.timebase import Span


class Category(StrEnum):
    """What a mark says about its moment."""

    PRAISE = "praise"
    IMPROVE = "improve"
    COMPLIANCE = "compliance"
    NOTE = "note"


@dataclass(frozen=True)
class Mark:
    """A moment somebody pointed at. `end_ms` is None for a point."""

    id: str
    call_id: str
    category: Category
    start_ms: int
    end_ms: int | None = None
    text: str = ""
    author: str = ""
    created_at: str = ""

    def __post_init__(self) -> None:
        if self.start_ms < 0 or self.end_ms is not None and self.end_ms <= self.start_ms:
            raise ValueError(f"not a mark: {self.start_ms}..{self.end_ms}")

    @property
    def span(self) -> Span:
        """Return the stretch the mark covers; a point has no length."""
        return Span(self.start_ms, self.start_ms if self.end_ms is None else self.end_ms)

    def as_json(self) -> dict[str, str | int]:
        """Return the mark as the commands tell it; a point has no end."""
        told: dict[str, str | int | None] = {
            "id": self.id,
            "call_id": self.call_id,
            "category": self.category.value,
            "start_ms": self.start_ms,
            "end_ms": self.end_ms,
            "text": self.text,
            "author": self.author,
            "created": self.created_at,
        }
        return {key: value for key, value in told.items() if value is not None}


def in_order(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Return the marks as they are heard."""
    return tuple(sorted(marks, key=lambda mark: (mark.start_ms, mark.end_ms or 0, mark.id)))
