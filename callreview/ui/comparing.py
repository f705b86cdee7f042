"""Reviews side by side at work: their score sheets are read, then the sheet is shown."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from callreview.app.session import Reader, Session
from callreview.app.snapshot import OpenCall
from callreview.domain.review import Review
from callreview.domain.rubric import RubricVersion
from callreview.ui.comparison.state import comparable


class Comparing(QObject):
    """Opens the sheet for the open call. `moment_asked` carries a span of it to be heard."""

    moment_asked = Signal(object)

    def __init__(self, window: QWidget, session: Session) -> None:
        super().__init__(window)
        self._window = window
        self._session = session

    @property
    def can_compare(self) -> bool:
        """Return whether the open call has two reviews that may be shown together."""
        return len(comparable(self._session.snapshot.open_call)) > 1

    def open(self) -> None:
        """Show the reviews of the open call beside each other."""
        self.open_of(self._session.snapshot.open_call)

    def open_of(self, opened: OpenCall | None) -> None:
        """Show the reviews of a call, as it was when it was open, beside each other."""
        reviews = comparable(opened)
        wanted = {review.version_id for review in reviews}

        def read(reader: Reader) -> dict[str, RubricVersion]:
            return {version_id: reader.version(version_id) for version_id in wanted}

        found = self._session.find(read)
        found.then(lambda versions: self._on_read(reviews, versions))

    def _on_read(self, reviews: tuple[Review, ...], versions: dict[str, RubricVersion]) -> None:
        from callreview.ui.comparison.sheet import ComparisonSheet

        opened = self._session.snapshot.open_call
        is_open = opened is not None and opened.call.id == reviews[0].call_id
        sheet = ComparisonSheet(reviews, versions, self._window, can_play=is_open)
        sheet.moment_asked.connect(self.moment_asked)
        sheet.open()
