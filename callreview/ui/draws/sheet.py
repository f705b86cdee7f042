"""A random sample planned: what is wished for on the left, what it comes to on the right."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from callreview.domain.draw.tickets import is_seed
from callreview.ui import theme
from callreview.ui.dialogs.frame import Sheet
from callreview.ui.draws import words as told
from callreview.ui.draws.form import DrawForm
from callreview.ui.draws.state import Days, Outlook, Wish
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.widgets.labels import breakable, plain_label, straight
from callreview.ui.widgets.rows import show_as_rows
from callreview.words import _

_SIZE = (1000, 660)
_FORM_WIDTH = 372
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class DrawSheet(Sheet):
    """`wished` carries a `Wish` whose outlook is to be shown; `drawn` the outlook, reason, dice.

    The reason is only asked where the days were drawn before, the dice only of those who want
    to throw some.
    """

    wished = Signal(object)
    drawn = Signal(object, str, str)

    def __init__(self, wish: Wish, days: Days, today: date, parent: QWidget) -> None:
        super().__init__(
            _("Draw a random sample"),
            _(
                "A lot picks the calls, and those few speak for all. Nobody chooses which, and "
                "anybody can draw them again."
            ),
            parent,
            accept=_("Draw by lot"),
            cancel=_("Cancel"),
        )
        self._outlook: Outlook | None = None
        self._again = ""
        self.form = DrawForm(wish, days, today, self)
        self.form.changed.connect(self.wished)
        self.sentence = plain_label("", self, font=theme.font_number(self, scale=1.25), wraps=True)
        self.effort = plain_label("", self, wraps=True)
        self.table = QTableWidget(0, 4, self)
        self.remarks = plain_label("", self, tone="soft", wraps=True)
        self.again = plain_label("", self, tone="warning", wraps=True)
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText(_("Why is it drawn again?"))
        self.reason.setAccessibleName(_("Why is it drawn again?"))
        self.reason.textChanged.connect(self._show_ready)
        self.dice = QLineEdit(self)
        self.dice.textChanged.connect(self._show_ready)
        self.throw = WordButton(_("Throw your own dice"), self, kind="link")
        self.throw.setCheckable(True)
        self.throw.toggled.connect(self._show_dice)
        self._dress()
        self._arrange(parent)

    def show_outlook(self, outlook: Outlook, names: dict[str, str], *, again: str) -> None:
        """Show what the wish comes to; `again` is the title of what the days were drawn for."""
        self._outlook, self._again = outlook, again
        self.form.show_outlook(outlook, names)
        self.sentence.setText(told.sentence(outlook))
        self.effort.setText(told.effort(outlook) if outlook.can_be_drawn else "")
        self.table.setHorizontalHeaderLabels(list(told.headings(outlook)))
        for column in (1, 2):
            heading = self.table.horizontalHeaderItem(column)
            assert heading is not None
            heading.setTextAlignment(_RIGHT)
        self._show_rows(told.rows(outlook), told.chosen_row(outlook))
        self.remarks.setText("\n".join(told.remarks(outlook)))
        self.again.setText(breakable(told.again_words(again)) if again else "")
        self.again.setVisible(bool(again))
        self.reason.setVisible(bool(again))
        self._show_ready()

    def _show_ready(self) -> None:
        is_ready = self._outlook is not None and self._outlook.can_be_drawn
        has_reason = bool(self.reason.text().strip()) or not self._again
        has_number = not self.dice.text() or is_seed(self._thrown)
        self.accept_button.setEnabled(is_ready and has_reason and has_number)

    @property
    def _thrown(self) -> str:
        """Return what the dice showed, without the gaps one writes between them."""
        return "".join(self.dice.text().split())

    def _show_dice(self, is_wanted: bool) -> None:
        self.dice.setVisible(is_wanted)
        if is_wanted:
            self.dice.setFocus()
        else:
            self.dice.clear()

    def _show_rows(self, rows: tuple[told.Row, ...], chosen: int | None) -> None:
        strong = theme.font_heading(self)
        self.table.setRowCount(len(rows))
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                item = QTableWidgetItem(straight(text))
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
                if at == chosen:
                    item.setFont(strong)
                if column in (1, 2):
                    item.setTextAlignment(_RIGHT)
                self.table.setItem(at, column, item)

    def _dress(self) -> None:
        self.table.setAccessibleName(_("What is drawn of whom"))
        show_as_rows(self.table)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.dice.setPlaceholderText(_("What your dice showed, 20 throws or more: 41632…"))
        self.dice.setAccessibleName(_("Your own dice"))
        self.dice.setToolTip(
            _("The computer makes the number of the lot. Who does not trust it throws dice.")
        )

    def _arrange(self, parent: QWidget) -> None:
        area = QScrollArea(self)
        area.setWidget(self.form)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedWidth(_FORM_WIDTH)
        right = QVBoxLayout()
        right.setSpacing(theme.GAP)
        right.addWidget(self.sentence)
        right.addWidget(self.effort)
        right.addSpacing(theme.GAP_SMALL)
        right.addWidget(self.table, 1)
        fields: tuple[QWidget, ...] = (self.remarks, self.again, self.reason, self.dice)
        for each in fields:
            right.addWidget(each)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_LARGE)
        row.addWidget(area)
        row.addLayout(right, 1)
        self.body.addLayout(row, 1)
        self.buttons.insertWidget(0, self.throw)
        for each in fields[1:]:
            each.hide()
        room = parent.window().size()
        self.resize(min(_SIZE[0], room.width() - 40), min(_SIZE[1], room.height() - 40))
        self.form.per_person.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def accept(self) -> None:
        super().accept()
        self.drawn.emit(self._outlook, self.reason.text().strip(), self._thrown)
