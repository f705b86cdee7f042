"""What is kept of a failure that nobody expected: where it came from, and nothing people wrote."""

import logging
import traceback
from pathlib import Path

from callreview.app import places

_MOST_LOG_BYTES = 500_000
_log = logging.getLogger("callreview")


def log_bug(error: BaseException) -> None:
    """Write down where a failure came from."""
    _log.error("a bug: %s", described(error))


def described(error: BaseException) -> str:
    """Return where a failure came from: files, lines and kinds, never values or words.

    An error's own text may hold a name or a number, so only its type is given.
    """
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"{_inside(each.filename)}:{each.lineno} {each.name}" for each in frames]
    return "\n".join([*lines, type(error).__qualname__])


def keep_log() -> Path | None:
    """Write warnings and bugs into a file only this person can read, kept small; return it.

    None where nothing can be kept: everything else works.
    """
    file = places.logs() / "callreview.log"
    try:
        places.make_private(file.parent)
        if file.exists() and file.stat().st_size > _MOST_LOG_BYTES:
            file.replace(file.with_suffix(".old.log"))
        file.touch(mode=0o600)
    except OSError:
        return None
    root = logging.getLogger()
    if any(getattr(handler, "baseFilename", "") == str(file) for handler in root.handlers):
        return file
    # Not a RotatingFileHandler: its module brings sockets and pickles, and a slower start.
    handler = logging.FileHandler(file, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    return file


def _inside(path: str) -> str:
    """Return a source path without the folders of this computer."""
    parts = path.replace("\\", "/").split("/")
    return "/".join(parts[-3:])
