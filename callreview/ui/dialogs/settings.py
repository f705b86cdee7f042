"""The settings of this computer, in one sheet."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QWidget,
)
from typing_extensions import override

from callreview.app.settings import THEMES, Settings
from callreview.ui import theme
from callreview.ui.dialogs.frame import Sheet
from callreview.ui.widgets.labels import plain_label
from callreview.words import _
from callreview.words.marking import N_

_THEME_WORDS = {"system": N_("As the system"), "light": N_("Light"), "dark": N_("Dark")}
Device = tuple[str, str]
"""Name and host API."""


class SettingsSheet(Sheet):
    """Shows `Settings`; `chosen` carries them as they are to be."""

    chosen = Signal(object)

    def __init__(
        self, held: Settings, devices: Callable[[], Sequence[Device]], parent: QWidget
    ) -> None:
        super().__init__(
            _("Settings"),
            _("They hold for this computer, whichever library is open."),
            parent,
            accept=_("Save"),
            cancel=_("Cancel"),
        )
        self._held = held
        self.reviewer = QLineEdit(held.reviewer_or_user, self)
        self.theme = QComboBox(self)
        for each in THEMES:
            self.theme.addItem(_(_THEME_WORDS[each]), each)
        self.theme.setCurrentIndex(THEMES.index(held.theme))
        self.reaction = _seconds(held.reaction_ms, most=5.0, parent=self)
        self.resume = _seconds(held.resume_back_ms, most=10.0, parent=self)
        self.device = self._device_box(devices())
        self.offset = QSpinBox(self, minimum=0, maximum=2000, singleStep=10, suffix=_(" ms"))
        self.offset.setValue(held.output_offset_ms)
        self.single_keys = QCheckBox(_("Single letters work as keys"), self)
        self.single_keys.setChecked(held.single_keys)
        self.body.addLayout(self._form())

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(theme.GAP_LARGE)
        form.setVerticalSpacing(theme.GAP)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for words, field, hint in (
            (_("Your name"), self.reviewer, _("Stands on the scorecards you make.")),
            (_("Look"), self.theme, ""),
            (_("Marks start before the key by"), self.reaction, _("Your reaction time.")),
            (_("After a pause, step back by"), self.resume, ""),
            (_("Sound comes out of"), self.device, ""),
            (_("Sound arrives late by"), self.offset, _("Bluetooth: often 100 to 300 ms.")),
        ):
            field.setAccessibleName(words)
            field.setToolTip(hint)
            label = plain_label(words, self)
            label.setBuddy(field)
            form.addRow(label, field)
            if hint:
                form.addRow("", plain_label(hint, self, tone="soft", font=theme.font_small(self)))
        form.addRow("", self.single_keys)
        off = _("Switch them off if a screen reader uses the letters.")
        form.addRow("", plain_label(off, self, tone="soft", font=theme.font_small(self)))
        return form

    def _device_box(self, devices: Sequence[Device]) -> QComboBox:
        box = QComboBox(self)
        box.addItem(_("The system's default"), ("", ""))
        wanted = (self._held.output_device, self._held.output_host_api)
        if wanted[0] and wanted not in devices:
            devices = (*devices, wanted)
        for name, host_api in devices:
            box.addItem(f"{name} ({host_api})", (name, host_api))
            if (name, host_api) == wanted:
                box.setCurrentIndex(box.count() - 1)
        box.setMinimumContentsLength(24)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return box

    @override
    def accept(self) -> None:
        super().accept()
        name, host_api = self.device.currentData()
        self.chosen.emit(
            replace(
                self._held,
                reviewer=self.reviewer.text().strip() or self._held.reviewer,
                theme=self.theme.currentData(),
                reaction_ms=round(self.reaction.value() * 1000),
                resume_back_ms=round(self.resume.value() * 1000),
                output_device=name,
                output_host_api=host_api,
                output_offset_ms=self.offset.value(),
                single_keys=self.single_keys.isChecked(),
            )
        )


def _seconds(value_ms: int, *, most: float, parent: QWidget) -> QDoubleSpinBox:
    box = QDoubleSpinBox(parent, minimum=0.0, maximum=most, singleStep=0.1, decimals=1)
    box.setSuffix(_(" s"))
    box.setValue(value_ms / 1000)
    return box
