"""What a sample says, on paper: once printed, it is kept with all its inputs for ever.

Threads: everything here may be called from any thread; it asks the session and waits.
"""

from pathlib import Path

from callreview import __version__
from callreview.app.edits.results import NotePrinted
from callreview.app.outfile import write_whole
from callreview.app.results import Kept, shown
from callreview.app.scorecards import look_of
from callreview.app.session import Session
from callreview.domain.errors import Refused
from callreview.domain.results.report import Aside, Closed

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

    versions = kept.results.sheet.version_ids
    ranges = session.find(lambda reader: reader.company_ranges(versions)).wait()
    page = results_page_of(kept.results, aside, ranges, __version__)
    with Press() as press:
        pdf = press.pdf(Template.RESULTS, [page], look_of(session))
    if kept.id and not session.snapshot.read_only:
        session.do(NotePrinted(kept.id, _FORM)).wait()
    write_whole(path, pdf)
