"""What keys, menus and buttons ask of the player room; `ui.actions` names these methods."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from callreview.domain.pauses import moved
from callreview.domain.turns import turn_at
from callreview.domain.viewport import Viewport
from callreview.ui.player import spoken
from callreview.ui.player.listening import SPEED_STEP
from callreview.ui.player.transport import SIDES
from callreview.words import _

if TYPE_CHECKING:
    from callreview.ui.player.panel import PlayerPanel

_VOLUME_STEP = 0.1


class PlayerOrders(QObject):
    """Does what was asked of the room."""

    def __init__(self, panel: "PlayerPanel") -> None:
        super().__init__(panel)
        self._panel = panel

    def do(self, order: str) -> None:
        """Do the order of this name."""
        getattr(self, order)()

    # Playing

    def play_or_pause(self) -> None:
        """Play, or pause."""
        self._panel.listening.play_or_pause()
        self._panel.describe()

    def hold_to_play(self) -> None:
        """Play as long as the key or the pedal is held."""
        self._panel.listening.play()
        self._panel.describe()

    def hold_to_play_released(self) -> None:
        """Pause, for the key or the pedal was let go."""
        self._panel.listening.pause()
        self._panel.describe()

    def back_10(self) -> None:
        """Go back ten seconds."""
        self._skip(-10_000)

    def on_10(self) -> None:
        """Go on ten seconds."""
        self._skip(10_000)

    def back_5(self) -> None:
        """Go back five seconds."""
        self._skip(-5_000)

    def on_5(self) -> None:
        """Go on five seconds."""
        self._skip(5_000)

    def back_1(self) -> None:
        """Go back a second."""
        self._skip(-1_000)

    def on_1(self) -> None:
        """Go on a second."""
        self._skip(1_000)

    def slower(self) -> None:
        """Play a tenth slower."""
        self._set_speed(self._panel.speed - SPEED_STEP)

    def faster(self) -> None:
        """Play a tenth faster."""
        self._set_speed(self._panel.speed + SPEED_STEP)

    def normal_speed(self) -> None:
        """Play at normal speed, or again at the one before."""
        self._panel.listening.toggle_speed()
        self._panel.transport.show_speed(self._panel.speed)

    def volume_up(self) -> None:
        """Play louder."""
        self._panel.choose_volume(self._panel.volume + _VOLUME_STEP)

    def volume_down(self) -> None:
        """Play softer."""
        self._panel.choose_volume(self._panel.volume - _VOLUME_STEP)

    def next_side(self) -> None:
        """Hear both sides, one, the other, and again both."""
        if len(self._panel.sides) == 2:
            self._panel.set_side(SIDES[(SIDES.index(self._panel.side) + 1) % len(SIDES)])

    def skip_silence(self) -> None:
        """Play pauses short, or all of the call again."""
        sounding = self._panel.sounding
        sounding.skip(replace(sounding.skipping, is_on=not sounding.skipping.is_on))
        self._panel.say_skipping()

    def level_speech(self) -> None:
        """Make both sides equally loud, or as they were recorded."""
        sounding = self._panel.sounding
        levelled = not sounding.hearing.levelled
        sounding.hear(replace(sounding.hearing, levelled=levelled))
        spoken.say(self._panel, _("Automatic level on") if levelled else _("Automatic level off"))

    def show_sound(self) -> None:
        """Open the box with everything about sound."""
        self._panel.transport.open_sound()

    # Spans and the view

    def span_starts(self) -> None:
        """Let a span start at the moment heard; it grows with the play head until it ends."""
        self._panel.spans.start()

    def span_ends(self) -> None:
        """Let the span end at the moment heard; without a start it takes the last seconds."""
        self._panel.spans.end()

    def loop_span(self) -> None:
        """Play the span round and round, or no longer."""
        self._panel.spans.toggle_loop()

    def zoom_in(self) -> None:
        """See less of the call, larger."""
        self._panel.timeline.zoom(2)

    def zoom_out(self) -> None:
        """See more of the call."""
        self._panel.timeline.zoom(-2)

    def zoom_all(self) -> None:
        """See the whole call."""
        view = self._panel.timeline.view
        self._panel.timeline.show_view(Viewport.whole(view.length_ms, view.width))

    def zoom_span(self) -> None:
        """See the chosen span as large as it fits."""
        span = self._panel.selected_span
        if span is not None:
            self._panel.timeline.zoom_to(span)

    def zoom_turn(self) -> None:
        """See what is being said as large as it fits."""
        talk = self._panel.talk
        turn = turn_at(talk, self._panel.position_ms) if talk else None
        if turn is not None:
            self._panel.timeline.zoom_to(turn.span)

    def larger_waveform(self) -> None:
        """Draw the sound taller."""
        self._panel.timeline.enlarge(1)

    def smaller_waveform(self) -> None:
        """Draw the sound less tall."""
        self._panel.timeline.enlarge(-1)

    def fitting_waveform(self) -> None:
        """Draw the sound as tall as suits the call."""
        self._panel.timeline.enlarge(None)

    def swap_amplitude(self) -> None:
        """Draw the sound in decibels, or again in even steps."""
        self._panel.choose_decibels(not self._panel.timeline.shows_decibels)

    def swap_picture(self) -> None:
        """Show how strong each frequency is instead of the waveform, or the waveform again."""
        self._panel.choose_spectrogram(not self._panel.timeline.shows_spectrogram)

    # Marks

    def nudge_back(self) -> None:
        """Move the edge of the chosen mark back."""
        self._panel.timeline.nudge(-1)

    def nudge_on(self) -> None:
        """Move the edge of the chosen mark on."""
        self._panel.timeline.nudge(1)

    def _skip(self, by_ms: int) -> None:
        pauses = self._panel.sounding.pauses
        self._panel.seek(moved(self._panel.position_ms, by_ms, pauses))

    def _set_speed(self, speed: float) -> None:
        self._panel.listening.set_speed(speed)
        self._panel.transport.show_speed(self._panel.speed)
