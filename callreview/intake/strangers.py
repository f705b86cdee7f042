"""Logs that lie in a folder and that nobody reads, for a person to say what they are."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from callreview.domain.errors import Unreadable
from callreview.domain.reading import Reading
from callreview.intake.beside import is_log
from callreview.intake.identity import start_of
from callreview.intake.logs import rows_of
from callreview.intake.logs.guess import guessed_mapping
from callreview.intake.logs.sheet import open_sheet
from callreview.intake.walk import folders_of

MOST = 10
_ASKED = 64 * 1024


def logs_nobody_reads(
    root: Path, reading: Reading, cancelled: Callable[[], bool] = lambda: False
) -> tuple[str, ...]:
    """Return the paths of logs below `root` that no reader knows and nothing was said of.

    At most ten. Of each only the beginning is read.
    """
    found = list[str]()
    for folder in folders_of(root.absolute()):
        for name in folder.files:
            if cancelled() or len(found) == MOST:
                return tuple(found)
            if is_log(name) and not _is_read(folder.path / name, reading):
                found.append(str(folder.path / name))
    return tuple(found)


def log_to_be_said(
    root: Path, reading: Reading, cancelled: Callable[[], bool] = lambda: False
) -> str:
    """Return the first of those logs whose columns seem to tell of calls; "" if there is none."""
    for path in logs_nobody_reads(root, reading, cancelled):
        with suppress(Unreadable):
            mapping = guessed_mapping(open_sheet(Path(path)))
            if mapping.can_join and mapping.says_more:
                return path
    return ""


def _is_read(path: Path, reading: Reading) -> bool:
    if any(str(path) == one.path for one in reading.logs):
        return True
    sample = start_of(path, _ASKED)
    if not sample:
        return True  # nothing to read is in it, or it may not be read
    whole, _, _ = sample.rpartition(b"\n")
    return bool(rows_of(whole or sample, reading.extensions, others=reading.logs))
