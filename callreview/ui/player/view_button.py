"""The button of how a call is looked at: which picture, how tall, followed how, what alone."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from callreview.domain.viewport import Follow
from callreview.ui.actions import action
from callreview.ui.keys import shown
from callreview.ui.widgets.buttons import IconButton
from callreview.words import _


class ViewButton(IconButton):
    """Shows what is chosen, and says what was asked for: `asked` carries the name of an order."""

    asked = Signal(str)
    follow_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("view", _("View"), parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._seconds: dict[str, bool] = {}
        self._waveform, self._spectrogram = self._pair(
            (_("Waveform"), _("Spectrogram")), "swap_picture"
        )
        self._menu.addSeparator()
        self._even, self._decibels = self._pair((_("Even steps"), _("Decibels")), "swap_amplitude")
        for name in ("larger_waveform", "smaller_waveform", "fitting_waveform"):
            self._order(name)
        self._menu.addSeparator()
        self._follow = self._follow_entries()
        self._menu.addSeparator()
        self._span = self._order("zoom_span")
        self._turn = self._order("zoom_turn")
        self.setMenu(self._menu)

    def watch(self, look: Callable[["ViewButton"], None]) -> None:
        """Have `look` show what is chosen whenever the menu is about to open."""
        self._menu.aboutToShow.connect(lambda: look(self))

    def show_follow(self, mode: Follow) -> None:
        """Show how the view goes along."""
        for entry in self._follow:
            entry.setChecked(entry.data() == mode)

    def show_picture(self, *, spectrogram: bool, decibels: bool) -> None:
        """Show which picture of the sound is seen."""
        self._seconds = {"swap_picture": spectrogram, "swap_amplitude": decibels}
        (self._spectrogram if spectrogram else self._waveform).setChecked(True)
        (self._decibels if decibels else self._even).setChecked(True)
        for entry in (self._even, self._decibels):
            entry.setEnabled(not spectrogram)

    def show_alone(self, *, has_span: bool, knows_turns: bool) -> None:
        """Show what can be seen alone, and why not."""
        for entry, name, can, reason in (
            (self._span, "zoom_span", has_span, _("no span is chosen")),
            (self._turn, "zoom_turn", knows_turns, _("as soon as it is known who speaks")),
        ):
            entry.setEnabled(can)
            words = _(action(name).words)
            keys = f"\t{shown(action(name).keys[0])}"
            entry.setText(words + keys if can else f"{words} ({reason})")

    def _order(self, name: str) -> QAction:
        entry = action(name)
        keys = f"\t{shown(entry.keys[0])}" if entry.keys else ""
        made = self._menu.addAction(_(entry.words) + keys)
        made.triggered.connect(lambda: self.asked.emit(entry.order))
        return made

    def _pair(self, words: tuple[str, str], order: str) -> tuple[QAction, QAction]:
        """Return two entries of which one is checked; the other one asks for `order`."""
        group = QActionGroup(self._menu)
        made: list[QAction] = []
        keys = f"\t{shown(action(order).keys[0])}"
        for each in words:
            entry = QAction(each + keys * bool(made), self._menu)
            entry.setCheckable(True)
            group.addAction(entry)
            self._menu.addAction(entry)
            made.append(entry)
        made[0].setChecked(True)
        group.triggered.connect(lambda entry: self._swap(order, second=entry is made[1]))
        return made[0], made[1]

    def _swap(self, order: str, *, second: bool) -> None:
        if second != self._seconds.get(order, False):
            self.asked.emit(order)

    def _follow_entries(self) -> list[QAction]:
        group = QActionGroup(self._menu)
        for mode, words in (
            (Follow.CONTINUOUS, _("Keep the play head in the middle")),
            (Follow.PAGE, _("Turn the page")),
            (Follow.OFF, _("Stay where I look")),
        ):
            entry = QAction(words, self._menu)
            entry.setCheckable(True)
            entry.setData(mode)
            group.addAction(entry)
            self._menu.addAction(entry)
        # What an entry keeps comes back as plain text.
        group.triggered.connect(lambda entry: self.follow_chosen.emit(Follow(entry.data())))
        return group.actions()
