"""`callreview calls`: lists calls; QUERY is the search box's language."""

import csv
import io
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from callreview.cli.common import Given, as_json
from callreview.cli.printing import print_json, say, visible, wide
from callreview.cli.recordings import FACTS, FILE, HEADS, call_json, cells, recordings_json
from callreview.domain.call import Call
from callreview.domain.query.matching import fitting
from callreview.exports.table import defused
from callreview.words import _
from callreview.words.searching import asked, explained
from callreview.words.times import counted_calls

if TYPE_CHECKING:
    from callreview.app.session import Session

_COLUMNS = ("id", "call_id", "path", "status", "reason", *FILE, *FACTS, "person", "state",
            "score_percent", "marks", "copies")  # fmt: skip


@click.command(context_settings={"ignore_unknown_options": True})  # "-draft" is a part of QUERY
@click.argument("words", nargs=-1, metavar="[QUERY]")
@as_json
@click.option("--csv", "as_csv", is_flag=True, help="A table for spreadsheets.")
@click.pass_obj
def command(given: Given, words: tuple[str, ...], as_json: bool, as_csv: bool) -> None:  # noqa: FBT001 - click gives flags so
    """List calls, the newest first; QUERY as one types it into the search box."""
    text = " ".join(words)
    if as_json and as_csv:
        raise click.UsageError(_("Choose --json or --csv, not both."))
    with given.session(read_only=True) as session:
        known = session.snapshot.calls.values()
        calls = newest_first(found(session, text))
    if as_json:
        for call in calls:
            for recording in recordings_json(call):
                print_json(recording)
    elif as_csv:
        click.echo(_table(calls), nl=False)
    elif calls:
        _print(calls)
    elif known:
        say([_("No call matches “{query}”.").format(query=text)])
    else:
        say([_("There are no calls yet. Add a folder of recordings: callreview add FOLDER")])


def found(session: "Session", text: str) -> Iterable[Call]:
    """Return the calls the search box would find; what of it is not understood is told."""
    query = asked(text)
    hits = session.find(lambda reader: reader.calls_with_words(query.words)).wait()
    today = session.clock.now().astimezone().date()
    for mistake in query.mistakes:
        click.echo(explained(mistake), err=True)
    return fitting(query, session.snapshot.calls.values(), today=today, hits=hits)


def newest_first(calls: Iterable[Call]) -> list[Call]:
    """Return the calls with the newest first, those without a time last."""
    return sorted(calls, key=lambda c: (c.facts.start_local or "", c.recording.path), reverse=True)


def _table(calls: Sequence[Call]) -> str:
    text = io.StringIO(newline="")
    rows = csv.DictWriter(text, _COLUMNS, extrasaction="ignore", lineterminator="\r\n")
    rows.writeheader()
    for call in calls:
        rows.writerow({key: defused(value) for key, value in call_json(call).items()})
    return text.getvalue()


def _print(calls: Sequence[Call]) -> None:
    rows = [tuple(map(_, HEADS)), *(tuple(map(visible, cells(call))) for call in calls)]
    widths = [max(map(wide, column)) for column in zip(*rows, strict=True)]
    say(_line(row, widths) for row in rows)
    if sys.stderr.isatty():
        click.echo(counted_calls(len(calls)), err=True)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    padded = (text + " " * (width - wide(text)) for text, width in zip(row, widths, strict=True))
    return "  ".join(padded).rstrip()
