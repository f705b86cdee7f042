"""Where things of this app and this person lie on this computer.

The environment's CALLREVIEW_HOME, if set, holds all of them: for tests, and for a stick.
"""

import contextlib
import os
import sys
from pathlib import Path

from callreview.domain.errors import CallReviewError
from callreview.store.place import make_private_file, make_private_folder

HOME_VARIABLE = "CALLREVIEW_HOME"
_NAME = "callreview"


def library() -> Path:
    """Return the person's own library."""
    return data() / "library.db"


def samples() -> Path:
    """Return the library of the sample calls."""
    return data() / "samples.db"


def data() -> Path:
    """Return the folder of what must not be lost."""
    return _folder("data")


def config() -> Path:
    """Return the folder of settings."""
    return _folder("config")


def cache() -> Path:
    """Return the folder of what can be made again: decoded sound, peaks."""
    return _folder("cache")


def sound() -> Path:
    """Return the folder of decoded sound, made if it is not there.

    Raises CallReviewError "place_not_made".
    """
    return _made(cache() / "sound")


def peaks() -> Path:
    """Return the folder of peaks that are kept between runs, made if it is not there.

    Raises CallReviewError "place_not_made".
    """
    return _made(cache() / "peaks")


def logs() -> Path:
    """Return the folder of logs."""
    return _folder("log")


def make_private(folder: Path) -> Path:
    """Make a folder only this person may read, if it is not there, and return it."""
    make_private_folder(folder)
    return folder


def computer_id() -> str:
    """Return the key of this computer, made at the first asking."""
    path = config() / "computer"
    try:
        known = path.read_text("ascii").strip()
    except OSError:
        known = ""
    if known:
        return known
    from callreview.app.keys import new_key

    known = new_key()
    with contextlib.suppress(OSError):  # a disk that keeps nothing: another key next time
        make_private_folder(path.parent)
        make_private_file(path)
        path.write_text(known + "\n", "ascii")
    return known


def system() -> str:
    """Return what kind of system this is, for a library that is moved between computers."""
    return sys.platform


def _made(folder: Path) -> Path:
    try:
        return make_private(folder)
    except OSError as error:
        problem = error.strerror or type(error).__name__
        raise CallReviewError("place_not_made", path=str(folder), problem=problem) from error


def _folder(kind: str) -> Path:
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home) / kind
    import platformdirs

    found = {
        "data": platformdirs.user_data_path,
        "config": platformdirs.user_config_path,
        "cache": platformdirs.user_cache_path,
        "log": platformdirs.user_log_path,
    }
    return found[kind](_NAME, appauthor=False)
