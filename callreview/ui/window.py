"""The window: tabs, search, menus, notices, and the rooms below. One per library.

It stands before anything is loaded; `work_with` gives it an open library. Methods without
arguments are what keys and menus call (see `actions`).
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from callreview.ui.actions import ACTIONS, Action, action
from callreview.ui.ear import Ear
from callreview.ui.header import Header
from callreview.ui.jobsbar import JobsBar
from callreview.ui.keyboard import KeyMap
from callreview.ui.keys import for_system
from callreview.ui.menus import fill_menus
from callreview.ui.widgets.notice import NoticeBar

if TYPE_CHECKING:  # imported once the window stands
    from callreview.ui.parts import Parts
    from callreview.ui.rooms import Rooms

_FIRST_SIZE = (1440, 860)
_LEAST_SIZE = (1100, 600)


class Window(QMainWindow):
    """The frame around the rooms. `closed` when the person closed it."""

    closed = Signal()

    def __init__(self, *, title: str = "") -> None:
        super().__init__()
        self.rooms: Rooms | None = None
        self._gives_up = False
        self._actions = for_system(ACTIONS)
        self.header = Header(self)
        self.notice = NoticeBar(self)
        self.jobs_bar = JobsBar(self)
        self.stack = QStackedWidget(self)
        self.ear = Ear(self, KeyMap(self._actions), self.may)
        self._lay_out()
        self._connect()
        self.setWindowTitle(f"{title} – Call Review" if title else "Call Review")
        self.header.show_title(title)
        self.header.show_rooms("", has_calls=False, has_call=False)
        self.setAcceptDrops(True)
        self._take_first_size()

    def work_with(self, parts: "Parts") -> None:
        """Show an open library."""
        from callreview.ui.rooms import Rooms

        self.rooms = Rooms(self, parts)
        self.rooms.begin()

    def do(self, each: Action) -> None:
        """Do what an action says."""
        if self.rooms is not None and self.may(each):
            getattr(self.rooms.target(each.target), each.order)()

    def may(self, each: Action) -> bool:
        """Return whether an action can be done now."""
        if self.rooms is None:
            return False
        return not each.when or bool(getattr(self.rooms.orders, each.when))

    def come_forward(self) -> None:
        """Stand before other windows."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def restore_place(self, kept: str) -> None:
        """Stand where it stood last time."""
        if kept:
            self.restoreGeometry(QByteArray.fromBase64(kept.encode("ascii")))

    @property
    def place(self) -> str:
        """Return where it stands, to be kept."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def _lay_out(self) -> None:
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.notice)
        column.addWidget(self.stack, 1)
        column.addWidget(self.jobs_bar)
        self.setCentralWidget(middle)
        fill_menus(self.menuBar(), self.do, self.may)

    def _connect(self) -> None:
        self.ear.asked.connect(self.do)
        self.ear.let_go.connect(self._on_let_go)
        self.header.asked.connect(self._on_asked)

    def _take_first_size(self) -> None:
        screen = QApplication.primaryScreen()
        room = screen.availableGeometry() if screen else self.geometry()
        self.setMinimumSize(QSize(*_LEAST_SIZE).boundedTo(room.size()))
        self.resize(QSize(*_FIRST_SIZE).boundedTo(room.size()))

    def _on_asked(self, action_id: str) -> None:
        self.do(action(action_id))

    def _on_let_go(self, each: Action) -> None:
        if self.rooms is not None:
            getattr(self.rooms.target(each.target), f"{each.order}_released")()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _folders(event):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        for folder in _folders(event)[:1]:
            if self.rooms is not None:
                event.acceptProposedAction()
                self.rooms.add_folder(folder)

    def _on_given_up(self) -> None:
        self._gives_up = True
        self.close()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self.rooms is not None:
            self.rooms.settle()
            if not self._gives_up and self.rooms.ask_about_unsaved(self._on_given_up):
                event.ignore()
                return
        super().closeEvent(event)
        self.closed.emit()


def _folders(event: QDropEvent) -> list[Path]:
    urls = event.mimeData().urls()
    paths = (Path(url.toLocalFile()) for url in urls if url.isLocalFile())
    return [path for path in paths if path.is_dir()]
