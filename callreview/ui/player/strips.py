"""The timeline in pictures: ruler, sound and marks, drawn once and put down while one scrolls.

Each picture is 256 device pixels wide, counted from the start of the call as the tiles of the
waveform are, and made outside of any paint event. What changes is redrawn only where it lies.
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
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
from callreview.ui.player.strip_row import Paint, StripRow
from callreview.ui.player.tiles import TILE, Tile


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
        self._ruler, self._sound, self._lane = StripRow(), StripRow(), StripRow()
        self._talk, self._who_speaks = StripRow(), TalkRow()
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
        self._ruler.draw_missing(stage, range(first, last + 2), stage.ruler, _ruler_in(numbers))
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
            self._talk.draw(stage, index, stage.talk, self._talk_in)
        if not lane:
            self._lane.draw(stage, index, stage.marks, self._lane_in(font, index))
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
        strips = (stage.ruler, stage.sound, stage.talk, stage.marks)
        for row, strip in zip(self._rows, strips, strict=True):
            top, bottom = round(strip.top() * stage.dpr), _bottom(strip, stage)
            missing = [index for index in range(first, last + 1) if index not in row.images]
            if missing:
                there = QRectF(left + missing[0] * TILE, top, 0, bottom - top)
                there.setRight(left + (missing[-1] + 1) * TILE)
                self._paint_stand_ins(painter, stage, row, there, left)
            for index in range(first, last + 1):
                image = row.images.get(index)
                if image is not None:
                    painter.drawImage(QPoint(left + index * TILE, top), image)
        painter.restore()

    def _paint_stand_ins(
        self, painter: QPainter, stage: Stage, row: StripRow, there: QRectF, left: int
    ) -> None:
        """Paint what the zoom before showed there, stretched; the bare ground where it has none.

        Everything in device pixels; the call begins at `left`.
        """
        painter.fillRect(there, stage.theme.surface)
        if self._before is None:
            return
        images = self._before.images[self._rows.index(row)]
        width = self._before.ms_per_column / stage.ms_per_column * TILE
        painter.save()
        painter.setClipRect(there, Qt.ClipOperation.IntersectClip)
        first, last = (int((edge - left) / width) for edge in (there.left(), there.right()))
        for index in range(first, last + 1):
            image = images.get(index)
            if image is not None:
                place = QRectF(left + index * width, there.top(), width, there.height())
                painter.drawImage(place, image)
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

        self._sound.draw(cut.stage, index, cut.stage.sound, paint, made_of)
        return True

    def _lane_in(self, font: QFont, index: int) -> Paint:
        def paint(painter: QPainter, piece: Stage, _place: QRectF) -> None:
            paint_lane_of_marks(painter, piece)
            marks = self._by_place.get(index, [])
            paint_marks(painter, piece, marks, font=font, lit=self._lit)

        return paint

    def _talk_in(self, painter: QPainter, piece: Stage, _place: QRectF) -> None:
        paint_talk(painter, piece, self._who_speaks)


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
