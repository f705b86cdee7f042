"""`callreview check`: looks the library and the recordings it knows over."""

from collections.abc import Iterator

import click

from callreview.app.checking import CheckReport, FileCheck, check, damage
from callreview.app.jobs import Progress
from callreview.cli.common import COULD_NOT, DONE, Given, as_json
from callreview.cli.printing import ProgressLine, print_json, say
from callreview.domain.errors import LibraryTrouble
from callreview.words import _, ngettext, sentence


@click.command()
@as_json
@click.pass_obj
def command(given: Given, as_json: bool) -> int:  # noqa: FBT001 - click gives flags so
    """Check the library and the recordings it knows. Nothing is changed."""
    line = ProgressLine()
    try:
        with given.session(read_only=True) as session:
            report = check(session, Progress(lambda at: line(at.done, at.total, at.words)))
    except LibraryTrouble as trouble:
        if trouble.code not in ("library_damaged", "not_a_library"):
            raise
        found = damage(given.library_path)
        if not (found or as_json):
            raise
        report = CheckReport(FileCheck(damage=found or (sentence(trouble),)))
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
    else:
        yield from _told_of_file(file)
        yield _("Keep this file as it is and go on with a backup from before the change.")
    if not file.damage:
        yield from _told_of_recordings(report)


def _told_of_file(file: FileCheck) -> Iterator[str]:
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
    for key in file.lost_reviews:
        yield _("The review {key} is gone, and nobody erased it.").format(key=key)
    for key in file.altered_sheets:
        words = _("The score sheet of version {key} is not the one that was scored with.")
        yield words.format(key=key[:12])
    for key in file.altered_draws:
        yield _("The draw {key} is not as it was frozen: callreview draw check.").format(key=key)
    for name in file.altered_schema:
        yield _("“{name}” in the file is not as Call Review made it.").format(name=name)


def _told_of_recordings(report: CheckReport) -> Iterator[str]:
    for path in report.missing:
        yield _("Missing: {path}").format(path=path)
    for path in report.changed:
        yield _("Changed since it was listed or heard: {path}").format(path=path)
    for path, problem in report.unread:
        yield _("Cannot be read: {path} ({problem})").format(path=path, problem=problem)
    yield _count(report)
    if report.missing:
        yield _("What was moved is found again when you add the folder it is in now.")
    if report.changed:
        yield _("Put the old file back if you have it; scorecards say that it has changed.")
    if report.unread:
        yield _("Check that the disk or share is connected and that you may read the files.")


def _count(report: CheckReport) -> str:
    wrong = len(report.missing) + len(report.changed) + len(report.unread)
    if wrong:
        words = _("{good} of {count} recordings are there and as they were.")
        return words.format(good=f"{report.files - wrong:,}", count=f"{report.files:,}")
    one = "{count} recording is there and as it was."
    many = "{count} recordings are there and as they were."
    return ngettext(one, many, report.files).format(count=f"{report.files:,}")


def _json(report: CheckReport) -> dict[str, object]:
    file = report.file
    return {
        "sound": report.is_sound,
        "damage": list(file.damage),
        "orphans": list(file.orphans),
        "audit_broken_at": list(file.broken_links),
        "altered_reviews": list(file.altered_reviews),
        "lost_reviews": list(file.lost_reviews),
        "altered_sheets": list(file.altered_sheets),
        "altered_draws": list(file.altered_draws),
        "altered_schema": list(file.altered_schema),
        "recordings": report.files,
        "missing": list(report.missing),
        "changed": list(report.changed),
        "unread": [path for path, _ in report.unread],
    }
