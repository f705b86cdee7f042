"""The part of the settings about sound: which device, and how late it is heard."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QWidget

from callreview.app.settings import Settings
from callreview.audio.clicks import LATEST_MS
from callreview.audio.devices import Device
from callreview.audio.portaudio import WASAPI
from callreview.domain.device import DeviceName
from callreview.ui import theme
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.widgets.numbers import dress_number
from callreview.words import _

_OLDER_DOORS = frozenset({"MME", "Windows DirectSound", "Windows WDM-KS"})
"""By which Windows offers each device once more, later or to one program alone."""


class SoundChoice(QObject):
    """Two rows: `device`, and `delay_row` with `delay`, how late that device is heard.

    The system's default stands first; it is as late as the device it stands for now. A chosen
    device that is not there stays chosen. `test_asked` comes when the person wants to find out
    how late the device is by listening.
    """

    test_asked = Signal()

    def __init__(self, held: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._chosen = held.device
        self._delays = dict(held.delays_ms)
        self._default: DeviceName | None = None
        self.device = QComboBox(parent)
        self.device.setMinimumContentsLength(28)
        self.device.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.delay = QSpinBox(parent, minimum=0, maximum=LATEST_MS, singleStep=10)
        self.delay.setSuffix(_(" ms"))
        self.test = WordButton(_("Find out by clicks…"), parent)
        self.delay_row = QWidget(parent)
        row = QHBoxLayout(self.delay_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        dress_number(self.delay)
        row.addWidget(self.delay)
        row.addWidget(self.test)
        row.addStretch(1)
        self.show_devices(())
        self.device.currentIndexChanged.connect(self._on_device_chosen)
        self.delay.valueChanged.connect(self._on_delay_changed)
        self.test.clicked.connect(self.test_asked)

    @property
    def chosen(self) -> DeviceName | None:
        """Return the device that is chosen, None for the system's default."""
        return self._chosen

    @property
    def delay_ms(self) -> int:
        """Return how late the chosen device is heard."""
        return self.delay.value()

    def show_devices(self, devices: Sequence[Device]) -> None:
        """Offer these devices, each by the best of the doors it has."""
        names = _offered(devices)
        self._default = next((each.names for each in devices if each.is_default), None)
        self.device.blockSignals(True)  # showing is not choosing
        self.device.clear()
        self.device.addItem(_default_words(self._default), None)
        for name in names:
            self.device.addItem(_short(name, names), name)
        if self._chosen is not None and self._chosen not in names:
            is_there = not devices or self._chosen in (each.names for each in devices)
            words = "{device}" if is_there else _("{device}, not connected")
            self.device.addItem(words.format(device=self._chosen), self._chosen)
        self.device.setCurrentIndex(self._place_of(self._chosen))
        self.device.blockSignals(False)
        self._show_delay()

    def set_delay(self, device: DeviceName, delay_ms: int) -> None:
        """Take it that a device is heard so late."""
        self._delays[device] = delay_ms
        self._show_delay()

    def into(self, held: Settings) -> Settings:
        """Return the settings with what was chosen here."""
        held = held.with_device(self._chosen)
        for device, delay_ms in self._delays.items():
            if held.delays_ms.get(device, 0) != delay_ms:
                held = held.with_delay(device, delay_ms)
        return held

    def _place_of(self, chosen: DeviceName | None) -> int:
        items = (self.device.itemData(at) for at in range(self.device.count()))
        return next((at for at, item in enumerate(items) if item == chosen), 0)

    def _show_delay(self) -> None:
        meant = self._chosen or self._default
        self.delay.blockSignals(True)
        self.delay.setValue(self._delays.get(meant, 0) if meant else 0)
        self.delay.blockSignals(False)
        self.delay.setEnabled(meant is not None)

    def _on_device_chosen(self) -> None:
        self._chosen = self.device.currentData()
        self._show_delay()

    def _on_delay_changed(self, delay_ms: int) -> None:
        meant = self._chosen or self._default
        if meant is not None:
            self._delays[meant] = delay_ms


def _default_words(default: DeviceName | None) -> str:
    if default is None or default.is_only_a_stand_in:
        return _("The system's default")
    return _("The system's default, now {device}").format(device=default.name)


def _short(device: DeviceName, among: Sequence[DeviceName]) -> str:
    """Return the name alone where it says which device is meant."""
    alike = [each for each in among if each.name == device.name]
    return device.name if len(alike) == 1 else str(device)


def _offered(devices: Sequence[Device]) -> list[DeviceName]:
    """Return each device once, by the best of its doors; the system's default stands above."""
    older = _OLDER_DOORS if any(device.host_api == WASAPI for device in devices) else frozenset()
    names = [device.names for device in devices if device.host_api not in older]
    return [name for name in names if not name.is_only_a_stand_in]
