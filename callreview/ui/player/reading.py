"""A recording being read: asked from time to time what is new, until nothing more comes."""

from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from callreview.audio.reel import Sound
from callreview.domain.audiofile import Outcome
from callreview.domain.peaks import Peaks
from callreview.domain.timebase import moment_of
from callreview.ui.player.trace import Trace, no_samples

_LOOK_MS = 60


class Recorded(Protocol):
    """What the room needs of a recording being decoded; `audio.decoding.Decoding` has it."""

    @property
    def revision(self) -> int:
        """Grows whenever there is something new."""
        ...

    @property
    def pcm(self) -> Sound | None:
        """The samples so far; None until the header is read; another one if read anew."""
        ...

    @property
    def is_slow(self) -> bool:
        """Whether the place of the recording keeps us waiting."""
        ...

    @property
    def done(self) -> bool:
        """Whether nothing more will come."""
        ...

    @property
    def outcome(self) -> Outcome | None:
        """How it ended; None while it has not."""
        ...

    def peaks(self) -> Peaks:
        """Return the peaks so far."""
        ...


class Reading(QObject):
    """Looks at one recording and says what is new.

    `begun` carries the sound once there is some to play (again if it is read anew), `grew` a
    `Trace` and the length in milliseconds (before there is sound, if the waveform is known from
    before), `belied` that it is another waveform than was told, `ended` the `Outcome`.
    """

    begun = Signal(object)
    grew = Signal(object, int)
    belied = Signal()
    slow = Signal(bool)
    ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._recorded: Recorded | None = None
        self._sound: Sound | None = None
        self._revision = -1
        self._frames = 0
        self._is_slow = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self, recorded: Recorded | None) -> None:
        """Look at another recording from now on, None for none."""
        self._recorded, self._sound, self._revision, self._frames = recorded, None, -1, 0
        self._is_slow = False
        self._timer.stop()
        if recorded is not None:
            self.look()

    def look(self) -> None:
        """Ask what is new, and say it."""
        recorded = self._recorded
        if recorded is None:
            return
        done, revision = recorded.done, recorded.revision
        if revision != self._revision:
            self._revision = revision
            self._tell(recorded)
        if done:
            self._timer.stop()
            if recorded.outcome is not None:
                self.ended.emit(recorded.outcome)
        elif not self._timer.isActive():
            self._timer.start()

    def _tell(self, recorded: Recorded) -> None:
        if recorded.is_slow != self._is_slow:
            self._is_slow = recorded.is_slow
            self.slow.emit(self._is_slow)
        sound, peaks = recorded.pcm, recorded.peaks()
        if sound is not None and sound.frames_ready and sound is not self._sound:
            self._sound = sound
            self.begun.emit(sound)
        if peaks.frames < self._frames:
            self.belied.emit()
        self._frames = peaks.frames
        if sound is None or not sound.frames_ready:
            if peaks.frames:
                foretold = Trace(peaks, no_samples, 0)
                self.grew.emit(foretold, moment_of(peaks.frames, peaks.rate))
            return
        trace = Trace(peaks, sound.read, sound.frames_ready)
        self.grew.emit(trace, moment_of(max(sound.frames_expected, peaks.frames), sound.rate))
