"""Opening a call: its recording is decoded at once, and what was found is remembered."""

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from callreview.app.findings import Decoded
from callreview.domain.thumbnail import thumbnail_of

if TYPE_CHECKING:
    from callreview.app.session import Session
    from callreview.audio.decoding import Decoding
    from callreview.audio.pool import Pool
    from callreview.domain.audiofile import Outcome
    from callreview.domain.call import Call


class Opener:
    """Keeps one recording open: opening another, or closing, lets go of the one before."""

    def __init__(self, session: "Session", pool: "Pool") -> None:
        self._session = session
        self._pool = pool
        self._opening: _Opening | None = None
        self._expected: Decoding | None = None

    def expect(self, call: "Call") -> None:
        """Begin to read a call that is about to be opened; `open` takes it over."""
        self._expected = self.open(call)

    def open(self, call: "Call") -> "Decoding":
        """Return at once; sound and peaks of the call's recording come bit by bit."""
        expected, self._expected = self._expected, None
        if expected is not None and expected.path == Path(call.recording.path):
            return expected
        self.close()
        remembers = not self._session.snapshot.read_only
        self._opening = _Opening(self._session, call.recording.id if remembers else "")
        path = Path(call.recording.path)
        decoding = self._pool.decode(path, on_change=self._opening.on_change)
        self._opening.begin(decoding)
        return decoding

    def close(self) -> None:
        """Let go of the open recording: the room its sound takes on the disk is given back."""
        opening, self._opening, self._expected = self._opening, None, None
        if opening is not None:
            opening.close()


class _Opening:
    """One recording being decoded; remembers how that ended, once.

    `on_change` is called by threads of the pool, maybe before `begin`; `Session.record` may
    be used from there.
    """

    def __init__(self, session: "Session", recording_id: str) -> None:
        self._session = session
        self._recording_id = recording_id
        self._decoding: Decoding | None = None
        self._lock = threading.Lock()

    def begin(self, decoding: "Decoding") -> None:
        self._decoding = decoding
        self.on_change()

    def close(self) -> None:
        if self._decoding is not None:
            self._decoding.close()

    def on_change(self) -> None:
        decoding = self._decoding
        if decoding is None or decoding.outcome is None:
            return
        with self._lock:
            recording_id, self._recording_id = self._recording_id, ""
        if recording_id:
            self._session.record(found_in(recording_id, decoding, decoding.outcome))


def found_in(recording_id: str, decoding: "Decoding", outcome: "Outcome") -> Decoded:
    """Return what is to be remembered of a recording that was decoded to its end."""
    return Decoded(recording_id, outcome, thumbnail_of(decoding.peaks()))
