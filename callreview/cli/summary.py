"""`callreview summary`: one person's finished reviews of a period, as PDF."""

from datetime import datetime
from pathlib import Path

import click

from callreview.app import summaries
from callreview.app.jobs import Progress
from callreview.cli.common import Given
from callreview.cli.printing import ProgressLine
from callreview.domain.errors import CallReviewError

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("person")
@click.option("--from", "first", type=_DAY, metavar="DAY", help="The first day, as 2026-03-01.")
@click.option("--to", "last", type=_DAY, metavar="DAY", help="The last day; it belongs to it.")
@click.option(
    "-o",
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False, readable=False),
    metavar="FILE",
    help="The PDF to write.",
)
@click.pass_obj
def command(
    given: Given, person: str, first: datetime | None, last: datetime | None, out: Path
) -> None:
    """Print the reviews of PERSON's calls: what was noted, and each review in one line.

    PERSON is a name or an extension as the table of calls shows it.
    """
    line = ProgressLine()
    progress = Progress(lambda reached: line(reached.done, reached.total))
    days = (first.date() if first else None, last.date() if last else None)
    with given.session(read_only=True) as session:
        found = _found(summaries.reviewed_people(session), person)
        try:
            told = summaries.summary(session, found, *days, progress=progress)
        finally:
            line.end()
        summaries.write_summary(session, told, out)
    click.echo(str(out))


def _found(people: summaries.Reviewed, person: str) -> tuple[str, list[str]]:
    sought = person.strip().casefold()
    named = [one for one in people.values() if one[0].casefold() == sought]
    if len(named) == 1:
        return named[0]
    code = "summary_person_twice" if named else "summary_person_unknown"
    raise CallReviewError(code, who=person)
