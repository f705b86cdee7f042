"""What the commands share: the session they work on, how they print, how they report progress."""

import contextlib
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from callreview.cli import OpenWindow
from callreview.domain.errors import CallReviewError
from callreview.domain.timebase import parse_clock
from callreview.words import sentence

if TYPE_CHECKING:
    from callreview.app.session import Session
    from callreview.audio.pool import Pool

DONE, COULD_NOT, WRONG_USAGE, DONE_IN_PART = range(4)

as_json = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")


@dataclass(frozen=True)
class Given:
    """What was said before the command: `ctx.obj` of every command."""

    library: Path | None = None
    open_window: OpenWindow | None = None

    def with_library(self, library: Path | None) -> "Given":
        """Return the same with another library."""
        return replace(self, library=library)

    def show_window(self, *, folder: Path | None = None, samples: bool = False) -> int:
        """Open the window and return its exit code."""
        if self.open_window is None:
            raise CallReviewError("no_window")
        return self.open_window(library=self.library, folder=folder, samples=samples)

    @property
    def library_path(self) -> Path:
        """Return the library that was named, or the person's own."""
        from callreview.app import places

        return self.library or places.library()

    @contextlib.contextmanager
    def session(self, *, read_only: bool = False) -> Iterator["Session"]:
        """Open the library for the length of a command.

        With `read_only` beside whoever writes it. Raises LibraryTrouble: in use, missing, newer,
        damaged.
        """
        from callreview.app.session import Session

        session = Session.open(self.library_path, reviewer=reviewer(), read_only=read_only)
        try:
            yield session
        finally:
            session.close()

    @contextlib.contextmanager
    def pool(self) -> Iterator["Pool"]:
        """Have decoding workers for the length of a command."""
        from callreview.app import places
        from callreview.audio.pool import Pool

        with Pool(places.sound()) as pool:
            yield pool


class Moment(click.ParamType[int]):
    """A time in a call, `h:mm:ss.mmm`, `m:ss` or seconds, given to the command in ms."""

    name = "T"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """Return the milliseconds of what was typed."""
        if isinstance(value, int):
            return value
        try:
            return parse_clock(str(value))
        except CallReviewError as error:
            self.fail(sentence(error), param, ctx)


MOMENT = Moment()


def reviewer() -> str:
    """Return the name of whoever works at this computer."""
    from callreview.app import settings

    return settings.load().reviewer_or_user


def print_json(value: Mapping[str, object]) -> None:
    """Print one JSON object on one line, absent (None) facts left out at its top level.

    Bytes of a file's name that are no text come out as lone surrogates, escaped.
    """
    known = {key: item for key, item in value.items() if item is not None}
    text = json.dumps(known, ensure_ascii=False, separators=(", ", ": "))
    click.echo(text.encode("utf-8", "backslashreplace").decode())


class ProgressLine:
    """One line on stderr that is written over while something goes on; only on a terminal."""

    def __init__(self) -> None:
        self._shows = sys.stderr.isatty()
        self._width = 0

    def __call__(self, done: int, total: int, words: str = "") -> None:
        """Show how far a job has come; `total` 0 means that nobody knows yet."""
        if not self._shows:
            return
        text = f"{done} / {total}  {words}" if total else f"{done}  {words}"
        text = text[: _terminal_width() - 1]
        click.echo("\r" + text.ljust(self._width), nl=False, err=True)
        self._width = len(text)

    def end(self) -> None:
        """Wipe the line."""
        if self._width:
            click.echo("\r" + " " * self._width + "\r", nl=False, err=True)
            self._width = 0


def _terminal_width() -> int:
    import shutil

    return shutil.get_terminal_size().columns
