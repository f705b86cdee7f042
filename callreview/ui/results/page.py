"""The long answer to one question, to be scrolled."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from callreview.ui import theme
from callreview.ui.results.part import PartView
from callreview.ui.widgets.labels import plain_label
from callreview.words import _
from callreview.words.answers.parts import Page

_WIDEST = 1100


class AnswerPage(QScrollArea):
    """Shows a `Page`. `opened` carries the key of a figure, `picture_asked` a chart to save."""

    opened = Signal(str)
    picture_asked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.parts: list[PartView] = []
        self._inside = QWidget(self)
        self._inside.setMaximumWidth(_WIDEST)
        self._title = plain_label("", self._inside, font=theme.font_title(self), wraps=True)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, theme.GAP, 0)
        self._column.setSpacing(theme.GAP)
        self._column.addWidget(self._title)
        self._column.addStretch(1)
        self.setWidget(self._inside)

    def show_page(self, page: Page) -> None:
        """Show another answer; from the top, if it is one to another question."""
        title = _(page.question.value)
        if title != self._title.text():
            self._title.setText(title)
            self.verticalScrollBar().setValue(0)
        while len(self.parts) < len(page.parts):
            self._add_part()
        for at, view in enumerate(self.parts):
            view.setVisible(at < len(page.parts))
            if at < len(page.parts):
                view.show_part(page.parts[at])

    def ask_picture(self) -> None:
        """Ask for a chart to be saved: that with the focus, else the first."""
        shown = [view for view in self.parts if view.isVisible() and view.shown_chart]
        focused = [view for view in shown if view.isAncestorOf(view.focusWidget() or view)]
        for view in (*focused, *shown)[:1]:
            view.ask_picture()

    def _add_part(self) -> None:
        view = PartView(self._inside, above=theme.GAP_LARGE if self.parts else 0)
        view.opened.connect(self.opened)
        view.picture_asked.connect(self.picture_asked)
        self.parts.append(view)
        self._column.insertWidget(len(self.parts), view)
