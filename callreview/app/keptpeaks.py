"""Peaks kept between runs, so that a known call shows its whole waveform at once.

One small private file for each recording, in a folder of their own in the cache. It is found by
what the recording's file was when it was decoded: its size, its time, the SHA-256 of its two
ends; and by the versions of this format and of the decoders. So a file that was changed is not
found. What is damaged is ignored; what was not used for longest goes when all fill the room.

Threads: any; two apps may use one folder.
"""

import contextlib
import hashlib
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from callreview.domain.errors import CallReviewError
from callreview.intake.identity import Identity, identity_of

if TYPE_CHECKING:
    from callreview.audio.decoding import Decoding
    from callreview.domain.peaks import Peaks

_MOST_BYTES = 512 << 20
_SUFFIX, _HALF = ".peaks", ".part"
_HALF_WRITTEN_S = 600.0
_DECODERS = ("av", "soundfile")


class KeptPeaks:
    """The folder of peaks; `most_bytes` is what it may hold."""

    def __init__(self, folder: Path, *, most_bytes: int = _MOST_BYTES) -> None:
        self._folder = folder
        self._most_bytes = most_bytes

    def find(self, identity: Identity) -> "Peaks | None":
        """Return the peaks kept of a file as it is now, if there are any."""
        from callreview.domain.peaksfile import peaks_in

        what = _what(identity)
        path = self._path(what)
        try:
            found = peaks_in(path.read_bytes(), what)
        except (OSError, ValueError, LookupError, TypeError):
            return None
        with contextlib.suppress(OSError):
            os.utime(path)  # it was used: others go first
        return found

    def keep_of(self, decoding: "Decoding", before: Identity) -> None:
        """Keep the peaks of what was decoded to its end, unless the file changed meanwhile."""
        outcome = decoding.outcome
        is_whole = outcome is not None and outcome.verdict.plays and outcome.sha256
        if is_whole and identity_now(decoding.path, before) == before:
            self.keep(before, decoding.peaks())

    def keep(self, identity: Identity, peaks: "Peaks") -> None:
        """Keep finished peaks of a file that was so when it was decoded, if there is room."""
        from callreview.domain.peaksfile import bytes_of_peaks

        what = _what(identity)
        half = self._folder / f"{os.urandom(8).hex()}{_HALF}"
        with contextlib.suppress(OSError):  # a disk that is full keeps none
            self._make_room(sum(map(len, pieces := bytes_of_peaks(peaks, what))))
            descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            try:
                with os.fdopen(descriptor, "wb") as file:
                    file.writelines(pieces)
                half.replace(self._path(what))
            finally:
                half.unlink(missing_ok=True)

    def _path(self, what: str) -> Path:
        return self._folder / f"{hashlib.sha256(what.encode()).hexdigest()[:40]}{_SUFFIX}"

    def _make_room(self, size: int) -> None:
        """Remove what was not used for longest, and what was never written to its end."""
        kept = []
        for path in self._folder.iterdir():
            with contextlib.suppress(FileNotFoundError):  # another window was quicker
                found = path.stat()
                if path.suffix == _SUFFIX:
                    kept.append((found.st_mtime, found.st_size, path))
                elif path.suffix == _HALF and time.time() - found.st_mtime > _HALF_WRITTEN_S:
                    path.unlink()
        used = size + sum(one_size for _, one_size, _ in kept)
        for _, one_size, path in sorted(kept):
            if used <= self._most_bytes:
                break
            path.unlink(missing_ok=True)
            used -= one_size


def identity_now(path: Path, known: Identity | None = None) -> Identity | None:
    """Return what the file at `path` is now; None when it cannot be read.

    As `identity_of`; a share that does not answer keeps one waiting.
    """
    try:
        return identity_of(path, known)
    except OSError:
        return None


def kept_peaks() -> KeptPeaks | None:
    """Return the peaks kept on this computer; None where nothing can be kept."""
    from callreview.app import places

    try:
        return KeptPeaks(places.peaks())
    except CallReviewError:
        return None


def _what(identity: Identity) -> str:
    from importlib.metadata import PackageNotFoundError, version

    from callreview import __version__
    from callreview.domain.peaksfile import FORMAT

    versions = [str(FORMAT)]
    for name in _DECODERS:
        try:
            versions.append(version(name))
        except PackageNotFoundError:  # a frozen app may not say; then its own version does
            versions.append(__version__)
    file = (identity.size, identity.mtime_ns, identity.fingerprint)
    return " ".join([*versions, *map(str, file)])
