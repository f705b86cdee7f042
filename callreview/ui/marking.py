"""Marks of the open call: what player and marks list say becomes edits."""

from PySide6.QtCore import QObject

from callreview.app.edits.marks import AddMark, ChangeMark, RemoveMark
from callreview.app.session import Session
from callreview.domain.mark import Category, Mark
from callreview.ui.doing import Doing
from callreview.ui.review import ReviewScreen


class Marking(QObject):
    """Connects both panels that show marks to the session, and to each other."""

    def __init__(self, screen: ReviewScreen, session: Session, doing: Doing) -> None:
        super().__init__(screen)
        self._screen = screen
        self._session = session
        self._doing = doing
        player, marks = screen.player, screen.marks
        marks.listen_to(player)
        marks.wanted.connect(screen.show_marks)
        player.mark_asked.connect(self._on_mark_asked)
        player.mark_moved.connect(self._on_mark_moved)
        player.category_changed.connect(self._on_category_changed)
        player.mark_chosen.connect(marks.show_chosen)
        marks.mark_asked.connect(self._on_mark_asked)
        marks.chosen.connect(player.show_chosen)
        for panel in (player, marks):
            panel.words_changed.connect(self._on_words_changed)
            panel.removal_asked.connect(self._on_removal_asked)

    def _on_mark_asked(self, category: Category, start_ms: int, end_ms: int | None) -> None:
        opened = self._session.snapshot.open_call
        if opened is None:
            return
        mark = Mark(
            id=self._session.new_key(),
            call_id=opened.call.id,
            category=category,
            start_ms=start_ms,
            end_ms=end_ms,
        )
        self._doing.do(AddMark(mark))

    def _on_mark_moved(self, mark_id: str, start_ms: int, end_ms: int | None) -> None:
        self._doing.do(ChangeMark(mark_id, start_ms=start_ms, end_ms=end_ms))

    def _on_category_changed(self, mark_id: str, category: Category) -> None:
        self._doing.do(ChangeMark(mark_id, category=category))

    def _on_words_changed(self, mark_id: str, text: str) -> None:
        self._doing.do(ChangeMark(mark_id, text=text))

    def _on_removal_asked(self, mark_id: str) -> None:
        self._doing.do(RemoveMark(mark_id))
