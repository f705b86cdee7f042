"""`callreview marks export|import`: marks of a call to and from files of other programs."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import click

from callreview.app.called import call_named
from callreview.app.exchange import MarksRead, export_marks, import_marks, length_of
from callreview.cli.common import COULD_NOT, DONE, DONE_IN_PART, Given, as_json
from callreview.cli.printing import print_json, say, say_error
from callreview.exports.labels.forms import Form
from callreview.words import _, ngettext, sentence

_CALL = click.argument("call", metavar="CALL")
_FILE = click.argument(
    "file", type=click.Path(path_type=Path, dir_okay=False, readable=False), metavar="FILE"
)
_FORM = click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Form]),
    help="What FILE is, where its ending does not say it.",
)


@click.group()
def command() -> None:
    """Take the marks of a call to and from other programs.

    CALL is a key or its start, a recording's path, or its SHA-256. FILE is a label track of
    Audacity (.txt), WebVTT (.vtt), SubRip (.srt), CSV, JSON, a TextGrid of Praat or an EAF of ELAN.
    """


@command.command("export", short_help="Write the marks of CALL to FILE.")
@_CALL
@_FILE
@_FORM
@click.pass_obj
def export(given: Given, call: str, file: Path, form: str | None) -> int:
    """Write the marks of CALL to FILE.

    CSV and JSON keep all of a mark; WebVTT and EAF all but its time; TextGrid all but its author;
    Audacity and SubRip times and words only.
    """
    with given.session(read_only=True) as session:
        count = export_marks(session, call_named(session, call), file, _form(form))
    words = ngettext("{count} mark written to {path}.", "{count} marks written to {path}.", count)
    say([words.format(count=f"{count:,}", path=file)])
    return DONE


@command.command("import", short_help="Add the marks of FILE to CALL.")
@_CALL
@_FILE
@_FORM
@as_json
@click.pass_obj
def import_(given: Given, call: str, file: Path, form: str | None, as_json: bool) -> int:  # noqa: FBT001 - click gives flags so
    """Add the marks of FILE to CALL; a mark that is there already changes nothing.

    What is no mark, or lies after the call's end, is left out and listed.
    """
    with given.session() as session, ExitStack() as stack:
        meant = call_named(session, call)
        length_ms = length_of(session, meant, lambda: stack.enter_context(given.pool()))
        read = import_marks(session, meant, file, _form(form), length_ms=length_ms)
    for fault in read.faults:
        say_error(sentence(fault))
    if as_json:
        for mark in read.added:
            print_json(mark.as_json())
    else:
        say(_told(read))
    if not read.faults:
        return DONE
    return DONE_IN_PART if read.added or read.known else COULD_NOT


def _told(read: MarksRead) -> Iterator[str]:
    added, known, faults = len(read.added), read.known, len(read.faults)
    if added:
        words = ngettext("{count} mark was added.", "{count} marks were added.", added)
        yield words.format(count=f"{added:,}")
    if known:
        words = ngettext(
            "{count} mark was there already; nothing was changed.",
            "{count} marks were there already; nothing was changed.",
            known,
        )
        yield words.format(count=f"{known:,}")
    if not (added or known or faults):
        yield _("The file holds no mark.")


def _form(typed: str | None) -> Form | None:
    return Form(typed) if typed else None
