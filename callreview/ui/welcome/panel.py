"""The first-run room: one button and one link; then the adding; then what was found."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from callreview.ui import theme
from callreview.ui.welcome.adding import AddingPage
from callreview.ui.welcome.banner import Banner
from callreview.ui.welcome.people import PeopleForm
from callreview.ui.welcome.state import WelcomeState
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.widgets.frames import framed
from callreview.ui.widgets.labels import plain_label
from callreview.words import _

_WIDTH = 560


class WelcomePanel(QWidget):
    """Shows `WelcomeState`; says what the newcomer chose."""

    folder_asked = Signal()
    samples_asked = Signal()
    cancelled = Signal()
    lot_asked = Signal()
    find_asked = Signal()
    named = Signal(str, str)
    left_out_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: WelcomeState | None = None
        self._adding = AddingPage(self)
        self._adding.cancelled.connect(self.cancelled)
        self._people = PeopleForm(self)
        self._people.named.connect(self.named)
        self._pages = QStackedWidget(self)
        self._first = self._make_first()
        self._found = self._make_found()
        for page in (self._first, self._adding, self._found):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)

    def show_state(self, state: WelcomeState, *, is_samples: bool = False) -> None:
        """Show the page that fits."""
        if state == self._state:
            return
        self._state = state
        self._samples.setVisible(not is_samples)
        if state.adding is not None:
            self._adding.show_state(state.adding)
            self._pages.setCurrentWidget(self._adding)
        elif state.is_first:
            self._pages.setCurrentWidget(self._first)
        else:
            self._title.setText(state.title)
            self._left_out.setText(state.left_out)
            self._left_out.setVisible(bool(state.left_out))
            self._people.show_people(state.people)
            self._card.setVisible(bool(state.people))
            if self._pages.currentWidget() is not self._found:
                self._pages.setCurrentWidget(self._found)
                self._lot.setFocus()

    def settle(self) -> None:
        """Say names that were typed and not yet said."""
        self._people.settle()

    def _make_first(self) -> QWidget:
        page, column = _page(self)
        column.addWidget(Banner(page), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(theme.GAP_LARGE)
        _centred(
            column,
            plain_label(_("Hear how your calls are going"), page, font=theme.font_title(page)),
        )
        words = _(
            "Listen to a few calls, mark what was good, score them the same way each time, "
            "and hand out a scorecard. Everything stays on this computer."
        )
        _centred(column, plain_label(words, page, tone="soft", width=_WIDTH - 60))
        column.addSpacing(theme.GAP_LARGE)
        self._open = WordButton(
            _("Open a folder of recordings"), page, kind="primary", icon_name="folder"
        )
        self._open.setMinimumHeight(40)
        self._open.clicked.connect(self.folder_asked)
        _centred(column, self._open)
        self._samples = WordButton(_("Try it with sample calls"), page, kind="link")
        self._samples.clicked.connect(self.samples_asked)
        _centred(column, self._samples)
        column.addStretch(3)
        hint = _("Or drag a folder onto this window. Recordings are only read, never changed.")
        _centred(column, plain_label(hint, page, tone="soft", font=theme.font_small(page)))
        return page

    def _make_found(self) -> QWidget:
        page, column = _page(self)
        self._title = plain_label("", page, font=theme.font_title(page), wraps=True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._title)
        self._left_out = WordButton("", page, kind="link")
        self._left_out.clicked.connect(self.left_out_asked)
        _centred(column, self._left_out)
        column.addSpacing(theme.GAP_LARGE)
        column.addLayout(self._make_choices(page))
        words = _("Five calls nobody chose say more about your company than fifty somebody did.")
        _centred(column, plain_label(words, page, tone="soft", width=_WIDTH))
        column.addSpacing(theme.GAP_LARGE)
        self._card = self._make_card(page)
        _centred(column, self._card)
        column.addStretch(3)
        return page

    def _make_choices(self, page: QWidget) -> QHBoxLayout:
        self._lot = WordButton(
            _("Listen to five, picked by lot"), page, kind="primary", icon_name="lot"
        )
        self._lot.setMinimumHeight(40)
        self._lot.clicked.connect(self.lot_asked)
        find = WordButton(_("Find a call"), page, icon_name="search")
        find.setMinimumHeight(40)
        find.clicked.connect(self.find_asked)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addStretch(1)
        row.addWidget(self._lot)
        row.addWidget(find)
        row.addStretch(1)
        return row

    def _make_card(self, page: QWidget) -> QFrame:
        card = framed("card", page)
        card.setFixedWidth(_WIDTH)
        column = QVBoxLayout(card)
        column.setContentsMargins(theme.GAP_LARGE, theme.GAP_LARGE, theme.GAP_LARGE, theme.GAP)
        column.addWidget(plain_label(_("Who is who?"), card, font=theme.font_heading(card)))
        words = _("Give the extensions names, now or later. They are kept on this computer.")
        column.addWidget(plain_label(words, card, tone="soft", wraps=True))
        column.addWidget(self._people, 1)
        return card


def _page(parent: QWidget) -> tuple[QWidget, QVBoxLayout]:
    page = QWidget(parent)
    column = QVBoxLayout(page)
    column.setContentsMargins(24, 24, 24, 20)
    column.setSpacing(theme.GAP)
    column.addStretch(2)
    return page, column


def _centred(column: QBoxLayout, widget: QWidget) -> None:
    column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
