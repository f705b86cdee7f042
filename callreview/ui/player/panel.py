"""The player room: overview, timeline and transport of the open call.

What keys and menus ask for is done by its `orders`. The room gives orders to the audio
player and asks where it is; everything else it only says.
"""

from dataclasses import replace

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from callreview.audio.player import Now, Player
from callreview.audio.reel import Sound
from callreview.domain.hearing import Sides
from callreview.domain.talk import Talk
from callreview.domain.timebase import Span
from callreview.domain.viewport import Follow
from callreview.ui.ear import set_focus_kind
from callreview.ui.keyboard import Focus
from callreview.ui.player import spoken
from callreview.ui.player.gestures import Hit
from callreview.ui.player.listening import Listening, with_piece
from callreview.ui.player.menu import TimelineMenu
from callreview.ui.player.orders import PlayerOrders
from callreview.ui.player.overview import Overview
from callreview.ui.player.reading import Reading, Recorded
from callreview.ui.player.sound_box import saved_words
from callreview.ui.player.sounding import Sounding
from callreview.ui.player.spans import Spans
from callreview.ui.player.state import PlayerState
from callreview.ui.player.timeline import Timeline
from callreview.ui.player.trace import Trace
from callreview.ui.player.transport import Transport
from callreview.ui.player.troubles import Troubles
from callreview.ui.player.view_button import ViewButton
from callreview.ui.widgets.frames import framed
from callreview.ui.widgets.notice import NoticeBar
from callreview.words import _


