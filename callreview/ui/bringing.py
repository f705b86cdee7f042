"""Reviews from computer to computer at work: written to a file, looked into, taken over."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from callreview.app.jobs import Progress
from callreview.domain.errors import CallReviewError
from callreview.domain.rubric import RubricVersion
from callreview.ui.failure import told
from callreview.ui.filedialogs import ask_where, ask_which
from callreview.words import _, ngettext

if TYPE_CHECKING:
    from callreview.app.reviewfiles import TakenOver
    from callreview.domain.taking_over import Preview
    from callreview.ui.rooms import Rooms

T = TypeVar("T")


class Bringing(QObject):
    """Writes the finished reviews of the calls in front, and reads those of a colleague."""

    def __init__(self, rooms: "Rooms") -> None:
        super().__init__(rooms)
        self._rooms = rooms

    def export_reviews(self) -> None:
        """Ask where to, and write the finished reviews of the open call or of those shown."""
        title, kinds = _("Reviews for a colleague"), (("JSON", ".json"),)
        call_ids = self._calls_in_front
        ask_where(
            self._rooms.window,
            title,
            f"{_('Reviews')}.json",
            kinds,
            lambda path: self.write(call_ids, path),
        )

    def import_reviews(self) -> None:
        """Ask for a file of reviews, and show what it would change."""
        ask_which(
            self._rooms.window, _("Reviews from a file"), _("Reviews"), (".json",), self.look_into
        )

    def write(self, call_ids: tuple[str, ...], path: Path) -> None:
        """Write the finished reviews of calls, as far as one sees them."""
        from callreview.app.reviewfiles import reviews_of_calls, write_review_file

        session = self._rooms.parts.session

        def work(_progress: Progress) -> int:
            return write_review_file(session, reviews_of_calls(session, call_ids), path)

        def say(count: int) -> None:
            text = ngettext(
                "{count} review written: {name}", "{count} reviews written: {name}", count
            )
            self._rooms.say(text.format(count=count, name=path.name))

        self._start(_("Writing reviews"), work, say)

    def look_into(self, path: Path) -> None:
        """Show what a file of reviews would change."""
        from callreview.app.reviewfiles import preview

        session = self._rooms.parts.session
        self._start(
            _("Reading reviews"), lambda _progress: preview(session, path), self._show_preview
        )

    def _show_preview(self, preview: "Preview") -> None:
        from callreview.ui.agreement.coming import ComingSheet

        versions = {key: RubricVersion(key, 0, one) for key, one in preview.file.rubrics.items()}
        versions |= {version.id: version for version in self._rooms.snapshot.rubrics}
        sheet = ComingSheet(preview, versions, self._rooms.window)
        sheet.accepted.connect(lambda: self._take_over(preview))
        sheet.open()

    def _take_over(self, preview: "Preview") -> None:
        from callreview.app.reviewfiles import take_over

        parts = self._rooms.parts
        self._start(
            _("Taking reviews over"),
            lambda _progress: [*take_over(parts.session, parts.pool, preview)],
            self._say_taken,
        )

    def _say_taken(self, came: "list[TakenOver]") -> None:
        troubles = [one.trouble for one in came if one.trouble is not None]
        added = len(came) - len(troubles)
        text = ngettext("{count} review was added.", "{count} reviews were added.", added)
        words = text.format(count=added) if added else _("Nothing was changed.")
        if troubles:
            words = f"{words} {told(troubles[0])}"
        self._rooms.say(words, button=_("Agreement"), do=self._rooms.agreeing.show_agreement)

    @property
    def _calls_in_front(self) -> tuple[str, ...]:
        opened = self._rooms.snapshot.open_call
        if self._rooms.room == "review" and opened is not None:
            return (opened.call.id,)
        chosen = self._rooms.calls.selected_calls
        return tuple(
            call.id for call in (chosen if len(chosen) > 1 else self._rooms.calls.shown_calls)
        )

    def _start(
        self, title: str, work: Callable[[Progress], T], on_done: Callable[[T], None]
    ) -> None:
        jobs = self._rooms.parts.jobs
        if title not in (job.title for job in jobs.running):
            jobs.start(title, work, on_done=on_done, on_failed=self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, CallReviewError):
            raise error
        self._rooms.say(told(error))
