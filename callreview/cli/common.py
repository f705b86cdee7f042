"""What the commands share: exit codes, the session and the pool they work with, times."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from callreview.cli import OpenWindow
from callreview.domain.errors import CallReviewError, LibraryTrouble
from callreview.domain.hearing import Sides
from callreview.domain.timebase import parse_clock
from callreview.words import _, sentence

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

        With `read_only` beside whoever writes it. Raises LibraryTrouble: in use, missing, damaged,
        or, without `read_only`, why it cannot be written.
        """
        from callreview.app.session import Session

        session = Session.open(self.library_path, reviewer=reviewer(), read_only=read_only)
        try:
            if session.snapshot.read_only and not read_only:
                raise LibraryTrouble(session.snapshot.read_only_reason, path=str(session.library))
            yield session
        finally:
            session.close()

    @contextlib.contextmanager
    def library_beside(self) -> Iterator["Session | None"]:
        """Read the library beside whoever writes it; do without the person's own if need be."""
        with contextlib.ExitStack() as stack:
            try:
                session = stack.enter_context(self.session(read_only=True))
            except LibraryTrouble:
                if self.library is not None:
                    raise
                session = None
            yield session

    def sound(self, said: str) -> tuple[Path, ...]:
        """Return the file, or the two sides of the call, that `said` names."""
        from callreview.app.called import sound_named, stands_alone

        if stands_alone(said):
            return (Path(said),)  # no library need be read for it
        with self.library_beside() as library:
            return sound_named(library, said)

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


class Sound(click.ParamType[tuple[Path, ...]]):
    """A file, or a call by its key or the path of either side; given as one path or two."""

    name = "FILE|CALL"

    def convert(
        self,
        value: object,
        param: click.Parameter | None,  # noqa: ARG002 - click's shape
        ctx: click.Context | None,
    ) -> tuple[Path, ...]:
        """Return the files of what was typed."""
        assert ctx is not None
        given: Given = ctx.obj
        return given.sound(str(value))


SOUND = click.argument("files", type=Sound(), metavar="FILE|CALL")


def chosen_sides(*, left: bool, right: bool) -> Sides:
    """Return what --left and --right ask for; both at once are wrong usage."""
    if left and right:
        raise click.UsageError(_("Choose --left or --right, not both."))
    if left:
        return Sides.LEFT
    return Sides.RIGHT if right else Sides.BOTH


def reviewer() -> str:
    """Return the name of whoever works at this computer."""
    from callreview.app import settings

    return settings.load().reviewer_or_user
