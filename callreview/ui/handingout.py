"""Handing out at work: the sheet of one scorecard, its answer files, and revisions it leads to."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from callreview.app.change import Topic
from callreview.app.edits.handouts import SettleDispute
from callreview.app.edits.reviews import ReviseReview
from callreview.app.jobs import Jobs
from callreview.app.session import Reader, Session
from callreview.domain.errors import CallReviewError
from callreview.domain.handout import Handout, Outcome
from callreview.domain.review import Review
from callreview.domain.rubric import RubricVersion
from callreview.ui.doing import Doing
from callreview.ui.editing import Editing
from callreview.ui.filedialogs import ask_where, ask_which
from callreview.words import _

if TYPE_CHECKING:
    from callreview.ui.handing.sheet import HandingSheet

_KINDS = ((".txt", "Text"), (".json", "JSON"))
Found = tuple[Handout, Review, RubricVersion]


class HandingOut(Editing):
    """Opens the sheet of what became of one scorecard."""

    shown: ClassVar[Topic] = Topic.REVIEW | Topic.UNDO
    _handing: "HandingSheet"

    def __init__(
        self,
        window: QWidget,
        session: Session,
        doing: Doing,
        jobs: Jobs,
        today: Callable[[], date],
    ) -> None:
        super().__init__(window, session, doing)
        self._jobs = jobs
        self._today = today

    def open(self, review_id: str) -> None:
        """Show what became of the scorecard of a final review."""
        if self._sheet is not None:
            return
        from callreview.ui.handing.sheet import HandingSheet

        self._handing = HandingSheet(review_id, self._today(), self.window)
        self._handing.change_asked.connect(self._change)
        self._handing.file_wanted.connect(self._ask_where)
        self._handing.file_given.connect(self._ask_which)
        self.wire(self._handing)
        self.show()

    @override
    def show(self) -> None:
        sheet = self._handing
        find = self.session.find(partial(_found, review_id=sheet.review_id))
        find.then(lambda found: self._on_found(sheet, found))

    def _on_found(self, sheet: "HandingSheet", found: Found) -> None:
        if sheet is not self._sheet:
            return
        from callreview.ui.handing.state import state_of

        handout, review, version = found
        state = state_of(handout, review, version.rubric)
        sheet.show_state(state, can_undo=self.session.snapshot.can_undo)
        if not sheet.isVisible():
            sheet.open()

    def _change(self, line_id: str, reason: str) -> None:
        """Settle a dispute by the revision there is, or else by a new one."""
        review_id = self._handing.review_id
        settle = SettleDispute(review_id, line_id, Outcome.CHANGED, reason)

        def refused(error: CallReviewError) -> None:
            if error.code == "dispute_needs_revision":
                revise = ReviseReview(review_id, reason)
                self.doing.do(revise, lambda: self._settle(settle), self._refuse)
            else:
                self._refuse(error)

        self.doing.do(settle, on_refused=refused)

    def _settle(self, edit: SettleDispute) -> None:
        self.doing.do(edit, on_refused=self._refuse)

    def _ask_where(self) -> None:
        kinds = tuple((_(words), ending) for ending, words in _KINDS)
        title, name = _("An answer file for the person"), f"{_('Answer')}.txt"
        ask_where(self._handing, title, name, kinds, self._write)

    def _write(self, path: Path) -> None:
        from callreview.app.handing import write_answer_file

        review_id = self._handing.review_id
        self._start(
            _("Writing the answer file"),
            lambda: write_answer_file(self.session, review_id, path),
        )

    def _ask_which(self) -> None:
        endings = (*(ending for ending, _words in _KINDS), ".pdf")
        ask_which(self._handing, _("The answer of the person"), _("Answers"), endings, self._read)

    def _read(self, path: Path) -> None:
        from callreview.app.handing import read_answer_file

        review_id, day = self._handing.review_id, self._today().isoformat()
        self._start(
            _("Reading the answer file"),
            lambda: read_answer_file(self.session, review_id, path, day),
        )

    def _start(self, title: str, work: Callable[[], None]) -> None:
        self._jobs.start(title, lambda _progress: work(), on_failed=self._on_failed, is_quiet=True)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, CallReviewError):
            raise error
        self._refuse(error)


def _found(reader: Reader, *, review_id: str) -> Found:
    review = reader.review(review_id)
    return reader.handout(review_id), review, reader.version(review.version_id)
