"""`callreview scorecard`: prints scorecards as PDF, or writes them as JSON."""

from pathlib import Path

import click

from callreview.app import exporting
from callreview.app.exporting import CardFormat, Written
from callreview.cli.common import COULD_NOT, DONE, DONE_IN_PART, Given
from callreview.cli.printing import say, say_error
from callreview.domain.identity import key_started_by
from callreview.words import _, sentence


@click.command()
@click.argument("review", required=False)
@click.option("--all", "is_all", is_flag=True, help="Every finished review.")
@click.option(
    "-o",
    "--out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False, readable=False),
    metavar="DIR",
    help="The folder to write into.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in CardFormat]),
    default=CardFormat.PDF.value,
    show_default=True,
)
@click.option("--full-numbers", is_flag=True, help="Print telephone numbers unmasked.")
@click.pass_obj
def command(
    given: Given,
    review: str | None,
    is_all: bool,  # noqa: FBT001 - click gives flags so
    out: Path,
    form: str,
    full_numbers: bool,  # noqa: FBT001 - click gives flags so
) -> int:
    """Print the scorecard of REVIEW, a review's key or the start of one, or --all."""
    if (review is None) is not is_all:
        raise click.UsageError(_("Name one review, or say --all."))
    with given.session(read_only=True) as session:
        known = exporting.final_review_ids(session)
        chosen = known if review is None else (_key(review, known),)
        written = exporting.scorecards(
            session, chosen, out, form=CardFormat(form), shows_number=full_numbers
        )
    if not chosen:
        say([_("There is no finished review yet, so there is no scorecard to print.")])
    return _told(written)


def _key(typed: str, known: tuple[str, ...]) -> str:
    """Return the key of a review; a whole key may also be that of an earlier revision."""
    return typed.lower() if len(typed) == 36 else key_started_by(typed, known)


def _told(written: Written) -> int:
    for path in written.paths:
        click.echo(str(path))
    for review_id, error in written.left_out:
        say_error(f"{review_id}: {sentence(error)}")
    if not written.left_out:
        return DONE
    return DONE_IN_PART if written.paths else COULD_NOT
