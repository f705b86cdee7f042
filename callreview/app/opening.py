"""Opening a call: its recording is decoded at once, and what was found is remembered.

Threads: the opener belongs to the main thread; `_Opening` is told by threads of the pool how
decoding goes. Looking for kept peaks and keeping new ones has a thread of its own for each
recording, because the place it lies in may keep that waiting.
"""

import threading
from concurrent.futures import CancelledError
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from callreview.app.findings import Decoded
from callreview.app.keptpeaks import KeptPeaks, files_now, kept_peaks
from callreview.app.listening import Listening
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
        self._kept = kept_peaks()
        self._decoding: Decoding | None = None
        self._expected: Decoding | None = None
        self.listening: Listening | None = None
        """Finding out who speaks in the open recording."""

    def expect(self, call: "Call") -> None:
        """Begin to read a call that is about to be opened; `open` takes it over."""
        self._expected = self.open(call)

    def open(self, call: "Call") -> "Decoding":
        """Return at once; sound and peaks of the call's recording come bit by bit."""
        expected, self._expected = self._expected, None
        paths = paths_of(call)
        if expected is not None and expected.paths == paths:
            return expected
        self.close()
        remembers = not self._session.snapshot.read_only
        opening = _Opening(self._session, call if remembers else None)
        self._decoding = self._pool.decode(*paths, on_change=opening.on_change)
        opening.begin(self._decoding)
        self.listening = Listening(self._session, self._pool, call)
        self.listening.begin(self._decoding)
        if self._kept is not None:
            looking = partial(_foretell_and_keep, self._kept, self._decoding)
            threading.Thread(target=looking, name="looking for peaks", daemon=True).start()
        return self._decoding

    def opened(self, call: "Call") -> "Decoding | None":
        """Return the open recording if it is this call's; it may be let go of at any time."""
        decoding = self._decoding
        return decoding if decoding is not None and decoding.paths == paths_of(call) else None

    def close(self) -> None:
        """Let go of the open recording: the room its sound takes on the disk is given back."""
        listening, self.listening = self.listening, None
        if listening is not None:
            listening.close()
        decoding, self._decoding, self._expected = self._decoding, None, None
        if decoding is not None:
            decoding.close()


class _Opening:
    """One recording being decoded; remembers how that ended, once.

    `on_change` is called by threads of the pool, maybe before `begin`; `Session.record` may
    be used from there.
    """

    def __init__(self, session: "Session", call: "Call | None") -> None:
        self._session = session
        self._call = call
        self._decoding: Decoding | None = None
        self._lock = threading.Lock()

    def begin(self, decoding: "Decoding") -> None:
        self._decoding = decoding
        self.on_change()

    def on_change(self) -> None:
        decoding = self._decoding
        if decoding is None or decoding.outcome is None:
            return
        with self._lock:
            call, self._call = self._call, None
        if call is not None:
            self._session.record(found_in(call, decoding, decoding.outcome))


def paths_of(call: "Call") -> tuple[Path, ...]:
    """Return where the recording of a call lies, or its left and its right side."""
    return tuple(map(Path, call.paths))


def found_in(call: "Call", decoding: "Decoding", outcome: "Outcome") -> Decoded:
    """Return what is to be remembered of a call that was decoded to its end."""
    left, *right = (file.id for file in call.files)
    return Decoded(left, outcome, thumbnail_of(decoding.peaks()), *right)


def _foretell_and_keep(kept: KeptPeaks, decoding: "Decoding") -> None:
    """Show the whole waveform from before, if it is known, and keep it when it is decoded."""
    before = files_now(decoding.paths)
    if before is None:
        return
    peaks = kept.find(before)
    if peaks is not None:
        decoding.foretell(peaks)
    with suppress(CancelledError):
        decoding.wait()
        kept.keep_of(decoding, before)
