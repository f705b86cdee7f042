"""Finding out how late a device is heard: clicks, a ball that lands with them, and a slider.

The ball is moved by the position the player shows, the very one marks are made at; the slider
says how late the device is. When ball and click come together, so do marks and speech.
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget
from typing_extensions import override

from callreview.audio.clicks import LATEST_MS, Clicks, since_click
from callreview.audio.player import Now, Player
from callreview.domain.device import DeviceName
from callreview.domain.errors import CallReviewError
from callreview.ui import theme
from callreview.ui.dialogs.ball import Ball
from callreview.ui.dialogs.frame import Sheet
from callreview.ui.widgets.labels import plain_label, set_tone
from callreview.words import _, sentence

_WIDTH = 500
_STEP_MS, _PAGE_MS = 5, 50
_TICK_MS = 8


class ClickTest(Sheet):
    """Plays clicks; `measured` carries the device and how late it is heard, in ms.

    The player is this dialog's own, on the device to be tested, and is closed with it.
    """

    measured = Signal(object, int)

    def __init__(
        self, player: Player, delay_ms: int, parent: QWidget | None, *, ticks: bool = True
    ) -> None:
        super().__init__(
            _("How late is the sound?"),
            _("Move the slider until the ball lands just as you hear the click."),
            parent,
            accept=_("Use this"),
            cancel=_("Cancel"),
        )
        self.setMinimumWidth(_WIDTH)
        self._player = player
        self._device: DeviceName | None = None
        self.ball = Ball(self)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(0, LATEST_MS)
        self.slider.setSingleStep(_STEP_MS)
        self.slider.setPageStep(_PAGE_MS)
        self.slider.setValue(delay_ms)
        self.slider.setAccessibleName(_("The sound is heard late by, in ms"))
        self.value = plain_label("", self, font=theme.font_number(self))
        self.told = plain_label("", self, tone="soft", wraps=True, font=theme.font_small(self))
        self._lay_out_body()
        self.slider.valueChanged.connect(self._show_delay)
        self._show_delay()
        self.slider.setFocus()
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.look)
        player.open(Clicks())
        player.play()
        if ticks:
            self._timer.start()

    def look(self) -> None:
        """Put the ball where it is by what is heard now."""
        now = self._player.now()
        self._take_device(now)
        is_heard = now.playing and not now.silent and not now.buffering
        self.ball.show_moment(since_click(now.position_ms) if is_heard else None)
        self._tell(now)
        if now.lost and not now.misses_device:
            self._player.play()

    def _lay_out_body(self) -> None:
        self.value.setMinimumWidth(self.value.fontMetrics().horizontalAdvance(_ms(LATEST_MS)))
        self.value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_WIDE)
        row.addWidget(self.slider, 1)
        row.addWidget(self.value)
        self.body.addWidget(self.ball)
        self.body.addLayout(row)
        self.body.addWidget(self.told)

    def _show_delay(self) -> None:
        self.value.setText(_ms(self.slider.value()))
        if self._device is not None:
            self._player.delays_ms = {self._device: self.slider.value()}

    def _take_device(self, now: Now) -> None:
        if now.device is not None and now.device != self._device:
            self._device = now.device
            self._show_delay()

    def _tell(self, now: Now) -> None:
        words = self._hint()
        if now.lost:
            words = _("The sound device is away. Connect it, and the clicks go on.")
        elif now.silent:
            words = sentence(CallReviewError(now.silent))
        set_tone(self.told, "danger" if now.lost or now.silent else "soft")
        if self.told.text() != words:
            self.told.setText(words)

    def _hint(self) -> str:
        keys = _("← and → move it by 5 ms, Page up and Page down by 50.")
        if self._device is None or self._device.is_only_a_stand_in:
            return keys
        return f"{self._device.name}\n{keys}"

    @override
    def accept(self) -> None:
        if self._device is not None:
            self.measured.emit(self._device, self.slider.value())
        super().accept()

    @override
    def done(self, result: int) -> None:
        self._timer.stop()
        self._player.close()
        super().done(result)


def _ms(number: int) -> str:
    return _("{number} ms").format(number=number)
