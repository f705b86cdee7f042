"""The settings of this computer, in one sheet."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from callreview.app.settings import THEMES, Settings
from callreview.ui import theme
from callreview.ui.devices import DeviceList
from callreview.ui.dialogs.frame import Sheet
from callreview.ui.dialogs.sound import SoundChoice
from callreview.ui.widgets.labels import plain_label
from callreview.ui.widgets.numbers import dress_number
from callreview.words import _
from callreview.words.marking import N_

_WIDTH = 540
_THEME_WORDS = {"system": N_("As the system"), "light": N_("Light"), "dark": N_("Dark")}


class SettingsSheet(Sheet):
    """Shows `Settings`; `chosen` carries them as they are to be.

    `test_asked` carries the device whose delay is to be found out, None for the default, and
    what is thought of it so far.
    """

    chosen = Signal(object)
    test_asked = Signal(object, int)

    def __init__(self, held: Settings, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Settings"),
            _("They hold for this computer, whichever library is open."),
            parent,
            accept=_("Save"),
            cancel=_("Cancel"),
        )
        self._held = held
        self.setMinimumWidth(_WIDTH)
        self.reviewer = QLineEdit(held.reviewer_or_user, self)
        self.theme = QComboBox(self)
        for each in THEMES:
            self.theme.addItem(_(_THEME_WORDS[each]), each)
        self.theme.setCurrentIndex(THEMES.index(held.theme))
        self.reaction = _seconds(held.reaction_ms, most=5.0, parent=self)
        self.resume = _seconds(held.resume_back_ms, most=10.0, parent=self)
        self.silence = _seconds(held.least_silence_ms, most=60.0, parent=self)
        self.silence.setMinimum(0.5)
        self.idle = _seconds(held.idle_after_ms, most=3600.0, parent=self)
        self.idle.setMinimum(5.0)
        self.idle.setDecimals(0)
        self.idle.setSingleStep(10.0)
        self.sound = SoundChoice(held, self)
        self.single_keys = QCheckBox(_("Single letters work as keys"), self)
        self.single_keys.setChecked(held.single_keys)
        self.body.addLayout(self._form())
        self.sound.test_asked.connect(self._on_test_asked)
        self._devices = DeviceList(self)
        self._devices.listed.connect(self.sound.show_devices)
        self._devices.look()

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(theme.GAP_LARGE)
        form.setVerticalSpacing(theme.GAP_WIDE)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        sound = self.sound
        for words, field, row, hint in (
            (_("Your name"), self.reviewer, None, _("Stands on the scorecards you make.")),
            (_("Look"), self.theme, None, ""),
            (_("Marks start before the key by"), self.reaction, None, _("Your reaction time.")),
            (_("After a pause, step back by"), self.resume, None, ""),
            (_("A silence counts from"), self.silence, None, ""),
            (
                _("Time at a review pauses after"),
                self.idle,
                None,
                _("Without a key, a click or sound. While the call plays, it goes on."),
            ),
            (_("Sound comes out of"), sound.device, None, ""),
            (
                _("It is heard late by"),
                sound.delay,
                sound.delay_row,
                _("Bluetooth: often 100 to 300 ms."),
            ),
        ):
            field.setAccessibleName(words)
            field.setToolTip(hint)
            label = plain_label(words, self)
            label.setBuddy(field)
            form.addRow(label, self._hinted(row or field, hint))
        off = _("Switch them off if a screen reader uses the letters.")
        form.addRow("", self._hinted(self.single_keys, off))
        return form

    def _hinted(self, field: QWidget, hint: str) -> QVBoxLayout:
        """Return a field with what is to be known of it close below."""
        column = QVBoxLayout()
        column.setSpacing(theme.GAP_SMALL)
        column.addWidget(field)
        if hint:
            column.addWidget(plain_label(hint, self, tone="soft", font=theme.font_small(self)))
        return column

    def _on_test_asked(self) -> None:
        self.test_asked.emit(self.sound.chosen, self.sound.delay_ms)

    @override
    def accept(self) -> None:
        super().accept()
        self.chosen.emit(
            replace(
                self.sound.into(self._held),
                reviewer=self.reviewer.text().strip() or self._held.reviewer,
                theme=self.theme.currentData(),
                reaction_ms=round(self.reaction.value() * 1000),
                resume_back_ms=round(self.resume.value() * 1000),
                idle_after_ms=round(self.idle.value() * 1000),
                least_silence_ms=round(self.silence.value() * 1000),
                single_keys=self.single_keys.isChecked(),
            )
        )

    @override
    def done(self, result: int) -> None:
        self._devices.stop()
        super().done(result)


def _seconds(value_ms: int, *, most: float, parent: QWidget) -> QDoubleSpinBox:
    box = QDoubleSpinBox(parent, minimum=0.0, maximum=most, singleStep=0.1, decimals=1)
    box.setSuffix(_(" s"))
    dress_number(box)
    box.setValue(value_ms / 1000)
    return box
