"""The row under the timeline: play, time, speed, sides, loop, view, volume, zoom.

It shows values and says what was pressed; it decides nothing.
"""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSlider, QToolButton, QWidget

from callreview.domain.hearing import AS_RECORDED, Hearing
from callreview.domain.pauses import Skipping
from callreview.domain.timebase import format_clock
from callreview.domain.viewport import Follow
from callreview.ui.actions import action
from callreview.ui.player.play_button import PlayButton
from callreview.ui.player.sound_box import SoundBox, saved_words
from callreview.ui.player.view_button import ViewButton
from callreview.ui.theme import GAP, GAP_SMALL, font_number, font_small
from callreview.ui.widgets.buttons import IconButton
from callreview.ui.widgets.labels import plain_label, plain_tooltip
from callreview.words import _

SIDES = ("both", "left", "right")


class Transport(QWidget):
    """Buttons of the player. `asked` carries the name of one of the panel's orders."""

    asked = Signal(str)
    side_chosen = Signal(str)
    follow_chosen = Signal(object)
    volume_chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._length_words = ""
        self._length_ms = self._saved_ms = 0
        self._knows_pauses = False
        self.play = PlayButton(action("play_or_pause").keys[0], self)
        self.play.clicked.connect(lambda: self.asked.emit("play_or_pause"))
        self._time = plain_label("0:00", self, font=font_number(self, scale=1.25))
        self._length = plain_label("", self, tone="soft", font=font_number(self))
        self._speed = QToolButton(self)
        self._speed.setFont(font_number(self))
        self._sides = QButtonGroup(self)
        self._loop = self._button("loop_span")
        self._skip = self._button("skip_silence")
        self._sound = self._button("show_sound")
        self.sound_box = SoundBox(self)
        self.view = ViewButton(self)
        self._volume = QSlider(Qt.Orientation.Horizontal, self)
        self._mute = IconButton("volume", _("Mute"), self)
        self._before_mute = 1.0
        self._dress()
        self._lay_out()

    def show_now(self, position_ms: int, length_ms: int, *, playing: bool) -> None:
        """Show where the play head is."""
        self.play.show_playing(playing=playing)
        self._time.setText(format_clock(position_ms))
        words = "/ " + format_clock(length_ms)
        if words != self._length_words:
            self._length_words, self._length_ms = words, length_ms
            self._say_saved()
            self._length.setText(words)
            self._keep_width(length_ms)

    def show_speed(self, speed: float) -> None:
        """Show how fast is played."""
        self._speed.setText(_("{speed:.1f}×").format(speed=speed))
        self._speed.setAccessibleName(_("Speed {speed:.1f}").format(speed=speed))
        self._speed.setChecked(speed != 1.0)

    def show_sides(self, names: Sequence[str], chosen: str) -> None:
        """Show the names of both sides, and which is heard; no choice on one channel."""
        pair = len(names) == 2
        words = (_("both"), *names) if pair else (_("both"), "", "")
        for button, text in zip(self._sides.buttons(), words, strict=True):
            button.setText(text)
            button.setVisible(pair)
            button.setAccessibleName(_("Hear {side}").format(side=text))
        with QSignalBlocker(self._sides):
            self._sides.button(SIDES.index(chosen)).setChecked(True)
        self.sound_box.show_sides(names)

    def show_loop(self, looping: bool) -> None:
        """Show whether a span is looped."""
        self._loop.setChecked(looping)

    def show_sound(
        self, hearing: Hearing, skipping: Skipping, saved_ms: int, *, knows_pauses: bool
    ) -> None:
        """Show how the call sounds, and how much of it is skipped."""
        self.sound_box.show_sound(hearing, skipping)
        self._saved_ms, self._knows_pauses = saved_ms, knows_pauses
        usual = replace(hearing, sides=AS_RECORDED.sides, levelled=AS_RECORDED.levelled)
        self._sound.setChecked(usual != AS_RECORDED)
        self._skip.setChecked(skipping.is_on)
        self._skip.setText(_("−{saved}").format(saved=format_clock(saved_ms)))
        shows_text = skipping.is_on and knows_pauses
        self._skip.setToolButtonStyle(
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            if shows_text
            else Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        self._say_saved()

    def open_sound(self) -> None:
        """Open the box with everything about sound."""
        self.sound_box.open_above(self._sound)

    def show_follow(self, mode: Follow) -> None:
        """Show how the view goes along."""
        self.view.show_follow(mode)

    def show_volume(self, volume: float) -> None:
        """Show how loud is played."""
        with QSignalBlocker(self._volume):
            self._volume.setValue(round(volume * 100))
        icon = "mute" if volume == 0 else "volume_low" if volume < 0.5 else "volume"
        self._mute.set_icon(icon)
        self._mute.set_words(_("Unmute") if volume == 0 else _("Mute"))

    def set_ready(self, *, ready: bool) -> None:
        """Allow the buttons once there is something to play."""
        self.setEnabled(ready)

    def _button(self, name: str) -> IconButton:
        """Return a button for one of the panel's orders, as the table of actions has it."""
        entry = action(name)
        button = IconButton(
            entry.icon, _(entry.words), self, keys=entry.keys[0] if entry.keys else ""
        )
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.asked.emit(entry.order))
        return button

    def _dress(self) -> None:
        self._speed.setCheckable(True)
        self._speed.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._speed.clicked.connect(lambda: self.asked.emit("normal_speed"))
        plain_tooltip(self._speed, f"{_(action('normal_speed').words)}   R")
        for name in SIDES:
            button = QToolButton(self)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            plain_tooltip(button, f"{_(action('next_side').words)}   T")
            self._sides.addButton(button, SIDES.index(name))
        self._sides.idToggled.connect(self._on_side)
        for button in (self._loop, self._skip, self._sound):
            button.setCheckable(True)
        self._skip.setFont(font_number(self, scale=0.9))
        self.view.asked.connect(self.asked)
        self.view.follow_chosen.connect(self.follow_chosen)
        self._volume.setRange(0, 100)
        self._volume.setFixedWidth(64)
        self._volume.setAccessibleName(_("Volume"))
        self._volume.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._volume.valueChanged.connect(lambda value: self.volume_chosen.emit(value / 100))
        self._mute.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._mute.clicked.connect(self._on_mute)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, 6, GAP, 6)
        row.setSpacing(GAP_SMALL)
        row.addWidget(self._button("back_10"))
        row.addWidget(self.play)
        row.addWidget(self._button("on_10"))
        row.addSpacing(GAP)
        row.addWidget(self._time)
        row.addWidget(self._length)
        row.addStretch(2)
        for each in (self._button("slower"), self._speed, self._button("faster")):
            row.addWidget(each)
        row.addStretch(1)
        for side in self._sides.buttons():
            side.setFont(font_small(self))
            row.addWidget(side)
        row.addStretch(1)
        row.addWidget(self._skip)
        row.addWidget(self._loop)
        row.addWidget(self.view)
        row.addStretch(1)
        row.addWidget(self._mute)
        row.addWidget(self._volume)
        row.addWidget(self._sound)
        row.addStretch(1)
        for name in ("zoom_out", "zoom_all", "zoom_in"):
            row.addWidget(self._button(name))

    def _say_saved(self) -> None:
        words = saved_words(self._saved_ms, self._length_ms, knows=self._knows_pauses)
        self.sound_box.show_saved(words if self._skip.isChecked() else "")
        entry = action("skip_silence")
        told = f"{_(entry.words)}: {words}" if self._skip.isChecked() else _(entry.words)
        self._skip.set_words(told, keys=entry.keys[0])

    def _keep_width(self, length_ms: int) -> None:
        """Keep the time as wide as the longest there will be, so that nothing shifts."""
        widest = self._time.fontMetrics().horizontalAdvance(format_clock(length_ms))
        self._time.setMinimumWidth(widest + 2)

    def _on_side(self, number: int, chosen: bool) -> None:
        if chosen:
            self.side_chosen.emit(SIDES[number])

    def _on_mute(self) -> None:
        volume = self._volume.value() / 100
        if volume:
            self._before_mute = volume
        self.volume_chosen.emit(0.0 if volume else self._before_mute)
