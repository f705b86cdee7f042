"""The command line: one small file per command, all through app.

`callreview.main` asks `is_command` whether the words typed are for the command line and, if
so, hands them to `run`; every other start opens the window. A command is a module of this
package named after it that holds a click command called `command`; it is loaded only when it
is called. This module itself loads nothing.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

COMMANDS = (
    "demo",
    "add",
    "calls",
    "names",
    "peaks",
    "play",
    "talk",
    "clip",
    "marks",
    "score",
    "rubric",
    "review",
    "draw",
    "scorecard",
    "summary",
    "results",
    "agreement",
    "export",
    "check",
    "doctor",
)
_QUESTIONS = ("--version", "--help", "-h")
STOPPED = 130


class OpenWindow(Protocol):
    """Opens the app's window and returns the exit code once it was closed.

    `samples` says that the library is the one of the sample calls, to be made if it is missing.
    """

    def __call__(
        self, *, library: Path | None = None, folder: Path | None = None, samples: bool = False
    ) -> int:
        """Open the window on a library, the person's own if None, and a folder to be added."""


def is_command(words: Sequence[str]) -> bool:
    """Return whether the words after `callreview` are for the command line."""
    rest = list(words)
    while rest and rest[0].startswith("-"):
        option = rest.pop(0)
        if option in _QUESTIONS:
            return True
        if option == "--library":
            del rest[:1]
        elif not option.startswith("--library="):
            return True
    return bool(rest) and rest[0] in COMMANDS


def run(words: Sequence[str], open_window: OpenWindow | None = None) -> int:
    """Do what the words after `callreview` ask and return the exit code.

    0 done; 1 could not, with one sentence on stderr; 2 wrong usage; 3 done in part; 130 stopped
    by hand. Without `open_window` the commands that open it say that there is none.
    """
    if list(words) == ["--version"]:
        from callreview import __version__

        sys.stdout.write(f"callreview {__version__}\n")
        return 0
    try:
        from callreview.cli.group import run_group

        return run_group(words, open_window)
    except KeyboardInterrupt:  # while what a command needs was being loaded
        return STOPPED
