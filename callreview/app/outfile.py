"""Files that leave the app: whole or not at all, and never in the place of a recording."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from callreview.domain.errors import CallReviewError
from callreview.intake.kinds import SNIFFED, is_sound, is_sound_extension


def write_whole(path: Path, content: bytes) -> None:
    """Write all of `content` or nothing, its folder made; raises "not_written"."""
    make_folder(path.parent)
    with whole_file(path) as unfinished:
        unfinished.write_bytes(content)


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a place to write to; it becomes `path` at the end of the block, or is gone.

    Raises CallReviewError "not_written" for whatever the system refuses.
    """
    unfinished = path.with_name(path.name + ".part")
    try:
        yield unfinished
        unfinished.replace(path)
    except OSError as error:
        raise _not_written(path, error) from None
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Make a folder if it is not there; raises CallReviewError "not_written"."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _not_written(folder, error) from None


def is_recording(path: Path) -> bool:
    """Return whether `path` is, by its name, its content or where it leads, a recording."""
    really = Path(os.path.realpath(path))
    if any(is_sound_extension(one.suffix[1:]) for one in (path, really)):
        return True
    try:
        with really.open("rb") as file:
            return is_sound(file.read(SNIFFED))
    except OSError:
        return False


def are_one(path: Path, other: Path) -> bool:
    """Return whether two paths lead to one file that is there."""
    try:
        return path.samefile(other)
    except (OSError, ValueError):
        return False


def _not_written(path: Path, error: OSError) -> CallReviewError:
    problem = error.strerror or type(error).__name__
    return CallReviewError("not_written", path=str(path), problem=problem)
