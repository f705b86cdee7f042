"""`callreview add`: adds a folder of recordings, or looks at it again."""

from collections.abc import Callable
from datetime import date
from itertools import chain
from pathlib import Path

import click

from callreview.app.adding import AddReport, LeftOut, add_folder, folder_at
from callreview.app.jobs import Progress, Reached
from callreview.cli.common import DONE, DONE_IN_PART, Given, as_json
from callreview.cli.printing import ProgressLine, print_json, say
from callreview.cli.recordings import reason_words, recordings_json
from callreview.domain.call import Status
from callreview.words import _, ngettext
from callreview.words.times import counted_calls, counted_people, spoken_span

# What is neither an archive nor a chat nor anything else that holds no call.
_STATUSES = {
    "recording_not_there": Status.MISSING,
    "recording_not_allowed": Status.UNPLAYABLE,
    "recording_not_read": Status.UNPLAYABLE,
    "folder_unreadable": Status.UNPLAYABLE,
    "in_the_cloud": Status.UNPLAYABLE,
    "no_room_for_sound": Status.UNPLAYABLE,
    "no_worker": Status.UNPLAYABLE,
}


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--scan", is_flag=True, help="Decode every recording too, then find out who speaks, and wait."
)
@as_json
@click.pass_obj
def command(given: Given, folder: Path, scan: bool, as_json: bool) -> int:  # noqa: FBT001 - click gives flags so
    """Add a folder of recordings, or look at it again. Recordings are never written to."""
    folder_at(folder)  # before a library is made for nothing
    with given.session() as session, given.pool() as pool:
        line = ProgressLine()
        try:
            report = add_folder(session, pool, folder, scan=scan, progress=Progress(_shown(line)))
        finally:
            line.end()
    if as_json:
        _print_json(report)
    else:
        _print(report)
    return DONE_IN_PART if report.left_out else DONE


def summary(report: AddReport, today: date) -> list[str]:
    """Return what came of adding a folder, as people read it, what was left out last."""
    counts = [text.format(count=f"{count:,}") for count, text in _counted(report) if count]
    left_out = [_("Left out: {why}").format(why=_why(one)) for one in report.left_out]
    if report.is_away:
        return [reason_words("folder_away", {"path": report.path})]
    if not report.calls:
        nothing = _("No recording was found in “{path}”.").format(path=report.path)
        return [nothing, *counts, *left_out]
    return [found_words(report, today), *counts, *left_out]


def found_words(report: AddReport, today: date) -> str:
    """Return "8 calls, 3 people, 10 March to 13 March"."""
    parts = [counted_calls(len(report.calls))]
    if report.people:
        parts.append(counted_people(report.people))
    if report.first and report.last:
        first, last = (date.fromisoformat(day[:10]) for day in (report.first, report.last))
        parts.append(spoken_span(first, last, today))
    return ", ".join(parts)


def _counted(report: AddReport) -> tuple[tuple[int, str], ...]:
    r = report
    return (
        (r.added, ngettext("{count} call is new", "{count} calls are new", r.added)),
        (r.copies, ngettext("{count} file is a copy", "{count} files are copies", r.copies)),
        (
            r.moved,
            ngettext("{count} recording was moved", "{count} recordings were moved", r.moved),
        ),
        (
            r.changed,
            ngettext("{count} recording has changed", "{count} recordings have changed", r.changed),
        ),
        (
            r.missing,
            ngettext("{count} recording is missing", "{count} recordings are missing", r.missing),
        ),
        (
            r.empty,
            ngettext("{count} recording is empty", "{count} recordings are empty", r.empty),
        ),
        (
            r.damaged,
            ngettext(
                "{count} recording is damaged and plays as far as it can",
                "{count} recordings are damaged and play as far as they can",
                r.damaged,
            ),
        ),
        (
            r.passed_over,
            ngettext(
                "{count} other file was passed over",
                "{count} other files were passed over",
                r.passed_over,
            ),
        ),
    )


def _print(report: AddReport) -> None:
    say(summary(report, date.today()))  # noqa: DTZ011 - the day people live in


def _print_json(report: AddReport) -> None:
    files = [file for call in report.calls for file in call.all_files]
    for recording in chain.from_iterable(map(recordings_json, report.calls)):
        print_json(recording)
    told = {(file.path, file.reason) for file in files}
    for one in report.left_out:
        if (one.path, one.reason) not in told:
            status = _STATUSES.get(one.reason, Status.UNSUPPORTED)
            print_json(
                {
                    "path": one.path,
                    "status": status.value,
                    "reason": _why(one),
                    "reason_code": one.reason,
                }
            )


def _why(one: LeftOut) -> str:
    return reason_words(one.reason, one.fields)


def _shown(line: ProgressLine) -> Callable[[Reached], None]:
    return lambda reached: line(reached.done, reached.total, reached.words)
