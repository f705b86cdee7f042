"""`callreview demo`: the main job on the sample calls, in the window or without one."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import TYPE_CHECKING

import click

from callreview import __version__
from callreview.cli.add import found_words
from callreview.cli.common import DONE, Given
from callreview.cli.printing import say
from callreview.domain.timebase import format_clock
from callreview.words import _

if TYPE_CHECKING:
    from callreview.app.session import Session
    from callreview.audio.pool import Pool

REVIEWER = "Sample reviewer"
LIBRARY, SCORECARD, TABLE = "library.db", "scorecard.pdf", "reviews.csv"


@click.command()
@click.option("--headless", is_flag=True, help="Without a screen: do all of it and end.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False, readable=False),
    metavar="DIR",
    help="Where library, scorecard and table are left (default: callreview-demo).",
)
@click.pass_obj
def command(given: Given, headless: bool, out: Path | None) -> int:  # noqa: FBT001 - click gives flags so
    """Do the whole job on the sample calls, or open the app on them.

    Index, decode, play, mark, score, save and print. The sample calls have a library of their
    own; yours is not touched.
    """
    if headless:
        _do_all(out or Path("callreview-demo"))
        return DONE
    if out is not None:
        raise click.UsageError(_("--out goes with --headless."))
    return given.show_window(samples=True)


def _do_all(out: Path) -> None:
    from callreview.app.demo import TITLE
    from callreview.app.session import Session
    from callreview.audio.pool import Pool

    _say(_("Call Review {version}: the whole job on the sample calls").format(version=__version__))
    session = Session.open(out / LIBRARY, reviewer=REVIEWER, title=TITLE)
    try:
        with TemporaryDirectory() as cache, Pool(Path(cache)) as pool:
            _main_job(session, pool, out)
    finally:
        session.close()
    _say(_("Everything is in {folder}.").format(folder=out))


def _main_job(session: "Session", pool: "Pool", out: Path) -> None:
    from callreview.app import demo, rehearsal, scorecards, tables

    step = _Steps()
    report = demo.fill_with_samples(session, pool)
    step.done(_("indexed"), found_words(report, date.today()))  # noqa: DTZ011 - the day people live in
    told = rehearsal.rehearsed_call(session)
    heard = rehearsal.listen(session, pool, told)
    length = format_clock(heard.span.length_ms)
    played = _("{name}, {length} at {speed}×, by {decoder}").format(
        name=told.call.recording.name,
        length=length,
        speed=rehearsal.SPEED,
        decoder=heard.outcome.decoder.split(" /")[0],
    )
    step.done(_("played"), played)
    step.done(_("marked"), _("{count} moments").format(count=rehearsal.mark(session, told)))
    review = rehearsal.score(session, told, heard)
    row = session.snapshot.calls[told.call.id]
    percent = f"{row.score_percent or 0:.1f} %"
    step.done(_("scored"), _("{percent}, finished by {who}").format(percent=percent, who=REVIEWER))
    scorecards.scorecard_pdf(session, review.id, out / SCORECARD, pool=pool)
    step.done(_("printed"), SCORECARD)
    count = tables.export_tables(session, out / TABLE).reviews
    step.done(_("exported"), _("{count} reviews in {name}").format(count=count, name=TABLE))
    step.done(_("saved"), LIBRARY)


class _Steps:
    """Says what was done, and how long it took."""

    def __init__(self) -> None:
        self._since = monotonic()

    def done(self, what: str, words: str) -> None:
        now = monotonic()
        _say(f"  {what:<10} {now - self._since:5.2f} s  {words}")
        self._since = now


def _say(text: str) -> None:
    say([text])
