"""One strip of the timeline in pictures: kept by their place, and drawn side by side.

A picture shows 256 device pixels, counted from the start of the call.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage, QPainter

from callreview.ui.player.stage import GUTTER, Stage
from callreview.ui.player.tiles import TILE

Paint = Callable[[QPainter, Stage, QRectF], None]
"""Paints a timeline that shows a part of the call in a place."""
_AROUND = 3
"""How many pictures on each side of the view are kept."""
_SPARE = 8
"""How many are kept to be painted on: new ones cost the system a page fault a page."""


@dataclass(eq=False)
class StripRow:
    """The pictures of one strip by their place, each with what it was made of."""

    images: dict[int, QImage] = field(default_factory=dict)
    made_of: dict[int, object] = field(default_factory=dict)
    spare: list[QImage] = field(default_factory=list)

    def is_made(self, index: int, made_of: object = None) -> bool:
        """Return whether there is a picture of this place, made of this."""
        return index in self.images and self.made_of[index] == made_of

    def keep(self, index: int, image: QImage, made_of: object = None) -> None:
        """Keep the picture of a place."""
        self.images[index] = image
        self.made_of[index] = made_of

    def forget(self, indices: Iterable[int]) -> None:
        """Forget the pictures of these places, where there are any; keep some to be painted on."""
        for index in indices:
            self.made_of.pop(index, None)
            image = self.images.pop(index, None)
            if image is not None and len(self.spare) < _SPARE:
                self.spare.append(image)

    def forget_all(self) -> None:
        """Forget all pictures."""
        self.forget(list(self.images))

    def forget_outside(self, first: int, last: int) -> None:
        """Forget what lies far from the places `first` to `last`, if there is too much of it."""
        if len(self.images) > last - first + 4 * _AROUND:
            near = range(first - _AROUND, last + _AROUND)
            self.forget([index for index in self.images if index not in near])

    def draw(
        self, stage: Stage, index: int, strip: QRect, paint: Paint, made_of: object = None
    ) -> None:
        """Draw the picture of one place anew."""
        self.forget([index])
        spare = self.spare.pop() if self.spare else None
        self.keep(index, _drawn(stage, index, strip, paint, spare), made_of)

    def draw_missing(
        self, stage: Stage, indices: Sequence[int], strip: QRect, paint: Paint
    ) -> None:
        """Draw the pictures of neighbouring places that are missing, in one go: it costs half."""
        missing = [index for index in indices if index not in self.images]
        if len(missing) < 2:
            for index in missing:
                self.draw(stage, index, strip, paint)
            return
        first, count = missing[0], missing[-1] + 1 - missing[0]
        whole = _drawn(stage, first, strip, paint, count=count)
        for number in range(count):
            place = QRect(number * TILE, 0, TILE, whole.height())
            self.keep(first + number, whole.copy(place))


def _drawn(
    stage: Stage,
    index: int,
    strip: QRect,
    paint: Paint,
    spare: QImage | None = None,
    *,
    count: int = 1,
) -> QImage:
    """Return one or more places of a strip, painted as a timeline that shows just that much.

    It is painted on a `spare` picture if that is as large.
    """
    width = count * TILE
    dpr = stage.dpr
    start = index * TILE * stage.ms_per_column
    view = replace(stage.view, start_ms=start, width=max(1.0, width / dpr))
    piece = replace(stage, view=view, width=GUTTER + round(width / dpr) + 1)
    top, bottom = (round(edge * dpr) for edge in (strip.top(), strip.bottom() + 1))
    image = spare
    if image is None or image.height() != bottom - top:
        image = QImage(width, bottom - top, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(dpr)
    painter = QPainter(image)
    painter.translate(-GUTTER, -top / dpr)
    paint(painter, piece, QRectF(GUTTER, strip.top(), width / dpr, strip.height()))
    painter.end()
    image.setDevicePixelRatio(1.0)  # from now on it is put down pixel on pixel
    return image