class PlayerPanel(QWidget):
    """Shows and plays one call."""

    moved = Signal(int)
    heard = Signal(object)
    span_changed = Signal(object)
    mark_asked = Signal(object, int, object)
    mark_moved = Signal(str, int, object)
    mark_chosen = Signal(str)
    category_changed = Signal(str, object)
    words_changed = Signal(str, str)
    removal_asked = Signal(str)
    volume_changed = Signal(float)
    spectrogram_chosen = Signal(bool)
    follow_chosen = Signal(object)
    decibels_chosen = Signal(bool)
    clip_asked = Signal(object)

    def __init__(self, player: Player, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._player = player
        self._state: PlayerState | None = None
        self._volume = 1.0
        self._heard: tuple[Span, ...] = ()
        self._channels = 0
        self.listening = Listening(player, self)
        self.sounding = Sounding(player, self)
        self.reading = Reading(self)
        self.overview = Overview(self)
        self.timeline = Timeline(self)
        self.transport = Transport(self)
        self.notice = NoticeBar(self)
        self.spans = Spans(self.timeline, self.listening, self)
        self.orders = PlayerOrders(self)
        self.menu = TimelineMenu(self)
        self.troubles = Troubles(self.notice, self)
        self._lay_out()
        self._connect()
        self._connect_menu()
        self._show_settings()
        set_focus_kind(self.timeline, Focus.TIMELINE)
        self.setAccessibleName(_("Player"))

    # What is shown

    def show_state(self, state: PlayerState | None) -> None:
        """Show another call, or the same one changed."""
        before, self._state = self._state, state
        if state == before:
            return
        shown = state or PlayerState("")
        if before is None or before.call_id != shown.call_id:
            self._heard = ()
            self.sounding.begin()
            self.spans.clear()
            self.troubles.clear()
        else:
            self._say_new_marks(before, shown)
        for piece in shown.heard:
            self._heard = with_piece(self._heard, piece)
        self.timeline.show_state(shown)
        self.overview.show_marks(shown.marks)
        self.overview.show_view(self.timeline.view)
        self._show_heard()
        self.transport.show_sides(shown.sides, self.side)
        self.sounding.show_talk(shown.talk)
        self.describe()

    def show_recording(self, recorded: Recorded | None) -> None:
        """Draw and play a recording while it is being read; None for none."""
        self._channels = 0
        self.listening.open(None)
        self.timeline.show_trace(None, 8000, 0)
        self.overview.show_trace(None, 8000, 1)
        self.timeline.show_words(_("Reading the recording …") if recorded else "")
        self.transport.set_ready(ready=False)
        self.reading.begin(recorded)

    def show_chosen(self, mark_id: str | None) -> None:
        """Choose a mark that was chosen elsewhere, and go there."""
        self.timeline.choose(mark_id)
        mark = self.timeline.chosen
        if mark is not None:
            self.seek(mark.start_ms)

    def settle(self) -> None:
        """Say what was typed or listened to and not yet said; before another call."""
        self.timeline.words.keep()
        self.listening.flush()

    # What one may ask

    @property
    def has_call(self) -> bool:
        """Return whether a call is open."""
        return self._state is not None and bool(self._state.call_id)

    @property
    def position_ms(self) -> int:
        """Return the moment heard now."""
        return self.listening.now.position_ms

    @property
    def is_playing(self) -> bool:
        """Return whether sound is playing."""
        return self.listening.now.playing

    @property
    def speed(self) -> float:
        """Return how fast is played."""
        return self.listening.speed

    @property
    def volume(self) -> float:
        """Return how loud is played, 0 to 1."""
        return self._volume

    @property
    def sides(self) -> tuple[str, ...]:
        """Return the names of the open call's sides."""
        return self._state.sides if self._state else ()

    @property
    def side(self) -> str:
        """Return what is heard: "both" sides, "left" or "right"."""
        return self.sounding.hearing.sides

    @property
    def talk(self) -> Talk | None:
        """Return who speaks in the open call, None while that is not known."""
        return self._state.talk if self._state else None

    @property
    def selected_span(self) -> Span | None:
        """Return the chosen span, else that of the chosen mark, else None."""
        return self.spans.selected()

    def take_span(self) -> Span | None:
        """Return the span chosen on the timeline and let it go, for it becomes a mark."""
        return self.spans.take()

    # What menus, lists and other rooms ask

    def seek(self, moment_ms: int) -> None:
        """Go to a moment."""
        self.listening.seek(moment_ms)
        self.timeline.reveal(self.position_ms)
        self.describe()

    def play_from(self, moment_ms: int) -> None:
        """Play from a moment on."""
        self.seek(moment_ms)
        self.listening.play()

    def play_span(self, span: Span) -> None:
        """Play a span once, and stop at its end."""
        self.listening.play_span(span)
        self.timeline.reveal(span.start_ms)

    def set_volume(self, volume: float) -> None:
        """Play so loud, 0 to 1."""
        self._volume = min(1.0, max(0.0, round(volume, 2)))
        self._player.set_volume(self._volume)
        self.transport.show_volume(self._volume)

    def choose_volume(self, volume: float) -> None:
        """Play so loud from now on, and say so, for it is remembered."""
        self.set_volume(volume)
        self.volume_changed.emit(self._volume)

    def set_side(self, side: str) -> None:
        """Hear "both" sides, "left" or "right"."""
        self.sounding.hear(replace(self.sounding.hearing, sides=Sides(side)))

    def choose_spectrogram(self, shown: bool) -> None:
        """Show the spectrogram, or the waveform, and say so, for it is remembered."""
        self.timeline.show_spectrogram(shown)
        self.spectrogram_chosen.emit(shown)

    def choose_decibels(self, shown: bool) -> None:
        """Draw the sound in decibels, or in even steps, and say so, for it is remembered."""
        self.timeline.show_decibels(shown)
        self.decibels_chosen.emit(shown)

    def set_follow(self, mode: Follow) -> None:
        """Let the view go along with the play head like this."""
        self.timeline.follow = mode
        self.transport.show_follow(mode)

    def choose_follow(self, mode: Follow) -> None:
        """Let the view go along like this from now on, and say so, for it is remembered."""
        self.set_follow(mode)
        self.follow_chosen.emit(mode)

    # How it hangs together

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.overview)
        column.addWidget(framed("line", self))
        column.addWidget(self.timeline, 1)
        column.addWidget(framed("line", self))
        column.addWidget(self.notice)
        column.addWidget(self.transport)

    def _connect(self) -> None:
        timeline, transport = self.timeline, self.transport
        timeline.view_changed.connect(self.overview.show_view)
        timeline.seek_asked.connect(self.seek)
        timeline.scrubbed.connect(self.listening.scrub)
        timeline.scrub_ended.connect(self._on_scrub_ended)
        timeline.span_changed.connect(self.span_changed)
        self.spans.loop_changed.connect(transport.show_loop)
        timeline.mark_moved.connect(self.mark_moved)
        timeline.mark_chosen.connect(self._on_mark_chosen)
        timeline.words_changed.connect(self.words_changed)
        timeline.menu_asked.connect(self._on_menu_asked)
        self.overview.view_asked.connect(timeline.look_at)
        self.overview.seek_asked.connect(self.seek)
        transport.asked.connect(self.orders.do)
        transport.side_chosen.connect(self.set_side)
        transport.follow_chosen.connect(self.choose_follow)
        transport.view.watch(self._show_view)
        transport.volume_chosen.connect(self.choose_volume)
        transport.sound_box.hearing_chosen.connect(self.sounding.hear)
        transport.sound_box.skipping_chosen.connect(self.sounding.skip)
        self.sounding.changed.connect(self._show_sounding)
        self.listening.ticked.connect(self._on_ticked)
        self.listening.heard.connect(self._on_heard)
        self.reading.begun.connect(self._on_begun)
        self.reading.grew.connect(self._on_grew)
        self.reading.belied.connect(self._forget_trace)
        self.reading.slow.connect(self.troubles.look_at_waiting)
        self.reading.ended.connect(self.troubles.look_at_outcome)
        self.troubles.unplayable.connect(timeline.show_words)
        self.troubles.go_on_asked.connect(self.listening.play)

    def _connect_menu(self) -> None:
        menu = self.menu
        menu.play_asked.connect(self.play_from)
        menu.play_span_asked.connect(self.play_span)
        menu.zoom_asked.connect(self.timeline.zoom_to)
        menu.select_asked.connect(self.timeline.set_span)
        menu.write_asked.connect(self.timeline.write_words)
        menu.removal_asked.connect(self.removal_asked)
        menu.category_chosen.connect(self.category_changed)
        menu.mark_asked.connect(self.mark_asked)
        menu.clip_asked.connect(self.clip_asked)

    def _show_settings(self) -> None:
        self.transport.show_speed(self.listening.speed)
        self.transport.show_volume(self._volume)
        self.transport.show_follow(self.timeline.follow)
        self.transport.show_loop(self.spans.is_looping)
        self._show_sounding()

    def _show_sounding(self) -> None:
        sounding = self.sounding
        self.timeline.show_silent(sounding.silent)
        self.timeline.show_pauses(sounding.pauses)
        self.listening.pauses = sounding.pauses
        self.transport.show_sides(self.sides, self.side)
        self.transport.show_sound(
            sounding.hearing,
            sounding.skipping,
            sounding.saved_ms,
            knows_pauses=sounding.knows_pauses,
        )

    def _show_view(self, button: ViewButton) -> None:
        timeline = self.timeline
        button.show_picture(
            spectrogram=timeline.shows_spectrogram, decibels=timeline.shows_decibels
        )
        button.show_alone(
            has_span=self.selected_span is not None, knows_turns=self.talk is not None
        )

    def _show_heard(self) -> None:
        self.timeline.show_heard(self._heard)
        self.overview.show_heard(self._heard)

    def describe(self) -> None:
        """Say the place, for those who hear the screen."""
        marks = len(self._state.marks) if self._state else 0
        length = self.timeline.view.length_ms
        words = spoken.place_words(self.position_ms, length, marks)
        self.timeline.setAccessibleDescription(words)

    def say_skipping(self) -> None:
        """Say whether silence is skipped, for those who hear the screen."""
        sounding = self.sounding
        words = _("Silence is played")
        if sounding.skipping.is_on:
            length = self.timeline.view.length_ms
            saved = saved_words(sounding.saved_ms, length, knows=sounding.knows_pauses)
            words = f"{_('Skip silence')}: {saved}"
        spoken.say(self, words)

    def _say_new_marks(self, before: PlayerState, after: PlayerState) -> None:
        known = {mark.id for mark in before.marks}
        for mark in after.marks:
            if mark.id not in known:
                spoken.say(self, spoken.mark_words(mark, self.timeline.side_at(mark.start_ms)))

    def _on_ticked(self, now: Now) -> None:
        self.spans.grow(now.position_ms)
        self.timeline.show_playing(now.position_ms)
        self.overview.show_position(now.position_ms)
        length = self.timeline.view.length_ms
        self.transport.show_now(now.position_ms, length, playing=now.playing)
        self.troubles.look(now)
        self.moved.emit(now.position_ms)

    def _on_heard(self, piece: Span) -> None:
        self._heard = with_piece(self._heard, piece)
        self._show_heard()
        self.heard.emit(piece)

    def _on_scrub_ended(self, moment_ms: int) -> None:
        self.listening.end_scrub(moment_ms)
        self.timeline.reveal(moment_ms)

    def _on_mark_chosen(self, mark_id: str) -> None:
        mark = self.timeline.chosen
        if mark is not None:
            spoken.say(self, spoken.mark_words(mark, self.timeline.side_at(mark.start_ms)))
        self.mark_chosen.emit(mark_id)

    def _on_menu_asked(self, under: Hit, moment_ms: int, place: QPoint) -> None:
        self.menu.open(under.mark, moment_ms, self.timeline.span, place)

    def _forget_trace(self) -> None:
        self._channels = 0  # what grows next is drawn anew

    def _on_begun(self, sound: Sound) -> None:
        self._forget_trace()
        self.listening.open(sound)
        self.sounding.open_sound()
        self.transport.set_ready(ready=True)

    def _on_grew(self, trace: Trace, length_ms: int) -> None:
        rate, channels = trace.peaks.rate, trace.peaks.channels
        self.listening.show_length(length_ms)
        self.sounding.show_peaks(trace.peaks, length_ms=length_ms)
        if channels != self._channels:
            self._channels = channels
            self.timeline.show_words("")
            self.timeline.show_trace(trace, rate, channels)
        self.timeline.grow(trace, length_ms)
        self.overview.show_view(self.timeline.view)
        self.overview.show_trace(trace, rate, channels)
        self.transport.show_now(self.position_ms, length_ms, playing=self.is_playing)
