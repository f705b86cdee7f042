"""`callreview scorecard`: prints scorecards as PDF, or writes them as JSON."""

from pathlib import Path

import click

from callreview.app import scorecards
from callreview.app.jobs import Progress
from callreview.app.scorecards import CardFormat, Order, Written
from callreview.app.scorecards_in_one import scorecards_in_one
from callreview.app.session import Session
from callreview.cli.common import COULD_NOT, DONE, DONE_IN_PART, Given
from callreview.cli.printing import ProgressLine, say, say_error
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
@click.option(
    "--in-one",
    type=click.Path(path_type=Path),
    metavar="NAME",
    help="One PDF of that name with all of them, instead of a file each.",
)
@click.option("--full-numbers", is_flag=True, help="Print telephone numbers unmasked.")
@click.pass_obj
def command(
    given: Given,
    review: str | None,
    is_all: bool,  # noqa: FBT001 - click gives flags so
    out: Path,
    form: str,
    in_one: Path | None,
    full_numbers: bool,  # noqa: FBT001 - click gives flags so
) -> int:
    """Print the scorecard of REVIEW, a review's key or the start of one, or --all."""
    if (review is None) is not is_all:
        raise click.UsageError(_("Name one review, or say --all."))
    if in_one is not None and form != CardFormat.PDF.value:
        raise click.UsageError(_("Only PDFs can be put into one."))
    with given.session(read_only=True) as session:
        known = scorecards.final_review_ids(session)
        chosen = known if review is None else (_key(review, known),)
        written = _written(session, chosen, out, in_one, Order(CardFormat(form), full_numbers))
    if not chosen:
        say([_("There is no finished review yet, so there is no scorecard to print.")])
    return _told(written)


def _written(
    session: Session, chosen: tuple[str, ...], out: Path, in_one: Path | None, order: Order
) -> Written:
    line = ProgressLine()
    progress = Progress(lambda reached: line(reached.done, reached.total))
    try:
        if in_one is None:
            return scorecards.scorecards(session, chosen, out, order, progress=progress)
        path = out / in_one.with_suffix(".pdf").name
        return scorecards_in_one(
            session, chosen, path, shows_number=order.shows_number, progress=progress
        )
    finally:
        line.end()


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
