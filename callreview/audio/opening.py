"""Opening a recording for reading, whatever lies at its path: never waiting, never writing."""

import errno
import os
import stat
import threading
from pathlib import Path

from callreview.audio.handover import OpenFile
from callreview.audio.judging import Finding
from callreview.domain.audiofile import Verdict

_SECONDS = 20.0


class NotOpened(Exception):
    """The path cannot be opened as a recording; `finding` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.reason)
        self.finding = finding


def open_recording(path: Path, *, seconds: float = _SECONDS) -> OpenFile:
    """Return `path` open for reading; raise NotOpened.

    A share that is gone can hold `open` for ever, and a thread there cannot be ended: so
    it is a thread of its own, left behind after `seconds`.
    """
    opened: list[OpenFile | Exception] = []
    opening = threading.Thread(target=lambda: opened.append(_attempt(path)), daemon=True)
    opening.start()
    opening.join(seconds)
    if not opened:
        raise NotOpened(Finding(Verdict.SLOW, "place_does_not_answer"))
    if isinstance(opened[0], OpenFile):
        return opened[0]
    raise opened[0]


def _attempt(path: Path) -> OpenFile | Exception:
    try:
        return _open(path)
    except OSError as failure:
        return NotOpened(finding_of(failure.errno or 0))
    except NotOpened as refused:
        return refused


def _open(path: Path) -> OpenFile:
    # A named pipe without a writer would wait for one.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        # Listening is not to be seen on the recording, not even by its time of last access.
        descriptor = os.open(path, flags | getattr(os, "O_NOATIME", 0))
    except PermissionError:
        if path.is_dir():  # Windows refuses to open a folder
            raise NotOpened(Finding(Verdict.UNSUPPORTED, "folder_not_recording")) from None
        descriptor = os.open(path, flags)
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISREG(mode):
        return OpenFile(descriptor, path)
    os.close(descriptor)
    reason = "folder_not_recording" if stat.S_ISDIR(mode) else "no_ordinary_file"
    raise NotOpened(Finding(Verdict.UNSUPPORTED, reason))


def finding_of(number: int) -> Finding:
    """Return what an error of the system means to a person."""
    reason = {
        errno.ENOENT: "recording_not_there",
        errno.ENOTDIR: "recording_not_there",
        errno.EACCES: "recording_not_allowed",
        errno.EPERM: "recording_not_allowed",
        errno.ELOOP: "link_leads_nowhere",
        errno.ENOSPC: "no_room_for_sound",
        errno.EDQUOT: "no_room_for_sound",
        errno.EFBIG: "no_room_for_sound",
        errno.ENXIO: "no_ordinary_file",
        errno.ETIMEDOUT: "place_does_not_answer",
    }.get(number, "recording_not_read")
    if reason == "place_does_not_answer":
        return Finding(Verdict.SLOW, reason)
    if reason == "no_ordinary_file":
        return Finding(Verdict.UNSUPPORTED, reason)
    return Finding(Verdict.UNPLAYABLE, reason)
