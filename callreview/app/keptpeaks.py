"""Peaks kept between runs, so that a known call shows its whole waveform at once.

One small private file for each call, in a folder of their own in the cache. It is found by what
the call's file, or its two, were when it was decoded: their size, their time, the SHA-256 of
their two ends; and by the versions of this format and of the decoders. So a file that was
changed is not found. What is damaged is ignored; what was not used for longest goes when all
fill the room.

Threads: any; two apps may use one folder.
"""

import contextlib
import hashlib
import os
import time
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from callreview.domain.errors import CallReviewError
from callreview.intake.identity import Identity, identity_of

if TYPE_CHECKING:
    from callreview.audio.decoding import Decoding
    from callreview.domain.peaks import Peaks

Files = tuple[Identity, ...]
"""What the one file of a call is, or its left and its right side."""

_MOST_BYTES = 512 << 20
_SUFFIX, _HALF = ".peaks", ".part"
_HALF_WRITTEN_S = 600.0
_DECODERS = ("av", "soundfile")


class KeptPeaks:
    """The folder of peaks; `most_bytes` is what it may hold."""

    def __init__(self, folder: Path, *, most_bytes: int = _MOST_BYTES) -> None:
        self._folder = folder
        self._most_bytes = most_bytes

    def find(self, files: Files) -> "Peaks | None":
        """Return the peaks kept of files as they are now, if there are any."""
        from callreview.domain.peaksfile import peaks_in

        what = _what(files)
        path = self._path(what)
        try:
            found = peaks_in(path.read_bytes(), what)
        except (OSError, ValueError, LookupError, TypeError):
            return None
        with contextlib.suppress(OSError):
            os.utime(path)  # it was used: others go first
        return found

    def keep_of(self, decoding: "Decoding", before: Files) -> None:
        """Keep the peaks of what was decoded to its end, unless the file changed meanwhile."""
        outcome = decoding.outcome
        is_whole = outcome is not None and outcome.verdict.plays and outcome.sha256
        if is_whole and files_now(decoding.paths, before) == before:
            self.keep(before, decoding.peaks())

    def keep(self, files: Files, peaks: "Peaks") -> None:
        """Keep finished peaks of files that were so when they were decoded, if there is room."""
        from callreview.domain.peaksfile import bytes_of_peaks

        what = _what(files)
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


def files_now(paths: Sequence[Path], known: Files = ()) -> Files | None:
    """Return what the files of a call are now; None when one cannot be read.

    As `identity_of`; a share that does not answer keeps one waiting.
    """
    try:
        found = [
            identity_of(path, before) for path, before in zip_longest(paths, known[: len(paths)])
        ]
    except OSError:
        return None
    files = tuple(one for one in found if one is not None)
    return files if len(files) == len(found) else None


def kept_peaks() -> KeptPeaks | None:
    """Return the peaks kept on this computer; None where nothing can be kept."""
    from callreview.app import places

    try:
        return KeptPeaks(places.peaks())
    except CallReviewError:
        return None


def _what(files: Files) -> str:
    from importlib.metadata import PackageNotFoundError, version

    from callreview import __version__
    from callreview.domain.peaksfile import FORMAT

    versions = [str(FORMAT)]
    for name in _DECODERS:
        try:
            versions.append(version(name))
        except PackageNotFoundError:  # a frozen app may not say; then its own version does
            versions.append(__version__)
    told = (value for one in files for value in (one.size, one.mtime_ns, one.fingerprint))
    return " ".join([*versions, *map(str, told)])
