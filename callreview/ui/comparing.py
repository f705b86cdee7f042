"""Reviews side by side at work: their score sheets are read, then the sheet is shown."""

from PySide6.QtWidgets import QWidget

from callreview.app.session import Reader, Session
from callreview.domain.review import Review
from callreview.domain.rubric import RubricVersion
from callreview.ui.comparison.state import comparable


class Comparing:
    """Opens the sheet for the open call."""

    def __init__(self, window: QWidget, session: Session) -> None:
        self._window = window
        self._session = session

    @property
    def can_compare(self) -> bool:
        """Return whether the open call has two reviews that may be shown together."""
        return len(comparable(self._session.snapshot.open_call)) > 1

    def open(self) -> None:
        """Show the reviews of the open call beside each other."""
        reviews = comparable(self._session.snapshot.open_call)
        wanted = {review.version_id for review in reviews}

        def read(reader: Reader) -> dict[str, RubricVersion]:
            return {version_id: reader.version(version_id) for version_id in wanted}

        found = self._session.find(read)
        found.then(lambda versions: self._on_read(reviews, versions))

    def _on_read(self, reviews: tuple[Review, ...], versions: dict[str, RubricVersion]) -> None:
        from callreview.ui.comparison.sheet import ComparisonSheet

        ComparisonSheet(reviews, versions, self._window).open()
