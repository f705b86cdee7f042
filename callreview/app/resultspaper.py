"""What a sample says, on paper: once printed, it is kept with all its inputs for ever.

Threads: everything here may be called from any thread; it asks the session and waits.
"""

from functools import partial
from pathlib import Path

from callreview import __version__
from callreview.app.edits.results import NotePrinted
from callreview.app.outfile import write_whole
from callreview.app.results import Kept, shown
from callreview.app.scorecards import look_of
from callreview.app.session import Reader, Session
from callreview.domain.errors import Refused
from callreview.domain.results.report import Aside, Closed, Results
from callreview.domain.statistics.ranges import Range

_FORM = "pdf"


def results_pdf(session: Session, closed: Closed, path: Path) -> None:
    """Write what is kept of a closed draw as PDF; of several score sheets, of the main one.

    Raises CallReviewError as `kept_pdf`, and "results_gone" if nothing is kept.
    """
    found = session.find(lambda reader: shown(reader, closed)).wait()
    if not found.kept:
        raise Refused("results_gone")
    kept_pdf(session, found.kept[0], found.aside, path)


def kept_pdf(session: Session, kept: Kept, aside: Aside, path: Path) -> None:
    """Write kept results as PDF, and note that they were printed.

    Of a library that is only read nothing is noted. Raises CallReviewError "not_written", or
    "results_gone" if newer results have taken their place.
    """
    from callreview.exports.press import Press
    from callreview.exports.results_page import results_page_of
    from callreview.exports.typesetting import Template

    ranges = earlier_ranges(session, kept.results)
    page = results_page_of(kept.results, aside, ranges, __version__)
    with Press() as press:
        pdf = press.pdf(Template.RESULTS, [page], look_of(session))
    if kept.id and not session.snapshot.read_only:
        session.do(NotePrinted(kept.id, _FORM)).wait()
    write_whole(path, pdf)


def earlier_ranges(session: Session, results: Results) -> dict[str, Range]:
    """Return the ranges of the company's average in the periods before, by draw."""
    found = {}
    for point in results.company.trend.points:
        range_ = session.find(partial(range_of, draw_id=point.draw_id)).wait()
        if range_ is not None:
            found[point.draw_id] = range_
    return found


def range_of(reader: Reader, *, draw_id: str) -> Range | None:
    """Return the range of the company's average in a draw, as it is kept."""
    kept = reader.kept_results(draw_id)
    return kept[0].results.company.average.range if kept else None
