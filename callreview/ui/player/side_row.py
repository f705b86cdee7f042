"""One side of the call in the box about sound: heard alone, muted, louder or softer."""

from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSlider, QWidget

from callreview.domain.hearing import AS_RECORDED, LOUDEST_DB, SOFTEST_DB, Hearing, Sides
from callreview.ui.theme import font_number
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.widgets.labels import plain_label
from callreview.words import _

_T = TypeVar("_T")
_SIDES = (Sides.LEFT, Sides.RIGHT)
_SLIDER_WIDTH = 120
_PAGE_DB = 3


class SideRow(QObject):
    """The widgets of one side; `chosen` carries the whole `Hearing`."""

    chosen = Signal(object)

    def __init__(self, channel: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._channel = channel
        self._hearing = AS_RECORDED
        self._name = plain_label("", parent)
        self._only = _button(_("only"), parent)
        self._mute = _button(_("mute"), parent)
        self._gain = QSlider(Qt.Orientation.Horizontal, parent)
        self._gain.setRange(round(SOFTEST_DB), round(LOUDEST_DB))
        self._gain.setPageStep(_PAGE_DB)
        self._gain.setFixedWidth(_SLIDER_WIDTH)
        self._decibel = plain_label("", parent, tone="soft", font=font_number(parent, scale=0.9))
        self._decibel.setMinimumWidth(self._decibel.fontMetrics().horizontalAdvance("+24 dB") + 2)
        self._decibel.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._only.toggled.connect(self._on_only)
        self._mute.toggled.connect(self._on_mute)
        self._gain.valueChanged.connect(self._on_gain)

    def add_to(self, grid: QGridLayout, line: int) -> None:
        """Take a line of a grid of five columns."""
        widgets = (self._name, self._only, self._mute, self._gain, self._decibel)
        for column, widget in enumerate(widgets):
            grid.addWidget(widget, line, column)

    def show_name(self, name: str) -> None:
        """Show whose side it is."""
        self._name.setText(name)
        self._only.setAccessibleName(_("Hear only {side}").format(side=name))
        self._mute.setAccessibleName(_("Mute {side}").format(side=name))
        self._gain.setAccessibleName(_("Loudness of {side}").format(side=name))

    def show_hearing(self, hearing: Hearing) -> None:
        """Show what is chosen; says nothing."""
        self._hearing = hearing
        decibel = round(hearing.gains_db[self._channel])
        with QSignalBlocker(self._only), QSignalBlocker(self._mute), QSignalBlocker(self._gain):
            self._only.setChecked(hearing.sides is _SIDES[self._channel])
            self._mute.setChecked(hearing.muted[self._channel])
            self._gain.setValue(decibel)
        self._decibel.setText(_("{gain:+d} dB").format(gain=decibel) if decibel else _("0 dB"))

    def _on_only(self, on: bool) -> None:
        sides = _SIDES[self._channel] if on else Sides.BOTH
        self.chosen.emit(replace(self._hearing, sides=sides))

    def _on_mute(self, on: bool) -> None:
        muted = self._with_mine(self._hearing.muted, on)
        self.chosen.emit(replace(self._hearing, muted=muted))

    def _on_gain(self, decibel: int) -> None:
        gains = self._with_mine(self._hearing.gains_db, float(decibel))
        self.chosen.emit(replace(self._hearing, gains_db=gains))

    def _with_mine(self, both: tuple[_T, _T], mine: _T) -> tuple[_T, _T]:
        return (mine, both[1]) if self._channel == 0 else (both[0], mine)


def _button(words: str, parent: QWidget) -> WordButton:
    button = WordButton(words, parent)
    button.setCheckable(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
