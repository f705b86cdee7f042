"""Scorecards before they leave: looked at, printed, written all at once; and how they look."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from callreview.app.edits.letterhead import SetLetterhead
from callreview.app.jobs import Progress
from callreview.domain.call import Call
from callreview.domain.errors import CallReviewError
from callreview.domain.letterhead import Letterhead
from callreview.domain.review import ReviewState
from callreview.ui.doing import Doing
from callreview.ui.failure import told
from callreview.ui.filedialogs import ask_folder, ask_where
from callreview.ui.parts import Parts
from callreview.ui.printing import Printing
from callreview.ui.widgets.notice import NoticeBar
from callreview.words import _

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from callreview.app.preview import Preview
    from callreview.app.scorecards import Written
    from callreview.app.summaries import Reviewed
    from callreview.ui.papers.preview import PreviewSheet

T = TypeVar("T")
_MOST_NAMED = 3


class Papering(QObject):
    """Opens the sheets of papers and does what they ask, in jobs beside the window."""

    def __init__(
        self,
        window: QWidget,
        parts: Parts,
        doing: Doing,
        printing: Printing,
        notice: NoticeBar,
        today: Callable[[], date],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._doing = doing
        self._printing = printing
        self._notice = notice
        self._today = today

    def look_at_scorecard(self) -> None:
        """Show the scorecard as it will be printed; only a finished review has one."""
        found = self._finished()
        if found is None:
            self._notice.say(_("There is no scorecard yet: finish the review of this call first."))
            return
        self.look_at(*found)

    def look_at(self, review_id: str, call: Call) -> None:
        """Show the scorecard of a finished review as it will be printed."""
        self._preview(review_id, False, partial(self._open_preview, review_id, call))

    def print_all_scorecards(self) -> None:
        """Ask how all scorecards are to be written, and write them."""
        from callreview.app.scorecards import final_ids_in_sight

        def ask(keys: tuple[str, ...]) -> None:
            from callreview.ui.papers.run import RunSheet

            if not keys:
                self._notice.say(
                    _("There is no finished review yet, so there is no scorecard to print.")
                )
                return
            sheet = RunSheet(len(keys), self._window)
            sheet.chosen.connect(partial(self._ask_where, keys))
            sheet.open()

        session = self._parts.session
        self._start(_("Looking for scorecards"), lambda _progress: final_ids_in_sight(session), ask)

    def ask_for_summary(self) -> None:
        """Ask of whom a summary is to be and of which days, and write it."""
        from callreview.app.summaries import reviewed_people

        def ask(people: "Reviewed") -> None:
            from callreview.ui.papers.summary import SummarySheet

            if not people:
                self._notice.say(_("Nobody's calls have a finished review yet."))
                return
            names = {key: name for key, (name, _ids) in people.items()}
            sheet = SummarySheet(names, self._today(), self._window)
            sheet.chosen.connect(partial(self._ask_where_summary, people))
            sheet.open()

        session = self._parts.session
        self._start(_("Looking for reviews"), lambda _progress: reviewed_people(session), ask)

    def show_letterhead(self) -> None:
        """Show how papers look, to be changed."""
        found = self._parts.session.find(lambda reader: reader.letterhead())
        self._doing.follow(found, self._open_letterhead)

    def _open_letterhead(self, held: Letterhead) -> None:
        from callreview.app.letterheads import picture_of, read_logo
        from callreview.app.settings import usual_paper
        from callreview.ui.papers.letterhead import LetterheadSheet

        paper = self._parts.preferences.held.paper
        sheet = LetterheadSheet(held, paper, usual_paper(), read_logo, picture_of, self._window)
        sheet.chosen.connect(self._take_look)
        sheet.open()

    def _take_look(self, head: Letterhead, paper: str) -> None:
        self._parts.preferences.change(paper=paper)
        self._doing.do(SetLetterhead(head))

    # ---- one, looked at

    def _finished(self) -> tuple[str, Call] | None:
        """Return the finished review that is open, and its call."""
        opened = self._parts.session.snapshot.open_call
        if opened is None or opened.review is None:
            return None
        is_final = opened.review.state is ReviewState.FINAL
        return (opened.review.id, opened.call) if is_final else None

    def _preview(
        self, review_id: str, shows_number: bool, show: "Callable[[Preview], None]"
    ) -> None:
        from callreview.app.preview import SCREEN_DOTS, preview

        dots = SCREEN_DOTS * self._window.devicePixelRatioF()

        def work(_progress: Progress) -> "Preview":
            return preview(
                self._parts.session,
                review_id,
                shows_number=shows_number,
                dots_per_inch=dots,
                pool=self._parts.pool(),
            )

        self._start(_("Making the scorecard"), work, show)

    def _open_preview(self, review_id: str, call: Call, preview: "Preview") -> None:
        from callreview.ui.papers.preview import PreviewSheet

        sheet = PreviewSheet(self._window)
        again = partial(_show_again, sheet)
        sheet.show_preview(preview)
        sheet.numbers_asked.connect(lambda full: self._preview(review_id, full, again))
        sheet.save_asked.connect(partial(self._printing.save_scorecard, review_id, call))
        sheet.print_asked.connect(lambda full: self._ask_printer(sheet, review_id, full))
        sheet.open()

    def _ask_printer(self, sheet: QWidget, review_id: str, shows_number: bool) -> None:
        from callreview.ui.papers.paint import ask_printer

        paper = self._parts.preferences.held.paper_or_usual
        ask_printer(sheet, paper, lambda printer: self._print(printer, review_id, shows_number))

    def _print(self, printer: "QPrinter", review_id: str, shows_number: bool) -> None:
        from callreview.app.preview import PRINTER_DOTS, pages_of
        from callreview.app.scorecards import look_of, scorecard
        from callreview.ui.papers.paint import print_pages

        session = self._parts.session

        def work(_progress: Progress) -> tuple[bytes, ...]:
            card = scorecard(session, review_id, shows_number=shows_number, pool=self._parts.pool())
            return pages_of(card, look_of(session), PRINTER_DOTS)

        self._start(_("Printing the scorecard"), work, partial(print_pages, printer))

    # ---- all of them

    def _ask_where(self, keys: tuple[str, ...], in_one: bool, shows_number: bool) -> None:
        if in_one:
            title, name = _("All scorecards as PDF"), _("Scorecards") + ".pdf"
            write = partial(self._write_one, keys, shows_number=shows_number)
            ask_where(self._window, title, name, (("PDF", ".pdf"),), write)
        else:
            write = partial(self._write_each, keys, shows_number=shows_number)
            ask_folder(self._window, _("Folder for the scorecards"), write)

    def _ask_where_summary(
        self, people: "Reviewed", key: str, first: date | None, last: date | None
    ) -> None:
        from callreview.app import summaries

        def write(path: Path) -> None:
            def work(progress: Progress) -> None:
                session = self._parts.session
                told = summaries.summary(session, people[key], first, last, progress=progress)
                summaries.write_summary(session, told, path)

            tell = partial(self._printing.say_written, path)
            self._start(_("Making the summary"), work, lambda _none: tell())

        name = f"{summaries.summary_name(people[key][0])}.pdf"
        ask_where(self._window, _("Summary as PDF"), name, (("PDF", ".pdf"),), write)

    def _write_each(self, keys: tuple[str, ...], folder: Path, *, shows_number: bool) -> None:
        from callreview.app.scorecards import Order, scorecards

        def work(progress: Progress) -> "Written":
            order = Order(shows_number=shows_number)
            session, pool = self._parts.session, self._parts.pool()
            return scorecards(session, keys, folder, order, progress=progress, pool=pool)

        self._start(_("Printing scorecards"), work, partial(self._tell_written, folder))

    def _write_one(self, keys: tuple[str, ...], path: Path, *, shows_number: bool) -> None:
        from callreview.app.scorecards_in_one import scorecards_in_one

        def work(progress: Progress) -> "Written":
            return scorecards_in_one(
                self._parts.session,
                keys,
                path,
                shows_number=shows_number,
                progress=progress,
                pool=self._parts.pool(),
            )

        self._start(
            _("Printing scorecards"),
            work,
            partial(self._tell_written, path),
        )

    def _tell_written(self, place: Path, written: "Written") -> None:
        if written.left_out:
            reasons = dict.fromkeys(told(error) for _key, error in written.left_out)
            words = _("{count} scorecards could not be made. {why}").format(
                count=len(written.left_out), why=" ".join([*reasons][:_MOST_NAMED])
            )
        elif written.is_cancelled:
            words = _("Stopped. Scorecards written: {count}.").format(count=len(written.paths))
        else:
            self._printing.say_written(place)
            return
        self._notice.say(words)

    def _start(
        self, title: str, work: Callable[[Progress], T], on_done: Callable[[T], None]
    ) -> None:
        self._parts.jobs.start(title, work, on_done=on_done, on_failed=self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, CallReviewError):
            raise error
        self._notice.say(told(error))


def _show_again(sheet: "PreviewSheet", preview: "Preview") -> None:
    """Show other pages, if the sheet is still there."""
    import shiboken6

    if shiboken6.isValid(sheet):
        sheet.show_preview(preview)
