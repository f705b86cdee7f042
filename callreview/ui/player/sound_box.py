"""The box above the transport with everything about how the call sounds.

It shows values and says what was chosen; it decides nothing. Escape or a click elsewhere
closes it.
"""

from collections.abc import Sequence
from dataclasses import fields, replace

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from callreview.domain.hearing import AS_RECORDED, Hearing
from callreview.domain.pauses import Skipping
from callreview.domain.timebase import format_clock
from callreview.ui.player.side_row import SideRow
from callreview.ui.theme import GAP, GAP_WIDE, font_small
from callreview.ui.widgets.frames import framed
from callreview.ui.widgets.labels import plain_label
from callreview.ui.widgets.numbers import dress_number
from callreview.words import _

_LONGEST_S, _MOST_KEPT_S, _STEP_S = 10.0, 2.0, 0.1
_INDENT = 26


class SoundBox(QFrame):
    """`hearing_chosen` and `skipping_chosen` carry what was chosen, whole."""

    hearing_chosen = Signal(object)
    skipping_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("kind", "card")
        self.setAccessibleName(_("Sound"))
        self._hearing, self._skipping = AS_RECORDED, Skipping()
        self._switches = {name: self._switch(words) for name, (words, _tip) in _switches().items()}
        self._centred_line = QWidget(self)
        self._sides = [SideRow(channel, self) for channel in (0, 1)]
        self._skip = self._switch(_("Skip silence"))
        self._saved = plain_label("", self, tone="soft", font=font_small(self))
        self._minimum = _seconds(_("Pauses from"), _LONGEST_S, self)
        self._padding = _seconds(_("Kept at each end"), _MOST_KEPT_S, self)
        self._side_rows = QWidget(self)
        self._lay_out()
        self._connect()

    def show_sound(self, hearing: Hearing, skipping: Skipping) -> None:
        """Show what is chosen; says nothing."""
        self._hearing, self._skipping = hearing, skipping
        for name, box in self._switches.items():
            _set_checked(box, checked=getattr(hearing, name))
        for row in self._sides:
            row.show_hearing(hearing)
        _set_checked(self._skip, checked=skipping.is_on)
        for field, ms in (
            (self._minimum, skipping.minimum_ms),
            (self._padding, skipping.padding_ms),
        ):
            with QSignalBlocker(field):
                field.setValue(ms / 1000)
            field.setEnabled(skipping.is_on)

    def show_saved(self, words: str) -> None:
        """Say what skipping comes to."""
        self._saved.setText(words)
        self._skip.setAccessibleDescription(words)

    def show_sides(self, names: Sequence[str]) -> None:
        """Show the names of both sides; a call on one channel has none to choose from."""
        pair = len(names) == 2
        self._side_rows.setVisible(pair)
        self._centred_line.setVisible(pair)
        for row, name in zip(self._sides, names if pair else ("", ""), strict=True):
            row.show_name(name)

    def open_above(self, button: QWidget) -> None:
        """Stand above the button, and take the keyboard."""
        self.adjustSize()
        corner = button.mapToGlobal(QPoint(button.width(), 0))
        place = QPoint(corner.x() - self.width(), corner.y() - self.height() - GAP)
        screen = button.screen().availableGeometry()
        self.move(max(screen.left(), place.x()), max(screen.top(), place.y()))
        self.show()
        next(iter(self._switches.values())).setFocus(Qt.FocusReason.PopupFocusReason)

    def _switch(self, words: str) -> QCheckBox:
        box = QCheckBox(words, self)
        box.setAccessibleName(words)
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return box

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_WIDE, GAP_WIDE, GAP_WIDE, GAP_WIDE)
        column.setSpacing(GAP)
        for name, (_words, tip) in _switches().items():
            whole = self._centred_line if name == "centred" else QWidget(self)
            self._switches[name].setAccessibleDescription(tip)
            line = QHBoxLayout(whole)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(self._switches[name])
            line.addStretch(1)
            line.addWidget(plain_label(tip, self, tone="soft", font=font_small(self)))
            column.addWidget(whole)
        rows = QGridLayout(self._side_rows)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GAP)
        rows.addWidget(framed("line", self._side_rows), 0, 0, 1, 5)
        for number, row in enumerate(self._sides, start=1):
            row.add_to(rows, number)
        column.addWidget(self._side_rows)
        column.addWidget(framed("line", self))
        first = QHBoxLayout()
        first.addWidget(self._skip)
        first.addStretch(1)
        first.addWidget(self._saved)
        column.addLayout(first)
        lengths = QGridLayout()
        lengths.setContentsMargins(_INDENT, 0, 0, 0)
        for number, field in enumerate((self._minimum, self._padding)):
            lengths.addWidget(plain_label(field.accessibleName(), self), number, 0)
            lengths.addWidget(field, number, 1)
        lengths.setColumnStretch(2, 1)
        column.addLayout(lengths)

    def _connect(self) -> None:
        for name, box in self._switches.items():
            box.toggled.connect(lambda on, name=name: self._choose(**{name: on}))
        for row in self._sides:
            row.chosen.connect(self.hearing_chosen)
        self._skip.toggled.connect(lambda on: self._choose_skipping(is_on=on))
        self._minimum.valueChanged.connect(
            lambda seconds: self._choose_skipping(minimum_ms=round(seconds * 1000))
        )
        self._padding.valueChanged.connect(
            lambda seconds: self._choose_skipping(padding_ms=round(seconds * 1000))
        )

    def _choose(self, **changes: bool) -> None:
        self.hearing_chosen.emit(replace(self._hearing, **changes))  # type: ignore[arg-type]  # by name

    def _choose_skipping(self, **changes: int) -> None:
        self.skipping_chosen.emit(replace(self._skipping, **changes))  # type: ignore[arg-type]  # by name


def saved_words(saved_ms: int, length_ms: int, *, knows: bool) -> str:
    """Return what skipping comes to, in words."""
    if not knows:
        return _("as soon as it is known who speaks")
    return _("saves {saved} of {length}").format(
        saved=format_clock(saved_ms), length=format_clock(length_ms)
    )


def _switches() -> dict[str, tuple[str, str]]:
    """Return the words of each switch by the field of `Hearing` it belongs to."""
    words = {
        "levelled": (_("Automatic level"), _("both people equally loud")),
        "denoised": (_("Less noise"), _("hiss and hum become softer")),
        "telephone": (_("Telephone filter"), _("only 300 to 3400 Hz")),
        "centred": (_("Both sides in both ears"), _("for one earpiece")),
    }
    assert words.keys() <= {field.name for field in fields(Hearing)}
    return words


def _seconds(words: str, most: float, parent: QWidget) -> QDoubleSpinBox:
    field = QDoubleSpinBox(parent)
    field.setRange(0.0, most)
    field.setSingleStep(_STEP_S)
    field.setDecimals(1)
    field.setSuffix(_(" s"))
    field.setAccessibleName(words)
    dress_number(field)
    return field


def _set_checked(box: QCheckBox, *, checked: bool) -> None:
    with QSignalBlocker(box):
        box.setChecked(checked)
