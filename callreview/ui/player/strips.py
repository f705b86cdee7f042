"""The timeline in pictures: ruler, sound and marks, drawn once and put down while one scrolls.

Each picture is 256 device pixels wide, counted from the start of the call as the tiles of the
waveform are, and made outside of any paint event. What changes is redrawn only where it lies.
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Protocol

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter

from callreview.ui.player.layers.lanes import paint_lane_of_marks, paint_lines
from callreview.ui.player.layers.marks import (
    Lit,
    is_crowded,
    paint_bands,
    paint_marks,
    reach,
    visible,
)
from callreview.ui.player.layers.pauses import paint_pauses
from callreview.ui.player.layers.ruler import paint_ruler
from callreview.ui.player.layers.talk import TalkRow, paint_talk
from callreview.ui.player.layers.waveform import Cut, Sound, paint_tiles
from callreview.ui.player.mark_rows import PlacedMark
from callreview.ui.player.stage import GUTTER, Stage
from callreview.ui.player.tiles import TILE, Tile

Paint = Callable[[QPainter, Stage, QRectF], None]
_AROUND = 3
"""How many pictures on each side of the view are kept."""
_SPARE = 8
"""How many are kept to be painted on: new ones cost the system a page fault a page."""


@dataclass(frozen=True)
class _Look:
    """What every picture depends on."""

    ms_per_px: float
    length_ms: int
    height: int
    dpr: float
    lanes: int
    mark_rows: int
    theme: str
    fonts: tuple[str, str]

    @property
    def ms_per_column(self) -> float:
        return self.ms_per_px / self.dpr

    @classmethod
    def of(cls, stage: Stage, fonts: tuple[QFont, QFont]) -> "_Look":
        return cls(
            stage.view.ms_per_px,
            stage.view.length_ms,
            stage.height,
            stage.dpr,
            stage.lanes,
            stage.mark_rows,
            stage.theme.name,
            (fonts[0].key(), fonts[1].key()),
        )


@dataclass(eq=False)
class _Row:
    """The pictures of one strip by their place, each with what it was made of."""

    images: dict[int, QImage] = field(default_factory=dict)
    made_of: dict[int, object] = field(default_factory=dict)
    spare: list[QImage] = field(default_factory=list)

    def is_made(self, index: int, made_of: object = None) -> bool:
        return index in self.images and self.made_of[index] == made_of

    def keep(self, index: int, image: QImage, made_of: object = None) -> None:
        self.images[index] = image
        self.made_of[index] = made_of

    def forget(self, indices: Iterable[int]) -> None:
        for index in indices:
            image = self.images.pop(index, None)
            if image is not None and len(self.spare) < _SPARE:
                self.spare.append(image)

    def forget_all(self) -> None:
        self.forget(list(self.images))

    def forget_outside(self, first: int, last: int) -> None:
        if len(self.images) > last - first + 4 * _AROUND:
            near = range(first - _AROUND, last + _AROUND)
            self.forget([index for index in self.images if index not in near])


@dataclass(frozen=True)
class _Before:
    """The pictures of each strip at the zoom before."""

    ms_per_column: float
    images: tuple[dict[int, QImage], ...]


class SoundTiles(Protocol):
    """The sound of a call in tiles: its waveform, or its spectrogram."""

    @property
    def has_trace(self) -> bool:
        """Return whether there is a recording to draw."""
        ...

    def image(self, tile: Tile) -> QImage | None:
        """Return the picture of a tile if it was prepared."""

    def prepare(self, tiles: Iterable[Tile], *, seconds: float) -> bool:
        """Make the tiles that are missing; return whether all were done in so many `seconds`."""
        ...


class Strips:
    """Keeps the pictures of one call; makes those of a view."""

    def __init__(self, tiles: SoundTiles, clock: Callable[[], float] = time.perf_counter) -> None:
        self._tiles = tiles
        self._clock = clock
        self._before: _Before | None = None
        self._look: _Look | None = None
        self._ruler, self._sound, self._lane = _Row(), _Row(), _Row()
        self._talk, self._who_speaks = _Row(), TalkRow()
        self._rows = (self._ruler, self._sound, self._talk, self._lane)
        self._marks: tuple[PlacedMark, ...] = ()
        self._lit = Lit()
        self._is_crowded = False
        self._by_place: dict[int, list[PlacedMark]] = {}
        self._dpr = 0.0

    def show_tiles(self, tiles: SoundTiles) -> None:
        """Draw the sound in these tiles from now on."""
        if tiles is not self._tiles:
            self._tiles = tiles
            self._sound.forget_all()
            self._before = None

    def show_talk(self, row: TalkRow) -> None:
        """Draw who speaks like this from now on."""
        if row != self._who_speaks:
            self._who_speaks = row
            self._talk.forget_all()

    def prepare(
        self,
        stage: Stage,
        sound: Sound,
        marks: tuple[PlacedMark, ...],
        lit: Lit,
        fonts: tuple[QFont, QFont],
        *,
        seconds: float,
    ) -> bool:
        """Make what is missing or other than it was, in the view and one picture after it.

        The ruler is made at once, the rest for so many `seconds`, from left to right; return
        whether all of it was. At least one picture is made, so that calling again always ends.
        """
        until = self._clock() + seconds
        crowded = is_crowded(visible(marks, stage, QRectF(stage.body)))
        self._take_look(_Look.of(stage, fonts), crowded=crowded)
        self._take_marks(marks, lit, stage.dpr)
        first, last = _range(stage, QRectF(stage.body))
        for row in self._rows:
            row.forget_outside(first, last)
        words, numbers = fonts
        for index in range(first, last + 2):
            if not self._ruler.is_made(index):
                self._draw(self._ruler, stage, index, stage.ruler, _ruler_in(numbers))
        cut = Cut(stage, sound)
        for index in range(first, last + 2):
            tiles_made = self._tiles.prepare(cut.at(index), seconds=until - self._clock())
            made_any = self._prepare_words(stage, index, words)
            if tiles_made:
                made_any |= self._prepare_sound(cut, index)
            if not tiles_made or (made_any and self._clock() > until):
                return False
        self._before = None
        return True

    def _prepare_words(self, stage: Stage, index: int, font: QFont) -> bool:
        """Make what stands below the sound in one place; return whether anything was made."""
        talk, lane = self._talk.is_made(index), self._lane.is_made(index)
        if not talk:
            self._draw(self._talk, stage, index, stage.talk, self._talk_in)
        if not lane:
            self._draw(self._lane, stage, index, stage.marks, self._lane_in(font, index))
        return not (talk and lane)

    def paint(self, painter: QPainter, stage: Stage, place: QRectF) -> None:
        """Put down what lies in `place`; the bare ground where nothing was made yet."""
        place = place.intersected(QRectF(stage.body))
        look = self._look
        if look is None or (look.ms_per_px, look.dpr) != (stage.view.ms_per_px, stage.dpr):
            painter.fillRect(place, stage.theme.surface)
            return
        painter.save()
        painter.scale(1 / stage.dpr, 1 / stage.dpr)
        left = round(GUTTER * stage.dpr) - stage.origin
        first, last = _range(stage, place)
        for row, strip in (
            (self._ruler, stage.ruler),
            (self._sound, stage.sound),
            (self._talk, stage.talk),
            (self._lane, stage.marks),
        ):
            top = round(strip.top() * stage.dpr)
            for index in range(first, last + 1):
                image = row.images.get(index)
                if image is not None:
                    painter.drawImage(QPoint(left + index * TILE, top), image)
                else:
                    place = QRectF(left + index * TILE, top, TILE, _bottom(strip, stage) - top)
                    self._paint_stand_in(painter, stage, row, place, index)
        painter.restore()

    def _paint_stand_in(
        self, painter: QPainter, stage: Stage, row: _Row, place: QRectF, index: int
    ) -> None:
        """Paint what the zoom before showed there, stretched; else the bare ground."""
        painter.fillRect(place, stage.theme.surface)
        if self._before is None:
            return
        images = self._before.images[self._rows.index(row)]
        wider = self._before.ms_per_column / stage.ms_per_column
        painter.save()
        painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
        for other in range(int(index / wider), int((index + 1) / wider) + 1):
            image = images.get(other)
            if image is not None:
                left = place.left() + (other * wider - index) * TILE
                stretched = QRectF(left, place.top(), TILE * wider, place.height())
                painter.drawImage(stretched, image)
        painter.restore()

    def _take_look(self, look: _Look, *, crowded: bool) -> None:
        if look != self._look:
            self._keep_before(look)
            self._look = look
            for row in self._rows:
                row.forget_all()
        if crowded != self._is_crowded:
            self._is_crowded = crowded
            self._sound.forget_all()

    def _keep_before(self, look: _Look) -> None:
        """Keep the sound as it was, to stand in while another zoom of it is made."""
        was = self._look
        if was is None or not self._sound.images:
            return
        zoomed = replace(was, ms_per_px=look.ms_per_px) == look
        self._before = None
        if zoomed:
            images = tuple(row.images for row in self._rows)
            self._before = _Before(was.ms_per_column, images)
            for row in self._rows:
                row.images = {}

    def _take_marks(self, marks: tuple[PlacedMark, ...], lit: Lit, dpr: float) -> None:
        """Forget the pictures of marks that came, went, moved, or stand out otherwise."""
        if marks is not self._marks or dpr != self._dpr:
            by_place = _by_place(marks, dpr)
        elif lit == self._lit:
            return
        else:
            by_place = self._by_place
        if self._lane.images:
            for each in _changed(self._marks, self._lit, marks, lit):
                self._lane.forget(_touched(each, dpr))
                self._sound.forget(_touched(each, dpr))
        self._marks, self._lit, self._by_place, self._dpr = marks, lit, by_place, dpr

    def _prepare_sound(self, cut: Cut, index: int) -> bool:
        """Put one picture of the sound together if its tiles are there; return whether it was."""
        images = [(tile, self._tiles.image(tile)) for tile in cut.at(index)]
        silent, pauses = cut.sound.silent, cut.sound.pauses
        keys = tuple(image.cacheKey() if image else 0 for _tile, image in images)
        made_of = (silent, pauses, keys)
        is_whole = bool(images) and all(keys)
        if self._sound.is_made(index, made_of) or self._tiles.has_trace and images and not is_whole:
            return False

        def paint(painter: QPainter, piece: Stage, place: QRectF) -> None:
            if not is_whole or silent is not None:
                painter.fillRect(place, piece.theme.surface)
            paint_tiles(painter, piece, images, silent)
            paint_pauses(painter, piece, pauses, place)
            marks = self._by_place.get(index, [])
            paint_bands(painter, piece, marks, self._lit.chosen, crowded=self._is_crowded)
            paint_lines(painter, piece)

        self._draw(self._sound, cut.stage, index, cut.stage.sound, paint, made_of)
        return True

    def _lane_in(self, font: QFont, index: int) -> Paint:
        def paint(painter: QPainter, piece: Stage, _place: QRectF) -> None:
            paint_lane_of_marks(painter, piece)
            marks = self._by_place.get(index, [])
            paint_marks(painter, piece, marks, font=font, lit=self._lit)

        return paint

    def _talk_in(self, painter: QPainter, piece: Stage, _place: QRectF) -> None:
        paint_talk(painter, piece, self._who_speaks)

    @staticmethod
    def _draw(
        row: _Row, stage: Stage, index: int, strip: QRect, paint: Paint, made_of: object = None
    ) -> None:
        row.forget([index])
        spare = row.spare.pop() if row.spare else None
        row.keep(index, _drawn(stage, index, strip, paint, spare), made_of)


def _bottom(strip: QRect, stage: Stage) -> int:
    return round((strip.bottom() + 1) * stage.dpr)


def _ruler_in(font: QFont) -> Paint:
    return lambda painter, piece, _place: paint_ruler(painter, piece, font)


def _by_place(marks: Iterable[PlacedMark], dpr: float) -> dict[int, list[PlacedMark]]:
    """Return the marks that touch each picture, in the order given."""
    found: dict[int, list[PlacedMark]] = {}
    for each in marks:
        for index in _touched(each, dpr):
            found.setdefault(index, []).append(each)
    return found


def _touched(each: PlacedMark, dpr: float) -> range:
    left, right = reach(each)
    return range(int((left - 2) * dpr // TILE), int((right + 2) * dpr // TILE) + 1)


def _changed(
    before: Iterable[PlacedMark], lit_before: Lit, after: Iterable[PlacedMark], lit: Lit
) -> list[PlacedMark]:
    """Return what is to be drawn otherwise: as it lay before, and as it lies now."""
    old, new = ({each.mark.id: each for each in marks} for marks in (before, after))
    found = []
    for key in old.keys() | new.keys():
        was, is_now = old.get(key), new.get(key)
        same = was is is_now or was == is_now
        if not same or (was and lit_before.of(was.mark) != lit.of(was.mark)):
            found += [each for each in (was, is_now) if each is not None]
    return found


def _range(stage: Stage, place: QRectF) -> tuple[int, int]:
    """Return the first and the last picture of which something lies in `place`."""
    left = (place.left() - GUTTER) * stage.dpr + stage.origin
    right = (place.right() - GUTTER) * stage.dpr + stage.origin
    return max(0, int(left // TILE)), int(right // TILE)


def _drawn(stage: Stage, index: int, strip: QRect, paint: Paint, spare: QImage | None) -> QImage:
    """Return one picture of a strip, painted as a timeline that shows just that much.

    It is painted on a `spare` picture if that is as large.
    """
    dpr = stage.dpr
    start = index * TILE * stage.ms_per_column
    view = replace(stage.view, start_ms=start, width=max(1.0, TILE / dpr))
    piece = replace(stage, view=view, width=GUTTER + round(TILE / dpr) + 1)
    top, bottom = (round(edge * dpr) for edge in (strip.top(), strip.bottom() + 1))
    image = spare
    if image is None or image.height() != bottom - top:
        image = QImage(TILE, bottom - top, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(dpr)
    painter = QPainter(image)
    painter.translate(-GUTTER, -top / dpr)
    paint(painter, piece, QRectF(GUTTER, strip.top(), TILE / dpr, strip.height()))
    painter.end()
    image.setDevicePixelRatio(1.0)  # from now on it is put down pixel on pixel
    return image
