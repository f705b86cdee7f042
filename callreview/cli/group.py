"""The group `callreview`: finds commands by name, and turns what went wrong into an exit code."""

import contextlib
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from callreview import __version__
from callreview.cli import COMMANDS, STOPPED, OpenWindow
from callreview.cli.common import COULD_NOT, Given
from callreview.cli.printing import say_error
from callreview.domain.errors import CallReviewError
from callreview.words import _, sentence
from callreview.words.marking import N_

SUMMARIES = {
    "demo": N_("Do the whole job on the sample calls, or open the app on them."),
    "add": N_("Add a folder of recordings, or look at it again."),
    "calls": N_("List calls."),
    "names": N_("Say how the files of a folder are named."),
    "peaks": N_("Write the waveform of a recording in audiowaveform's format."),
    "play": N_("Play a recording without a window."),
    "talk": N_("Say who speaks when in a recording."),
    "clip": N_("Write a stretch of a recording to a file of its own."),
    "marks": N_("Take the marks of a call to and from other programs."),
    "score": N_("Score answers with the arithmetic in full; nothing is stored."),
    "rubric": N_("List, check and show score sheets."),
    "review": N_("Bring reviews from computer to computer, or add written ones."),
    "draw": N_("Draw calls by lot, and check what was drawn."),
    "scorecard": N_("Print scorecards."),
    "summary": N_("Print one person's reviews of a period."),
    "results": N_("Say what random samples show, and how sure that is."),
    "agreement": N_("Say how far those agree who scored the same calls."),
    "export": N_("Write reviews, answers and marks as a table."),
    "check": N_("Check the library and the recordings it knows."),
    "doctor": N_("Say what this computer offers: sound, codecs, places."),
}
# A window keeps what could not be saved and tries again; a command ends.
_OF_A_COMMAND = {"disk_full": "command_disk_full", "disk_trouble": "command_disk_trouble"}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called; a folder opens the window."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of all commands, loading none."""
        return list(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        cmd_name: str,
    ) -> click.Command | None:
        """Return the command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"callreview.cli.{cmd_name}")
        command = module.command
        assert isinstance(command, click.Command)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words; `--library` may also stand behind the command."""
        return super().parse_args(ctx, with_library_first(args))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return what was called; a folder stands for "open the window on it"."""
        word = args[0] if args else ""
        if word in COMMANDS:
            return super().resolve_command(ctx, args)
        if os.path.isdir(word):  # noqa: PTH112 - pathlib's raises where this one says no
            return _WINDOW.name, _WINDOW, args
        if os.path.exists(word):  # noqa: PTH110 - as above
            raise CallReviewError("not_a_folder", path=word)
        if {"/", os.sep} & set(word):
            raise CallReviewError("folder_missing", path=word)
        return super().resolve_command(ctx, args)

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        formatter: click.HelpFormatter,
    ) -> None:
        """Write the list of commands from the table above, loading none."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(SUMMARIES[name])) for name in COMMANDS])


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--library",
    type=click.Path(path_type=Path, dir_okay=False, readable=False),
    metavar="FILE",
    help="The library to use (default: your own).",
)
@click.version_option(__version__, message="callreview %(version)s")
@click.pass_context
def callreview(ctx: click.Context, library: Path | None) -> None:
    """Listen to phone calls, mark them, score them, print scorecards.

    `callreview [FOLDER]` opens the app, on FOLDER if given.
    """
    given = ctx.obj
    assert isinstance(given, Given)
    ctx.obj = given.with_library(library)
    if ctx.invoked_subcommand is None:
        ctx.exit(ctx.obj.show_window())


@click.command("window", hidden=True)
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.pass_obj
def _WINDOW(given: Given, folder: Path) -> int:  # noqa: N802 - a constant that click makes
    return given.show_window(folder=folder)


def run_group(words: Sequence[str], open_window: OpenWindow | None) -> int:
    """Run the group and return the exit code; see `callreview.cli.run`."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):  # a test's stream has no encoding to set
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # same
    try:
        code = callreview.main(
            list(words),
            prog_name="callreview",
            standalone_mode=False,
            obj=Given(open_window=open_window),
        )
    except CallReviewError as error:
        code = _OF_A_COMMAND.get(error.code, error.code)
        say_error(sentence(CallReviewError(code, **error.fields)))
        return COULD_NOT
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        say_error(_("Stopped. What was done so far is kept."))
        return STOPPED
    except BrokenPipeError:
        # The reader of our output went away; nobody is left to be told.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return COULD_NOT
    return code if isinstance(code, int) else 0


def with_library_first(words: Sequence[str]) -> list[str]:
    """Return the words with `--library FILE` at their beginning, wherever it stood before `--`."""
    end = words.index("--") if "--" in words else len(words)
    first: list[str] = []
    rest: list[str] = []
    at = 0
    while at < end:
        count = 2 if words[at] == "--library" else 1
        (first if words[at].partition("=")[0] == "--library" else rest).extend(
            words[at : at + count]
        )
        at += count
    return [*first, *rest, *words[max(at, end) :]]
