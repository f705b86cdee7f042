"""`callreview check`: looks the library and the recordings it knows over."""

from collections.abc import Iterator

import click

from callreview.app.checking import CheckReport, check
from callreview.app.jobs import Progress
from callreview.cli.common import COULD_NOT, DONE, Given, as_json
from callreview.cli.printing import ProgressLine, print_json, say
from callreview.words import _, ngettext


@click.command()
@as_json
@click.pass_obj
def command(given: Given, as_json: bool) -> int:  # noqa: FBT001 - click gives flags so
    """Check the library and the recordings it knows. Nothing is changed."""
    line = ProgressLine()
    with given.session(read_only=True) as session:
        try:
            report = check(session, Progress(lambda at: line(at.done, at.total, at.words)))
        finally:
            line.end()
    if as_json:
        print_json(_json(report))
    else:
        say(_told(report))
    return DONE if report.is_sound else COULD_NOT


def _told(report: CheckReport) -> Iterator[str]:
    file = report.file
    if file.is_sound:
        yield _("The library is sound: file, links between rows, audit trail, final reviews.")
    for words in file.damage:
        yield _("The file is damaged: {words}").format(words=words)
    for table in file.orphans:
        yield _("Rows in “{table}” belong to nothing.").format(table=table)
    if file.broken_links:
        first, count = file.broken_links[0], len(file.broken_links)
        one = "The audit trail was changed at row {first}."
        many = "The audit trail was changed at {count} rows, the first is row {first}."
        yield ngettext(one, many, count).format(first=first, count=count)
    for key in file.altered_reviews:
        yield _("The final review {key} is not what was signed off.").format(key=key)
    for name in file.altered_schema:
        yield _("“{name}” in the file is not as Call Review made it.").format(name=name)
    if not file.is_sound:
        yield _("Keep this file as it is and go on with a backup from before the change.")
    yield from _told_of_recordings(report)


def _told_of_recordings(report: CheckReport) -> Iterator[str]:
    for recording in report.missing:
        yield _("Missing: {path}").format(path=recording.path)
    for recording in report.changed:
        yield _("Changed since it was listed or heard: {path}").format(path=recording.path)
    for recording, problem in report.unread:
        yield _("Cannot be read: {path} ({problem})").format(path=recording.path, problem=problem)
    wrong = len(report.missing) + len(report.changed) + len(report.unread)
    if not wrong:
        one = "{count} recording is there and as it was."
        many = "{count} recordings are there and as they were."
        yield ngettext(one, many, report.recordings).format(count=f"{report.recordings:,}")


def _json(report: CheckReport) -> dict[str, object]:
    return {
        "sound": report.is_sound,
        "damage": list(report.file.damage),
        "orphans": list(report.file.orphans),
        "audit_broken_at": list(report.file.broken_links),
        "altered_reviews": list(report.file.altered_reviews),
        "altered_schema": list(report.file.altered_schema),
        "recordings": report.recordings,
        "missing": [one.path for one in report.missing],
        "changed": [one.path for one in report.changed],
        "unread": [one.path for one, _ in report.unread],
    }
