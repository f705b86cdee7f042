"""`callreview export`: reviews, answers and marks as one table."""

from collections.abc import Iterator
from pathlib import Path

import click

from callreview.app import exporting
from callreview.cli.common import Given
from callreview.cli.printing import say
from callreview.words import ngettext


@click.command()
@click.option(
    "-o",
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False, readable=False),
    metavar="FILE",
    help="The file to write; its ending, .csv or .json, says what it is.",
)
@click.option("--full-numbers", is_flag=True, help="Write telephone numbers unmasked.")
@click.pass_obj
def command(given: Given, out: Path, full_numbers: bool) -> None:  # noqa: FBT001 - click's way
    """Write reviews, answers and marks as a table."""
    with given.session(read_only=True) as session:
        table = exporting.export_table(session, out, shows_numbers=full_numbers)
    say(_told(table, out))


def _told(table: exporting.Table, out: Path) -> Iterator[str]:
    one, many = "{count} review written to {path}.", "{count} reviews written to {path}."
    yield ngettext(one, many, table.reviews).format(count=f"{table.reviews:,}", path=out)
    if table.further_marks:
        one = "{count} mark of calls without a finished review is in it too."
        many = "{count} marks of calls without a finished review are in it too."
        told = ngettext(one, many, table.further_marks)
        yield told.format(count=f"{table.further_marks:,}")
