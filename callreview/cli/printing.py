"""How the commands print: lines for people, JSON for programs, progress on a terminal.

Names come from outside. What cannot be printed in them is spelled, so that a file's name can
neither break a line in two nor give orders to the terminal.
"""

import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Mapping

import click

from callreview.app.jobs import Pace, Reached
from callreview.words.times import progress_words

_JOINERS = "\u200c\u200d"  # emoji and Persian words need them, and they do no harm
_MISCHIEF = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    r"""Return text on one line that does nothing to a terminal: a new line in it reads `\n`."""
    if text.isprintable():
        return text
    return "".join(one if _is_harmless(one) else _spelled(one) for one in text)


def _is_harmless(one: str) -> bool:
    return one.isprintable() or one in _JOINERS or unicodedata.category(one) == "Zs"


def _spelled(one: str) -> str:
    return one.encode("unicode_escape").decode("ascii")


def wide(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(_columns(one) for one in text)


def _columns(one: str) -> int:
    if unicodedata.combining(one) or one in _JOINERS:
        return 0
    return 2 if unicodedata.east_asian_width(one) in "WF" else 1


def say(lines: Iterable[str]) -> None:
    """Print lines for people on stdout."""
    for line in lines:
        click.echo(visible(line))


def say_error(line: str) -> None:
    """Print a line for people on stderr."""
    click.echo(visible(line), err=True)


def print_json(value: Mapping[str, object]) -> None:
    """Print one JSON object on one line, absent (None) facts left out at its top level.

    Bytes of a file's name that are no text come out as lone surrogates, escaped.
    """
    known = {key: item for key, item in value.items() if item is not None}
    text = json.dumps(known, ensure_ascii=False, separators=(", ", ": "))
    text = _MISCHIEF.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    click.echo(text.encode("utf-8", "backslashreplace").decode())


class ProgressLine:
    """One line on stderr that is written over while something goes on; only on a terminal."""

    def __init__(self) -> None:
        self._shows = sys.stderr.isatty()
        self._width = 0
        self._pace = Pace()

    def __call__(self, done: int, total: int, words: str = "") -> None:
        """Show how far a job has come, how fast; `total` 0 means that nobody knows yet."""
        self._pace.take(Reached(done, total))
        told = progress_words(done, total, self._pace.rate, self._pace.left_s)
        self.show(f"{told}  {words}".strip())

    def show(self, text: str) -> None:
        """Show some words."""
        if not self._shows:
            return
        text = visible(text)[: _terminal_width() - 1]
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
