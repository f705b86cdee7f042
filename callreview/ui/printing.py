"""What leaves the app: scorecards, reviews as tables, charts; opened where people read them."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from callreview.app.jobs import Jobs
from callreview.app.session import Session
from callreview.domain.call import Call
from callreview.domain.errors import CallReviewError
from callreview.ui.failure import told
from callreview.ui.filedialogs import ask_where, name_for, name_of
from callreview.ui.widgets.notice import NoticeBar
from callreview.words import _
from callreview.words.reviewing import left_out_words

if TYPE_CHECKING:
    from callreview.audio.pool import Pool
    from callreview.domain.charts.drawing import Chart
    from callreview.exports.rows import Cell
    from callreview.ui.papers.tables import TablesWanted


class Printing(QObject):
    """Writes files in the background and says where they are."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        jobs: Jobs,
        pool: Callable[[], "Pool"],
        notice: NoticeBar,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._jobs = jobs
        self._pool = pool
        self._notice = notice

    def save_scorecard(self, review_id: str, call: Call, shows_number: bool) -> None:
        """Ask where to, and write the scorecard there, with the number in full if wished."""
        suggested = f"{_name(review_id, call)}.pdf"
        ask_where(
            self._window,
            _("Scorecard as PDF"),
            suggested,
            (("PDF", ".pdf"),),
            partial(self._save_pdf, review_id, shows_number=shows_number),
        )

    def save_table(self) -> None:
        """Ask which tables of reviews and where to, and write them there."""
        from callreview.ui.papers.tables import TablesSheet

        sheet = TablesSheet(self._window)
        sheet.chosen.connect(self._ask_where_tables)
        sheet.open()

    def _ask_where_tables(self, wanted: "TablesWanted") -> None:
        name = f"{wanted.only or 'reviews'}{wanted.ending}"
        kinds = ((wanted.ending.lstrip(".").upper(), wanted.ending),)
        write = partial(self._save_tables, wanted)
        ask_where(self._window, _("Reviews as tables"), name, kinds, write)

    def save_calls(self, headings: Sequence[str], rows: Iterable[Sequence["Cell"]]) -> None:
        """Ask where to, and write a table of calls there as CSV."""
        kinds = (("CSV", ".csv"),)
        write = partial(self._save_rows, headings, rows)
        ask_where(self._window, _("Calls as a table"), "calls.csv", kinds, write)

    def _save_rows(
        self, headings: Sequence[str], rows: Iterable[Sequence["Cell"]], path: Path
    ) -> None:
        from callreview.app.outfile import write_whole
        from callreview.exports.table import plain_csv

        self._jobs.start(
            _("Writing the table"),
            lambda _progress: write_whole(path, plain_csv(headings, rows)),
            on_done=lambda _result: self.say_written(path),
            on_failed=self._on_failed,
        )

    def save_chart(self, chart: "Chart") -> None:
        """Ask where to, and write a chart there: as a picture, or as a table of its values."""
        kinds = ((_("Picture"), ".svg"), (_("Picture in dots"), ".png"), (_("Values"), ".csv"))
        name = f"{name_of(chart.title.rstrip('?.'))}.svg"
        write = partial(self._save_chart, chart)
        ask_where(self._window, _("Save the picture"), name, kinds, write)

    def _save_chart(self, chart: "Chart", path: Path) -> None:
        from callreview.app.outfile import write_whole
        from callreview.app.pictures import chart_file
        from callreview.ui.widgets.painting import png_of

        ending = path.suffix.lower()
        png = png_of(chart, self._window.font()) if ending == ".png" else b""
        self._jobs.start(
            _("Saving the picture"),
            lambda _progress: write_whole(path, png or chart_file(chart, ending)),
            on_done=lambda _result: self.say_written(path),
            on_failed=self._on_failed,
        )

    def say_written(self, path: Path, more: str = "") -> None:
        """Say that a file was written, or files into a folder, and offer to open it."""
        words = _("Written: {name}").format(name=path.name)
        self._notice.say(
            f"{words}. {more}" if more else words, button=_("Open"), do=partial(self._open, path)
        )

    def _save_pdf(self, review_id: str, path: Path, *, shows_number: bool) -> None:
        from callreview.app import scorecards

        self._jobs.start(
            _("Making the scorecard"),
            lambda _progress: scorecards.scorecard_pdf(
                self._session, review_id, path, shows_number=shows_number, pool=self._pool()
            ),
            on_done=lambda _result: self.say_written(path),
            on_failed=self._on_failed,
        )

    def _save_tables(self, chosen: "TablesWanted", path: Path) -> None:
        from callreview.app import tables

        wanted = tables.Wanted(chosen.only, chosen.shows_numbers, in_sight=True)
        self._jobs.start(
            _("Writing the tables"),
            lambda progress: tables.export_tables(self._session, path, wanted, progress),
            on_done=lambda done: self.say_written(path, left_out_words(done.unseen)),
            on_failed=self._on_failed,
        )

    def _open(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._notice.say(_("No program here opens this. It is in {path}.").format(path=path))

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, CallReviewError):
            raise error
        self._notice.say(told(error))


def _name(review_id: str, call: Call) -> str:
    return f"{name_for(_('Scorecard'), call)} {review_id[-6:]}"
