"""A player room on a virtual screen, with a card and a clock turned by hand."""

from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from callreview.audio.player import Player
from callreview.domain.audiofile import Outcome, Verdict
from callreview.domain.mark import Category, Mark
from callreview.domain.peaks import PeakBuilder, Peaks
from callreview.domain.timebase import Span
from callreview.ui.player.panel import PlayerPanel
from callreview.ui.player.stage import RULER
from callreview.ui.player.state import PlayerState
from callreview.ui.player.timeline import Timeline
from callreview.ui.player.trace import Trace
from tests.fakes import HandClock, HandSound, TurnedCard, noise_sound

RATE = 8000
SECONDS = 60
LENGTH = SECONDS * 1000


def mark(
    key: str,
    start_ms: int,
    end_ms: int | None = None,
    category: Category = Category.PRAISE,
    text: str = "",
) -> Mark:
    return Mark(key, "call", category, start_ms, end_ms, text, created_at=key)


def state(*marks: Mark, call_id: str = "call", heard: tuple[Span, ...] = ()) -> PlayerState:
    return PlayerState(call_id, LENGTH, ("person", "customer"), marks, (), heard)


def peaks_of(sound: HandSound, frames: int | None = None) -> Peaks:
    builder = PeakBuilder(sound.rate, sound.channels)
    builder.add(sound.samples[:frames])
    if frames is None:
        builder.finish()
    return builder.snapshot()


def trace_of(sound: HandSound) -> Trace:
    return Trace(peaks_of(sound), sound.read)


@dataclass
class HandDecoding:
    """A recording that is decoded as far as a test says."""

    sound: HandSound = field(default_factory=lambda: noise_sound(SECONDS))
    revision: int = 0
    done: bool = False
    is_slow: bool = False
    outcome: Outcome | None = None
    is_foretold: bool = False  # its whole waveform is known from before

    def __post_init__(self) -> None:
        self.sound.frames_ready = 0

    @property
    def pcm(self) -> HandSound | None:
        return self.sound if self.sound.frames_ready else None

    def peaks(self) -> Peaks:
        whole = self.done or self.is_foretold
        return peaks_of(self.sound, None if whole else self.sound.frames_ready)

    def decode(self, frames: int) -> None:
        self.sound.frames_ready = frames
        self.revision += 1

    def end(self, reason: str = "", **fields: object) -> "HandDecoding":
        frames = len(self.sound.samples) if not reason else self.sound.frames_ready
        verdict = Verdict.OK
        if reason:
            verdict = Verdict.DAMAGED if frames else Verdict.UNPLAYABLE
        self.decode(frames)
        self.done = True
        duration = frames * 1000 // RATE
        self.outcome = Outcome(
            verdict, reason, {"name": "a.wav", **fields}, "hand", RATE, 2, frames, duration
        )
        return self


class Room:
    """The panel and what it plays through."""

    def __init__(self, qtbot: QtBot, *marks: Mark) -> None:
        self.qtbot = qtbot
        self.clock = HandClock()
        self.card = TurnedCard(RATE)
        self.player = Player(self.card, clock=self.clock, by_hand=True)
        self.panel = PlayerPanel(self.player)
        self.decoding = HandDecoding()
        qtbot.addWidget(self.panel)
        self.panel.resize(1084, 520)
        self.panel.show()
        self.panel.show_state(state(*marks))
        self.panel.show_recording(self.decoding.end())
        self.feed()

    @property
    def timeline(self) -> Timeline:
        return self.panel.timeline

    def run(self, ms: int) -> None:
        """Let the card play for so long; the room looks at every 10 ms."""
        for _ in range(ms // 10):
            self.feed()
            self.card.turn(RATE // 100)
            self.clock.pass_by(0.01)
            self.panel.listening.look()
        self.feed()
        self.panel.listening.look()

    def feed(self) -> None:
        while self.player.step() == 0.0:
            pass

    def x(self, moment_ms: int) -> float:
        return self.timeline.stage().x_of(moment_ms)

    def in_sound(self, moment_ms: int) -> QPointF:
        return QPointF(self.x(moment_ms), self.timeline.stage().sound.center().y())

    def on_ruler(self, moment_ms: int) -> QPointF:
        return QPointF(self.x(moment_ms), RULER / 2)

    def on_mark(self, key: str, part: str = "middle") -> QPointF:
        """Return a point on a mark's body: its "start", "middle" or "end"."""
        stage = self.timeline.stage()
        each = next(each for each in self.timeline.picture.marks if each.mark.id == key)
        place = stage.mark_rect(each.left, each.right, each.row)
        x = {"start": place.left(), "middle": place.center().x(), "end": place.right()}[part]
        return QPointF(x, place.center().y())


def loud_then_silent(seconds: float = 2.0) -> HandSound:
    """Return a recording whose first side speaks in the first half only."""
    samples = np.zeros((int(seconds * RATE), 2), np.int16)
    samples[: len(samples) // 2, 0] = noise_sound(seconds / 2).samples[:, 0]
    return HandSound(samples)
