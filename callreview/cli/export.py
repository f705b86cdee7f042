"""`callreview export`: reviews, answers and marks as one table."""

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
        count = exporting.export_table(session, out, shows_numbers=full_numbers)
    told = ngettext(
        "{count} review written to {path}.", "{count} reviews written to {path}.", count
    )
    say([told.format(count=count, path=out)])
