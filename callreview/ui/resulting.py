"""The room of results at work: what the samples say is read and shown, what is asked is done."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from callreview.app.change import Change, Topic
from callreview.app.jobs import Progress
from callreview.domain.errors import CallReviewError
from callreview.ui.filedialogs import ask_where, name_of
from callreview.words import _
from callreview.words.periods import spoken_period

if TYPE_CHECKING:
    from callreview.app.results import Kept
    from callreview.domain.agreement.report import Agreement
    from callreview.domain.results.report import Results
    from callreview.ui.results.panel import ResultsPanel
    from callreview.ui.results.reading import Found
    from callreview.ui.rooms import Rooms

_SHOWN = Topic.DRAWS | Topic.REVIEW | Topic.MARKS | Topic.AGENTS | Topic.RUBRICS
_PERIOD = "period:"


class Resulting(QObject):
    """Builds the room when it is first entered, and answers what is asked in it."""

    def __init__(self, rooms: "Rooms") -> None:
        super().__init__(rooms)
        self._rooms = rooms
        self._session = rooms.parts.session
        self._panel: ResultsPanel | None = None
        self._found: Found | None = None
        self._draw_id, self._place = "", 0
        self._worked_out: set[str] = set()
        self._is_working = False
        self._has_failed = False
        self._agreement: Agreement | None = None
        self._is_comparing = False

    @property
    def panel(self) -> "ResultsPanel":
        """Return the room, built when it is first needed."""
        if self._panel is None:
            from callreview.ui.results.panel import ResultsPanel

            self._panel = panel = ResultsPanel(self._rooms.window.stack)
            self._rooms.window.stack.addWidget(panel)
            panel.period_chosen.connect(self.choose)
            panel.sheet_chosen.connect(self._on_sheet_chosen)
            panel.opened.connect(self.open_figure)
            sampling = self._rooms.sampling
            panel.plan_asked.connect(sampling.plan)
            panel.go_on_asked.connect(sampling.go_on)
            panel.close_asked.connect(sampling.close)
            panel.check_asked.connect(sampling.check)
            panel.export_asked.connect(sampling.export)
            panel.second_asked.connect(self._rooms.agreeing.ask_for_second_scores)
            panel.print_asked.connect(self.print_results)
            panel.picture_asked.connect(self._rooms.printing.save_chart)
        return self._panel

    def show_results(self) -> None:
        """Go to the results."""
        self._rooms.enter("results", self.panel)
        self._read()
        self.panel.setFocus()

    def plan_draw(self) -> None:
        """Plan another random sample."""
        self._rooms.sampling.plan()

    def save_picture(self) -> None:
        """Save the chart in front."""
        self.panel.save_picture()

    def print_results(self) -> None:
        """Ask where to, and write what is shown as PDF."""
        kept = self._found.kept(self._place) if self._found else None
        if kept is None or self._rooms.room != "results":
            self._rooms.say(_("There are no results to print yet: close a random sample first."))
            return
        source = kept.results.source
        period = spoken_period(source.starts, source.ends)
        name = f"{name_of(_('Results'), period)}.pdf"
        write = partial(self.write_results, kept)
        ask_where(self._rooms.window, _("Results as PDF"), name, (("PDF", ".pdf"),), write)

    def write_results(self, kept: "Kept", path: Path) -> None:
        """Write what is kept as PDF."""
        from callreview.app.resultspaper import kept_pdf

        assert self._found is not None
        assert self._found.shown is not None
        aside = self._found.shown.aside

        def work(_progress: Progress) -> None:
            kept_pdf(self._session, kept, aside, path)

        self._rooms.parts.jobs.start(
            _("Printing the results"),
            work,
            on_done=lambda _none: self._rooms.printing.say_written(path),
            on_failed=self._refuse,
        )

    def choose(self, draw_id: str) -> None:
        """Show another period."""
        self._draw_id, self._place = draw_id, 0
        self._read()

    def open_figure(self, key: str) -> None:
        """Open what is behind a figure; behind a period are its own results."""
        if key.startswith(_PERIOD):
            self.choose(key.removeprefix(_PERIOD))
            return
        from callreview.ui.results.figure import FigureSheet
        from callreview.ui.results.reading import figure_of

        kept = self._found.kept(self._place) if self._found else None
        if kept is None:
            return
        today = self._rooms.finding.today()
        figure = figure_of(kept.results, key, self._rooms.snapshot, today)
        if figure is not None:
            sheet = FigureSheet(figure, self._rooms.window)
            sheet.call_asked.connect(self._rooms.open_call)
            sheet.picture_asked.connect(self._rooms.printing.save_chart)
            sheet.open()

    def show_change(self, change: Change) -> None:
        """Show what changed, if one is in the room."""
        if change.touches(_SHOWN):
            self._worked_out.clear()
            self._agreement = None
            if self._rooms.room == "results":
                self._read()

    def _on_sheet_chosen(self, place: int) -> None:
        self._place = place
        self._show()

    def _read(self) -> None:
        from callreview.ui.results.reading import read

        ticket = self._session.find(partial(read, draw_id=self._draw_id))
        self._rooms.doing.follow(ticket, self._take)

    def _take(self, found: "Found") -> None:
        self._found = found.with_agreement(self._agreement)
        if self._agreement is None and not self._is_comparing:
            self._compare()
        if found.chosen and found.is_missing and not self._is_working:
            self._work_out(found.chosen.draw_id)
        self._show()

    def _work_out(self, draw_id: str) -> None:
        """Have what closed draws say computed, where that is not kept; once, whatever comes."""
        from callreview.app.results import keep_results, make_results

        if draw_id in self._worked_out:
            return
        self._worked_out.add(draw_id)
        self._is_working, self._has_failed = True, False

        def work(progress: Progress) -> "tuple[Results, ...]":
            if self._rooms.snapshot.read_only:
                return make_results(self._session, draw_id, progress)
            keep_results(self._session, progress)
            return ()

        self._rooms.parts.jobs.start(
            _("Working results out"),
            work,
            on_done=partial(self._on_worked_out, draw_id),
            on_failed=self._on_failed,
        )

    def _compare(self) -> None:
        """Find out how far reviewers agree: what figures of a sample do not hold."""
        from callreview.app.calibration import agreement_of

        self._is_comparing = True
        self._rooms.parts.jobs.start(
            _("Comparing reviews"),
            lambda _progress: agreement_of(self._session),
            on_done=self._take_agreement,
            on_failed=self._on_not_compared,
            is_quiet=True,
        )

    def _take_agreement(self, agreement: "Agreement") -> None:
        self._agreement, self._is_comparing = agreement, False
        if self._found is not None:
            self._found = self._found.with_agreement(agreement)
            self._show()

    def _on_not_compared(self, error: Exception) -> None:
        self._is_comparing = False
        self._refuse(error)

    def _on_worked_out(self, draw_id: str, found: "tuple[Results, ...]") -> None:
        self._is_working = False
        if found and self._found is not None:  # of a library that is only read: not kept
            self._found = self._found.with_results(draw_id, found)
            self._show()
        else:
            self._read()

    def _on_failed(self, error: Exception) -> None:
        self._is_working, self._has_failed = False, True
        self._show()
        self._refuse(error)

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, CallReviewError):
            raise error
        self._rooms.doing.refuse(error)

    def _show(self) -> None:
        from callreview.ui.results.reading import Work, state_of

        standing = Work.FAILED if self._has_failed else Work.DONE
        standing = Work.GOES_ON if self._is_working else standing
        if self._found is not None:
            self.panel.show_state(
                state_of(
                    self._found,
                    self._rooms.snapshot,
                    place=self._place,
                    standing=standing,
                    today=self._rooms.finding.today(),
                )
            )
