"""The real card's output over a mixer turned by hand: asleep, dead, slow, with one channel."""

import numpy as np
import pytest

from callreview.audio.card import LATENCY_S, LONGEST_LATENCY_S, CardOutput
from callreview.audio.player import Player
from callreview.domain.device import DeviceName
from tests.audio.mixers import HandMixer, plug_in
from tests.fakes import HandClock, noise_sound, tone_sound

GULP_S = 0.01
LAG_MS = round(LATENCY_S * 1000)


class Table:
    """A player on a card whose mixer and clock are turned by hand."""

    def __init__(self, patch: pytest.MonkeyPatch, **fields: float) -> None:
        self.clock = HandClock()
        self.mixer = HandMixer(self.clock, **fields)  # type: ignore[arg-type]  # numbers as they come
        plug_in(self.mixer, patch)
        self.player = Player(CardOutput(clock=self.clock), clock=self.clock, by_hand=True)
        self.player.open(noise_sound(30))
        self.player.play()

    def run(self, seconds: float, *, takes: bool = True) -> None:
        """Let the card take (or not) for so long, in gulps of 10 ms."""
        for _ in range(round(seconds / GULP_S)):
            self.feed()
            if takes:
                self.mixer.turn(480)
            self.clock.pass_by(GULP_S)
        self.feed()

    def feed(self) -> None:
        while self.player.step() == 0.0:
            pass

    @property
    def at_ms(self) -> int:
        return self.player.now().position_ms


def test_what_is_heard_lies_behind_what_was_taken_by_the_latency(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    table = Table(monkeypatch)
    table.run(2)
    assert table.at_ms == pytest.approx(2000 - LAG_MS, abs=12)


def test_a_device_that_tells_its_times_is_believed_more_than_its_latency(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    table = Table(monkeypatch, heard_after_s=0.3)
    table.run(3)
    assert table.at_ms == pytest.approx(2700, abs=15)


@pytest.mark.parametrize("nonsense_s", [None, -5.0, 9.0])
def test_a_device_that_tells_nonsense_is_not_believed(
    nonsense_s: float | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = Table(monkeypatch, **({} if nonsense_s is None else {"heard_after_s": nonsense_s}))
    table.run(3)
    assert table.at_ms == pytest.approx(3000 - LAG_MS, abs=12)


def test_one_channel_hears_both_sides_at_half_strength(monkeypatch: pytest.MonkeyPatch) -> None:
    loudest = {}
    for channels in (1, 2):
        table = Table(monkeypatch, channels=channels)
        table.player.open(tone_sound(5))
        table.player.play()
        table.run(1)
        loudest[channels] = np.abs(table.mixer.played()).max()
        assert table.mixer.mapping == ((1, 1) if channels == 1 else (1, 2))
    assert loudest[1] == pytest.approx(loudest[2] / 2, rel=0.01)


@pytest.mark.parametrize("slept_s", [0.0, 3600.0])
def test_after_the_computer_slept_the_call_goes_on_where_it_was(
    slept_s: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = Table(monkeypatch)
    table.run(5)
    before_ms = table.at_ms
    table.clock.pass_by(slept_s)
    assert table.at_ms == pytest.approx(before_ms, abs=LAG_MS + 10)
    table.feed()
    assert table.player.now().lost == ""
    table.run(2)
    now = table.player.now()
    assert (now.playing, now.lost) == (True, "")
    assert now.position_ms == pytest.approx(before_ms + 2000, abs=20)


def test_a_card_that_does_not_wake_is_lost_at_what_was_heard_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    table = Table(monkeypatch)
    table.run(5)
    before_ms = table.at_ms
    table.clock.pass_by(3600)
    table.run(0.9, takes=False)
    assert table.player.now().playing
    table.run(0.2, takes=False)
    now = table.player.now()
    assert (now.playing, now.lost, table.mixer.is_closed) == (False, "sound_lost", True)
    assert now.position_ms == pytest.approx(before_ms, abs=LAG_MS + 10)


def test_a_card_that_sleeps_while_nothing_plays_is_not_lost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    table = Table(monkeypatch)
    table.run(1)
    table.player.pause()
    table.run(1)
    table.clock.pass_by(3600)
    table.player.play()
    table.run(1)
    assert table.player.now().lost == ""
    assert table.at_ms == pytest.approx(2000 - 2 * LAG_MS, abs=20)


def test_a_stream_that_ended_is_lost_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    table = Table(monkeypatch)
    table.run(5)
    table.mixer.active = False
    table.run(0.05, takes=False)
    now = table.player.now()
    assert (now.playing, now.lost) == (False, "sound_lost")
    assert now.position_ms == pytest.approx(5000 - LAG_MS, abs=20)


def test_the_device_that_was_opened_is_known_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    table = Table(monkeypatch)
    table.player.delays_ms = {DeviceName("the default", "hand"): 250}
    table.run(2)
    assert table.at_ms == pytest.approx(2000 - 250 - LAG_MS, abs=12)


def test_a_computer_that_is_late_with_sound_is_given_more_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    table = Table(monkeypatch)
    table.mixer.underflows = 1  # while it was opened: no stumble
    table.run(2)
    given = []
    for underflows in (0, 1, 3, 1, 0):
        table.mixer.underflows = underflows
        table.run(3)
        table.player.pause()
        table.run(1.2)
        table.player.play()
        table.run(0.1)
        given.append(table.mixer.latency)
    assert given == [LATENCY_S, 2 * LATENCY_S, *[LONGEST_LATENCY_S] * 3]
    assert table.player.now().lost == ""
