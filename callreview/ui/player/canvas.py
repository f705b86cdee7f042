"""The timeline as it is seen: it keeps a picture and a view, and paints them from values.

Pictures are prepared before painting, for less than a frame's time; what is left follows from a
timer of no delay. When only the play head moves, only its strips are painted.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from callreview.domain.mark import Mark
from callreview.domain.timebase import Span
from callreview.domain.viewport import Viewport
from callreview.ui.player.layers.playhead import playhead_rect, pointer_rect
from callreview.ui.player.layers.talk import TalkRow
from callreview.ui.player.layers.waveform import Sound
from callreview.ui.player.mark_rows import placed
from callreview.ui.player.picture import Picture, paint_timeline
from callreview.ui.player.spectra import Spectra
from callreview.ui.player.spectrum import top_hz
from callreview.ui.player.stage import GUTTER, Stage
from callreview.ui.player.state import PlayerState
from callreview.ui.player.strips import Strips
from callreview.ui.player.tiles import Tiles
from callreview.ui.player.trace import Trace
from callreview.ui.theme import Theme, font_number, font_small
from callreview.words import _

_PREPARE_S = 0.003
_FETCH_MS = 15
_MOST_LETTERS = 120
_MOST_LARGER = 12
_ROW_HEIGHTS = (180, 430)


class Canvas(QWidget):
    """Shows a call; knows nothing of gestures.

    `larger_changed` carries by how many steps the person wants the sound drawn taller.
    """

    view_changed = Signal(object)
    larger_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = PlayerState("")
        self._view = Viewport.whole(0, 1)
        self._picture = Picture()
        self._sound = Sound(8000, 1.0)
        self._channels = 0
        self._tiles = Tiles()
        self._spectra = Spectra()
        self._shows_spectrogram = False
        self._strips = Strips(self._tiles)
        self._trace: Trace | None = None
        self._stage: Stage | None = None
        self._fonts = (font_small(self), font_number(self, scale=0.85))
        self._words_widths: dict[str, float] = {}
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.prepare)
        self._fetching = QTimer(self)
        self._fetching.setInterval(_FETCH_MS)
        self._fetching.timeout.connect(self._fetch)
        self.destroyed.connect(self._spectra.rest)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def view(self) -> Viewport:
        """Return what is seen of the call."""
        return self._view

    @property
    def is_prepared(self) -> bool:
        """Return whether all tiles of the view are made."""
        return not self._later.isActive()

    @property
    def picture(self) -> Picture:
        """Return what is shown."""
        return self._picture

    @property
    def state(self) -> PlayerState:
        """Return the open call as last shown."""
        return self._state

    def stage(self) -> Stage:
        """Return where things lie now."""
        if self._stage is None:
            self._stage = Stage(
                view=self._view,
                width=self.width(),
                height=self.height(),
                dpr=self.devicePixelRatioF(),
                lanes=self._lanes(),
                mark_rows=self._mark_rows(),
                theme=Theme.of(self),
            )
        return self._stage

    def side_at(self, moment_ms: int) -> str:
        """Return the name of the side that speaks just after a moment, "" if not known."""
        if self._trace is None or self._channels != 2 or len(self._state.sides) != 2:
            return ""
        louder = self._trace.louder(moment_ms)
        return "" if louder is None else self._state.sides[louder]

    def show_state(self, state: PlayerState) -> None:
        """Show another call, or the same one changed."""
        if state.call_id != self._state.call_id:
            self._words_widths.clear()
            self._view = Viewport.whole(state.length_ms, self._view_width())
            self._picture = Picture()
        before = self._state.talk, self._state.least_silence_ms
        if (state.talk, state.least_silence_ms) != before:
            self._strips.show_talk(TalkRow.of(state.talk, state.least_silence_ms))
        self._state = state
        self._put(
            sides=state.sides,
            talk_name=_("who speaks"),
            lane_name=_("marks"),
            hint=_("Press P, I, C or N to mark a moment while you listen"),
            moments=state.moments,
            heard=state.heard,
        )
        self._place_marks()
        self._restage()

    def show_trace(self, trace: Trace | None, rate: int, channels: int) -> None:
        """Draw another recording, None for none yet."""
        self._tiles.show(trace)
        self._spectra.show(trace)
        self._trace = trace
        self._channels = channels
        self._sound = replace(self._sound, rate=rate, gain=trace.gain() if trace else 1.0)
        self._put_scale()
        self._show_height()
        self._restage()

    def grow(self, trace: Trace, length_ms: int) -> None:
        """Draw the same recording, of which more is known, and which is `length_ms` long."""
        self._tiles.grow(trace)
        self._spectra.grow(trace)
        self._trace = trace
        self._sound = replace(self._sound, gain=trace.gain())
        self._put_scale()
        if length_ms != self._view.length_ms:
            self.show_view(self._view.grown(length_ms))
        else:
            self.prepare()
            self.update()

    def show_view(self, view: Viewport) -> None:
        """Show another part of the call."""
        if view == self._view:
            return
        zoomed = view.ms_per_px != self._view.ms_per_px
        self._view = view
        if zoomed:
            self._place_marks()
        self._restage()
        self.view_changed.emit(view)

    def show_position(self, position_ms: int) -> None:
        """Show the play head elsewhere."""
        self._move_strip(playhead_rect, "position_ms", position_ms)

    def show_pointer(self, pointer_ms: int | None) -> None:
        """Show the hair line under the mouse, or none."""
        self._move_strip(pointer_rect, "pointer_ms", pointer_ms)

    def show_heard(self, heard: tuple[Span, ...]) -> None:
        """Show which parts were heard."""
        self._put(heard=heard)
        self.update(self.stage().ruler)

    def show_silent(self, channel: int | None) -> None:
        """Show that one channel is not played, None when all are."""
        self._sound = replace(self._sound, silent=channel)
        self.prepare()
        self.update()

    def show_pauses(self, pauses: tuple[Span, ...]) -> None:
        """Show which parts are skipped."""
        if pauses != self._sound.pauses:
            self._sound = replace(self._sound, pauses=pauses)
            self.prepare()
            self.update()

    @property
    def shows_spectrogram(self) -> bool:
        """Return whether frequencies are shown instead of the waveform."""
        return self._shows_spectrogram

    @property
    def shows_decibels(self) -> bool:
        """Return whether the waveform is drawn in decibels."""
        return self._sound.decibels

    def show_decibels(self, shown: bool) -> None:
        """Draw the waveform in decibels, or in even steps."""
        self._draw_otherwise(decibels=shown)

    def enlarge(self, steps: int | None) -> None:
        """Draw the sound taller by so many steps (less if negative); None as suits the call."""
        before = self._sound.larger
        self.show_larger(0 if steps is None else before + steps)
        if self._sound.larger != before:
            self.larger_changed.emit(self._sound.larger)

    def show_larger(self, steps: int) -> None:
        """Draw the sound so many steps taller than suits a call, whichever it is."""
        self._draw_otherwise(larger=min(_MOST_LARGER, max(-_MOST_LARGER, steps)))

    def _draw_otherwise(self, **changes: object) -> None:
        before = self._sound
        self._sound = replace(before, **changes)  # type: ignore[arg-type]  # by name
        if self._sound == before:
            return
        self._put_scale()
        self.prepare()
        self.update()

    def _put_scale(self) -> None:
        sound = self._sound
        self._put(decibel_gain=sound.shown_gain if sound.decibels else 0.0)

    def show_spectrogram(self, shown: bool) -> None:
        """Show how strong each frequency is, or the waveform."""
        if shown != self._shows_spectrogram:
            self._shows_spectrogram = shown
            self._strips.show_tiles(self._spectra if shown else self._tiles)
            self._show_height()
            self._restage()

    def show_words(self, words: str) -> None:
        """Say something where the waveform will be."""
        self._put(words=words)
        self.update()

    def prepare(self) -> None:
        """Make the tiles of the view and one more; go on soon if there is too much to do."""
        if self._prepare_strips():
            self._later.stop()
        else:
            self._later.start()
        if self._spectra.is_waiting:
            self._fetching.start()
        self.update(self.stage().body)

    def _fetch(self) -> None:
        """Show what was computed of the spectrogram meanwhile."""
        is_last = not self._spectra.is_waiting
        if self._spectra.fetch() and self._shows_spectrogram:
            self.prepare()
        if is_last:
            self._fetching.stop()

    def _show_height(self) -> None:
        self._put(top_hz=top_hz(self._sound.rate) if self._shows_spectrogram else 0.0)

    def _light(self, **changes: str | None) -> None:
        """Let other marks stand out: `chosen`, `hovered`."""
        self._put(**changes)
        self.prepare()
        self.update()

    def _prepare_strips(self) -> bool:
        picture = self._picture
        return self._strips.prepare(
            self.stage(),
            self._sound,
            picture.marks,
            picture.lit,
            self._fonts,
            seconds=_PREPARE_S,
        )

    def _put(self, **changes: object) -> None:
        self._picture = replace(self._picture, **changes)  # type: ignore[arg-type]  # by name

    def _restage(self) -> None:
        self._stage = None
        self.prepare()
        self.update()

    def _move_strip(
        self, strip: Callable[[Stage, int], QRect], name: str, moment_ms: int | None
    ) -> None:
        """Set a moment of the picture and repaint where it was and where it is."""
        before = getattr(self._picture, name)
        if before == moment_ms:
            return
        self._put(**{name: moment_ms})
        for moment in (before, moment_ms):
            if moment is not None:
                self.update(strip(self.stage(), moment))

    def _place_marks(self) -> None:
        rows, scale = self._mark_rows(), self._view.ms_per_px
        self._put(marks=placed(self._state.marks, scale, self._words_px, rows=rows))

    def _words_px(self, mark: Mark) -> float:
        """Return how wide the words of a mark are; measured once."""
        found = self._words_widths.get(mark.text)
        if found is None:
            advance = QFontMetricsF(self._fonts[0]).horizontalAdvance(mark.text[:_MOST_LETTERS])
            found = self._words_widths[mark.text] = advance + 8 if mark.text else 0.0
        return found

    def _lanes(self) -> int:
        return max(1, self._channels or len(self._state.sides))

    def _mark_rows(self) -> int:
        return 1 + sum(self.height() >= height for height in _ROW_HEIGHTS)

    def _view_width(self) -> float:
        return max(1.0, float(self.width() - GUTTER))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        kinds = (
            QEvent.Type.PaletteChange,
            QEvent.Type.FontChange,
            QEvent.Type.ApplicationFontChange,
            QEvent.Type.StyleChange,
        )
        if event.type() in kinds:
            self._fonts = (font_small(self), font_number(self, scale=0.85))
            self._words_widths.clear()
            self._place_marks()
            self._restage()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._restage()
        return super().event(event)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(320, 150)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.stage().dpr != self.devicePixelRatioF():
            self._stage = None
            self._later.start()
        painter = QPainter(self)
        fonts: tuple[QFont, QFont] = self._fonts
        place = QRectF(event.rect())
        painter.setClipRect(place)
        paint_timeline(
            painter, self.stage(), self._picture, self._strips, self._sound.silent, fonts, place
        )
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._view = self._view.resized(self._view_width())
        self._place_marks()
        self._restage()
        self.view_changed.emit(self._view)

    @override
    def sizeHint(self) -> QSize:
        return QSize(900, 320)
