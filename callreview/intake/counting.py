"""About how many recordings there are in a folder, counted by their names before any is read."""

import os
from collections.abc import Callable, Collection
from pathlib import Path

from callreview.intake.kinds import Kind, kind_by_name

_MAY_BE = (Kind.RECORDING, Kind.UNCERTAIN)


def count_files(
    root: Path,
    *,
    but: Collection[Path] = (),
    cancelled: Callable[[], bool] = lambda: False,
) -> int:
    """Return how many names below `root` may be of recordings, without asking for any file.

    Folders of `but` are passed by, and so are links to folders. 0 if it is `cancelled`.
    """
    count, waiting = 0, [str(root)]
    passed_by = {str(path) for path in but}
    while waiting and not cancelled():
        folder = waiting.pop()
        if folder in passed_by:
            continue
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    else:
                        count += kind_by_name(entry.name) in _MAY_BE
        except OSError:  # listing it will say why
            continue
    return count if not waiting else 0
