"""`callreview export`: reviews, answers and marks as tables."""

from pathlib import Path

import click

from callreview.app import tables
from callreview.app.jobs import Progress
from callreview.cli.common import Given
from callreview.cli.printing import ProgressLine, say
from callreview.words import _, ngettext


@click.command()
@click.option(
    "-o",
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False, readable=False),
    metavar="FILE",
    help="The file to write; its ending, .csv, .xlsx or .json, says what it is.",
)
@click.option(
    "--only",
    type=click.Choice(tables.NAMES),
    help="Write this table alone, with its own columns; for .csv.",
)
@click.option("--full-numbers", is_flag=True, help="Write telephone numbers unmasked.")
@click.pass_obj
def command(given: Given, out: Path, only: str | None, full_numbers: bool) -> None:  # noqa: FBT001 - click's way
    """Write finished reviews, their answers, and marks as tables.

    What each column means is in docs/exports.md and on the first sheet of an XLSX.
    """
    line = ProgressLine()
    progress = Progress(lambda reached: line(reached.done, reached.total))
    wanted = tables.Wanted(only=only, shows_numbers=full_numbers)
    with given.session(read_only=True) as session:
        try:
            written = tables.export_tables(session, out, wanted, progress)
        finally:
            line.end()
    say([_told(written, out)])


def _told(written: tables.Exported, out: Path) -> str:
    reviews = ngettext("{count} review", "{count} reviews", written.reviews)
    marks = ngettext("{count} mark", "{count} marks", written.marks)
    told = _("{reviews} and {marks} written to {path}.")
    return told.format(
        reviews=reviews.format(count=f"{written.reviews:,}"),
        marks=marks.format(count=f"{written.marks:,}"),
        path=out,
    )
