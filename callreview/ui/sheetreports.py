"""What is known of score sheets beside their words: versions, past reviews, health; files.

Each is found out by a job; the report opens when it is there.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from callreview.app.jobs import Progress
from callreview.domain.errors import CallReviewError
from callreview.domain.rubric import Rubric, RubricVersion
from callreview.domain.rubric_difference import differences
from callreview.domain.shelf import version_before
from callreview.ui.dialogs.report import Leading, Part, ReportSheet, Sentence
from callreview.ui.failure import told
from callreview.ui.filedialogs import ask_where, ask_which
from callreview.words import _, ngettext
from callreview.words.languages import language_name
from callreview.words.sheetreviews import health_texts, impact_texts, rescored_text
from callreview.words.sheets import difference_text
from callreview.words.times import spoken_time

if TYPE_CHECKING:
    from callreview.domain.rubric_health import Health
    from callreview.domain.rubric_impact import Impact, Rescored
    from callreview.ui.rooms import Rooms

T = TypeVar("T")
_MOST_REVIEWS = 200
_ENDINGS = (".toml", ".json", ".xlsx")


class SheetReports(QObject):
    """Opens reports. `read` carries the `Rubric` of a file, `said` a sentence.

    A line of a report leads on: `call_asked` carries a call's key, `question_asked` a
    `RubricVersion` and the id of a question.
    """

    read = Signal(object)
    said = Signal(str)
    call_asked = Signal(object)
    question_asked = Signal(object, str)

    def __init__(self, rooms: "Rooms") -> None:
        super().__init__(rooms)
        self._window = rooms.window
        self._session = rooms.parts.session
        self._jobs = rooms.parts.jobs
        self._today = rooms.finding.today

    def show_versions(self, sheet_id: str) -> None:
        """Show every version of a sheet, the newest first, with what changed in it."""
        all_ = self._session.snapshot.rubrics
        own = sorted((one for one in all_ if one.sheet_id == sheet_id), key=lambda one: -one.number)

        def work(_progress: Progress) -> Sequence[Part]:
            counts = self._session.find(lambda reader: reader.review_counts()).wait()
            return [
                (
                    _version_words(one, counts.get(one.id, 0)),
                    _changes(version_before(one, all_), one),
                )
                for one in own
            ]

        words = _("Versions stay as they were; reviews keep the one they were made with.")
        title = _("Versions of “{title}”").format(title=own[0].rubric.title)
        self._start(title, work, partial(self._tell, title, words))

    def show_changes(self, base: RubricVersion, draft: Rubric) -> None:
        """Show what a draft changes in the version it was made from."""
        words = _("Compared with version {number}.").format(number=base.number)
        title = _("What this draft changes")

        def work(_progress: Progress) -> Sequence[Part]:
            return [("", _spoken(base.rubric, draft))]

        self._start(title, work, partial(self._tell, title, words))

    def show_impact(self, base: RubricVersion, draft: Rubric) -> None:
        """Work out what past reviews would score under a draft, and show it."""
        from callreview.app import sheetreviews

        def work(progress: Progress) -> "tuple[Impact, bool]":
            found = sheetreviews.impact(self._session, base.sheet_id, draft, progress)
            return found, progress.cancelled

        self._start(_("Trying the draft on past reviews"), work, self._show_impact)

    def show_health(self, version: RubricVersion) -> None:
        """Work out what the reviews say of the questions of a sheet, and show it."""
        from callreview.app import sheetreviews

        def work(progress: Progress) -> "tuple[Health, bool]":
            found = sheetreviews.sheet_health(
                self._session, version.sheet_id, version.rubric, progress
            )
            return found, progress.cancelled

        self._start(
            _("Reading the reviews of a score sheet"), work, partial(self._show_health, version)
        )

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

    def _show_impact(self, told: "tuple[Impact, bool]") -> None:
        found, is_cut_short = told
        first = found.by_shift[:_MOST_REVIEWS]
        rest = len(found.reviews) - len(first)
        each: list[Sentence] = [Leading(self._words_of(one), one.call_id) for one in first]
        if rest:
            more = ngettext(
                "And {count} more, which shifts less.", "And {count} more, which shift less.", rest
            )
            each.append(more.format(count=f"{rest:,}"))
        words = _("Nothing is altered: reviews keep the version they were made with.")
        parts: list[Part] = [("", _noting(impact_texts(found), is_cut_short=is_cut_short))]
        if each:
            parts.append((_("Review by review; Enter opens the call"), each))
        report = self._open(_("What past reviews would score"), words, parts)
        report.followed.connect(self.call_asked)

    def _words_of(self, one: "Rescored") -> str:
        """Return when a call was, its review before and after; whose it was may be hidden."""
        call = self._session.snapshot.calls.get(one.call_id)
        when = spoken_time(call.facts.start_local, self._today()) if call else ""
        told = rescored_text(one)
        return _("{when}: {shift}").format(when=when, shift=told) if when else told

    def _show_health(self, version: RubricVersion, told: "tuple[Health, bool]") -> None:
        found, is_cut_short = told
        count = found.reviews
        words = ngettext("From {count} final review.", "From {count} final reviews.", count)
        together, each = health_texts(found)
        none = _("No question stands out. Something is said once five reviews agree on it.")
        texts = (together,) if together or each else (none,)
        parts: list[Part] = [("", _noting(tuple(filter(None, texts)), is_cut_short=is_cut_short))]
        parts += [(Leading(one.line.text, one.line.id), (text,)) for one, text in each]
        title = _("What the reviews say of the questions")
        report = self._open(title, words.format(count=count), parts)
        report.followed.connect(lambda line_id: self.question_asked.emit(version, line_id))

    def _tell(self, title: str, words: str, parts: Sequence[Part]) -> None:
        self._open(title, words, parts)

    def _open(self, title: str, words: str, parts: Sequence[Part]) -> ReportSheet:
        report = ReportSheet(title, words, parts, self._window)
        report.open()
        return report

    def _start(
        self, title: str, work: Callable[[Progress], T], on_done: Callable[[T], None]
    ) -> None:
        """Start a job, unless it is going on already."""
        if title in (job.title for job in self._jobs.running):
            return
        self._jobs.start(
            title,
            work,
            on_done=on_done,
            on_failed=self._on_failed,
            is_quiet=True,
        )

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, CallReviewError):
            raise error
        self.said.emit(told(error))


def _noting(texts: Sequence[str], *, is_cut_short: bool) -> Sequence[str]:
    return (_cut_short(), *texts) if is_cut_short else texts


def _cut_short() -> str:
    return _("It was stopped: only the reviews read by then are counted.")


def _version_words(version: RubricVersion, reviews: int) -> str:
    counted = ngettext("{count} review", "{count} reviews", reviews).format(count=reviews)
    return _("Version {number} ({language}), {reviews}").format(
        number=version.number, language=language_name(version.rubric.language), reviews=counted
    )


def _changes(before: RubricVersion | None, version: RubricVersion) -> Sequence[str]:
    if before is None:
        return (_("The first version."),)
    return _spoken(before.rubric, version.rubric)


def _spoken(before: Rubric, after: Rubric) -> Sequence[str]:
    found = [difference_text(one) for one in differences(before, after)]
    return found or (_("Nothing differs."),)
