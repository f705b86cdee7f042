"""What is known of score sheets beside their words: versions, past reviews, health; files."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from callreview.app.jobs import Jobs, Progress
from callreview.app.session import Session
from callreview.domain.errors import CallReviewError
from callreview.domain.rubric import Rubric, RubricVersion
from callreview.domain.rubric_difference import differences
from callreview.domain.shelf import version_before
from callreview.ui.dialogs.report import Part, ReportSheet
from callreview.ui.failure import told
from callreview.ui.filedialogs import ask_where, ask_which
from callreview.words import _, ngettext
from callreview.words.sheetreviews import health_text, impact_texts, rescored_text
from callreview.words.sheets import difference_text

if TYPE_CHECKING:
    from callreview.domain.rubric_health import Health
    from callreview.domain.rubric_impact import Impact

T = TypeVar("T")
_MOST_REVIEWS = 200
_ENDINGS = (".toml", ".json", ".xlsx")


class SheetReports(QObject):
    """Opens reports. `read` carries the `Rubric` of a file, `said` a sentence."""

    read = Signal(object)
    said = Signal(str)

    def __init__(self, window: QWidget, session: Session, jobs: Jobs) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._jobs = jobs

    def show_versions(self, sheet_id: str) -> None:
        """Show every version of a sheet, the newest first, with what changed in it."""
        all_ = self._session.snapshot.rubrics
        own = sorted((one for one in all_ if one.sheet_id == sheet_id), key=lambda one: -one.number)
        counts = self._session.find(lambda reader: reader.review_counts()).wait()
        parts = [
            (_version_words(one, counts.get(one.id, 0)), _changes(version_before(one, all_), one))
            for one in own
        ]
        words = _("Versions stay as they were; reviews keep the one they were made with.")
        self._open(_("Versions of “{title}”").format(title=own[0].rubric.title), words, parts)

    def show_changes(self, base: RubricVersion, draft: Rubric) -> None:
        """Show what a draft changes in the version it was made from."""
        words = _("Compared with version {number}.").format(number=base.number)
        self._open(_("What this draft changes"), words, [("", _spoken(base.rubric, draft))])

    def show_impact(self, base: RubricVersion, draft: Rubric) -> None:
        """Work out what past reviews would score under a draft, and show it."""
        from callreview.app import sheetreviews

        def work(progress: Progress) -> "Impact":
            return sheetreviews.impact(self._session, base.sheet_id, draft, progress)

        self._start(_("Trying the draft on past reviews"), work, self._show_impact)

    def show_health(self, version: RubricVersion) -> None:
        """Work out what the reviews say of the questions of a sheet, and show it."""
        from callreview.app import sheetreviews

        def work(progress: Progress) -> "Health":
            return sheetreviews.sheet_health(
                self._session, version.sheet_id, version.rubric, progress
            )

        self._start(_("Reading the reviews of a score sheet"), work, self._show_health)

    def ask_file(self) -> None:
        """Let the person choose a file with a score sheet, and read it."""
        ask_which(self._window, _("Import a score sheet"), _("Score sheets"), _ENDINGS, self.take)

    def take(self, path: Path) -> None:
        """Read a file with a score sheet."""
        from callreview.app.written import read_unchecked_rubric

        labels = _("Yes"), _("No")
        self._start(
            _("Reading a score sheet"),
            lambda _progress: read_unchecked_rubric(path, labels),
            self.read.emit,
        )

    def ask_where_to(self, rubric: Rubric) -> None:
        """Ask where to, and write a score sheet there."""
        kinds = (("TOML", ".toml"), ("JSON", ".json"))
        letters = (each if each.isalnum() else "-" for each in rubric.title.strip().lower())
        name = f"{''.join(letters)[:60] or 'score-sheet'}.toml"
        ask_where(self._window, _("Export a score sheet"), name, kinds, partial(self.write, rubric))

    def write(self, rubric: Rubric, path: Path) -> None:
        """Write a score sheet as TOML or JSON, by the ending."""
        from callreview.app.outfile import write_whole
        from callreview.app.written import rubric_as_text

        def work(_progress: Progress) -> None:
            write_whole(path, rubric_as_text(rubric, path).encode())

        written = _("Written: {name}").format(name=path.name)
        self._start(_("Writing a score sheet"), work, lambda _nothing: self.said.emit(written))

    def _show_impact(self, found: "Impact") -> None:
        sums = impact_texts(found)
        each = [rescored_text(one) for one in found.reviews[:_MOST_REVIEWS]]
        heading = _("Review by review")
        words = _("Nothing is altered: reviews keep the version they were made with.")
        parts = [("", sums), (heading, each)] if each else [("", sums)]
        self._open(_("What past reviews would score"), words, parts)

    def _show_health(self, found: "Health") -> None:
        count = found.reviews
        words = ngettext("From {count} final review.", "From {count} final reviews.", count)
        parts = [(one.line.text, (text,)) for one in found.lines if (text := health_text(one))]
        none = _("No question stands out. Something is said once five reviews agree on it.")
        title = _("What the reviews say of the questions")
        self._open(title, words.format(count=count), parts or [("", (none,))])

    def _open(self, title: str, words: str, parts: Sequence[Part]) -> None:
        ReportSheet(title, words, parts, self._window).open()

    def _start(
        self, title: str, work: Callable[[Progress], T], on_done: Callable[[T], None]
    ) -> None:
        self._jobs.start(title, work, on_done=on_done, on_failed=self._on_failed, is_quiet=True)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, CallReviewError):
            raise error
        self.said.emit(told(error))


def _version_words(version: RubricVersion, reviews: int) -> str:
    counted = ngettext("{count} review", "{count} reviews", reviews).format(count=reviews)
    return _("Version {number} ({language}), {reviews}").format(
        number=version.number, language=version.rubric.language, reviews=counted
    )


def _changes(before: RubricVersion | None, version: RubricVersion) -> Sequence[str]:
    if before is None:
        return (_("The first version."),)
    return _spoken(before.rubric, version.rubric)


def _spoken(before: Rubric, after: Rubric) -> Sequence[str]:
    found = [difference_text(one) for one in differences(before, after)]
    return found or (_("Nothing differs."),)
