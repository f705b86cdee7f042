"""The folders of the open library are watched: what is new appears by itself."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from callreview.app.session import Session
from callreview.app.watching import Deliver, Due, Watching
from callreview.domain.errors import CallReviewError
from callreview.ui.failure import told
from callreview.ui.folders import Folders


class Watched(QObject):
    """Has changed folders looked at again; says once that one is away."""

    def __init__(
        self, session: Session, deliver: Deliver, folders: Folders, say: Callable[[str], None]
    ) -> None:
        super().__init__(folders)
        self._folders = folders
        self._say = say
        self._watching = Watching(
            session, deliver, on_due=self._on_due, on_away=self._on_away, on_back=self._on_back
        )

    def close(self) -> None:
        """Watch no more."""
        self._watching.close()

    def _on_due(self, due: Due) -> None:
        self._folders.look_again(
            due.path, due.unfinished, lambda was_done: self._watching.done(was_done=was_done)
        )

    def _on_back(self, path: Path) -> None:
        self._folders.note_away(str(path), is_away=False)

    def _on_away(self, path: Path) -> None:
        self._folders.note_away(str(path), is_away=True)
        self._say(told(CallReviewError("folder_away", path=str(path))))
