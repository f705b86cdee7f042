"""What a chart is drawn with: lines, boxes, dots and words, at places in points from top left."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

SMALL = 0.88
"""How large small letters are beside the others."""
_CUT = "…"
_ROUNDING = 0.01


class Ink(StrEnum):
    """What a shape is for; the renderer knows its colour."""

    TEXT = "text"
    SOFT = "soft"
    GRID = "grid"
    BAND = "band"
    MARK = "mark"
    DOT = "dot"
    COMPANY = "company"
    PRAISE = "praise"
    IMPROVE = "improve"
    SIGNAL = "signal"


class Form(StrEnum):
    """The outline of a dot."""

    ROUND = "round"
    DIAMOND = "diamond"
    UP = "up"
    DOWN = "down"


class Anchor(StrEnum):
    """Which end of some words stands at their place; the names are SVG's."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True)
class Line:
    """A straight line; dashed if it is a limit rather than a value."""

    x1: float
    y1: float
    x2: float
    y2: float
    ink: Ink
    thick: float = 1
    is_dashed: bool = False


@dataclass(frozen=True)
class Box:
    """A rectangle: filled, or its outline alone."""

    x: float
    y: float
    width: float
    height: float
    ink: Ink
    is_filled: bool = True


@dataclass(frozen=True)
class Dot:
    """A small figure around its middle: filled, or its outline alone."""

    x: float
    y: float
    radius: float
    ink: Ink
    form: Form = Form.ROUND
    is_filled: bool = True

    @property
    def corners(self) -> tuple[tuple[float, float], ...]:
        """Return the corners of a figure that has some, from its top round."""
        x, y, far = self.x, self.y, self.radius * 1.25
        if self.form is Form.DIAMOND:
            return (x, y - far), (x + far, y), (x, y + far), (x - far, y)
        if self.form is Form.UP:
            return (x, y - far), (x + far, y + far * 0.75), (x - far, y + far * 0.75)
        if self.form is Form.DOWN:
            return (x, y + far), (x - far, y - far * 0.75), (x + far, y - far * 0.75)
        return ()


@dataclass(frozen=True)
class Words:
    """One line of text, `y` being what its letters stand on."""

    x: float
    y: float
    text: str
    ink: Ink
    size: float
    anchor: Anchor = Anchor.START
    is_bold: bool = False


Shape = Line | Box | Dot | Words


@dataclass(frozen=True)
class Area:
    """A rectangle something is found in."""

    x: float
    y: float
    width: float
    height: float

    def holds(self, x: float, y: float) -> bool:
        """Return whether a place lies in it."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


@dataclass(frozen=True)
class Item:
    """One thing of a chart: what is drawn of it, and the sentence that says it.

    `key` is what a person who opens it asks for.
    """

    key: str
    sentence: str
    area: Area
    shapes: tuple[Shape, ...]


@dataclass(frozen=True)
class Picture:
    """A drawn chart: what stands behind, and its items in the order the arrows walk them."""

    width: float
    height: float
    title: str
    description: str
    shapes: tuple[Shape, ...]
    items: tuple[Item, ...]

    def item_at(self, x: float, y: float) -> int:
        """Return the number of the item at a place, -1 where there is none."""
        return next((at for at, one in enumerate(self.items) if one.area.holds(x, y)), -1)


@dataclass(frozen=True)
class Lettering:
    """How large the letters are, and how wide `measure(text, size, is_bold)` says they run."""

    size: float
    measure: Callable[[str, float, bool], float]

    @property
    def small(self) -> float:
        """Return the size of what stands beside."""
        return self.size * SMALL

    def width(self, text: str, *, is_small: bool = False, is_bold: bool = False) -> float:
        """Return how wide a text runs."""
        return self.measure(text, self.small if is_small else self.size, is_bold)

    def widest(self, texts: "list[str]", *, is_small: bool = False, is_bold: bool = False) -> float:
        """Return how wide the widest of some texts runs, 0 of none."""
        return max(
            (self.width(one, is_small=is_small, is_bold=is_bold) for one in texts), default=0
        )

    def cut(self, text: str, room: float, *, is_small: bool = False, is_bold: bool = False) -> str:
        """Return as much of `text` as fits into `room`, with "…" where some is missing."""
        if self.width(text, is_small=is_small, is_bold=is_bold) <= room + _ROUNDING:
            return text
        fits, fails = 0, len(text)
        while fails - fits > 1:
            tried = (fits + fails) // 2
            cut = text[:tried].rstrip() + _CUT
            if self.width(cut, is_small=is_small, is_bold=is_bold) <= room:
                fits = tried
            else:
                fails = tried
        return text[:fits].rstrip() + _CUT
