"""A player on the null sink, and what a card of 48 kHz plays of a sound."""

from collections.abc import Iterator

import numpy as np
import pytest

from callreview.audio.devices import open_output
from callreview.audio.player import Player
from callreview.domain.hearing import Hearing
from tests.fakes import HandSound
from tests.sound import RATE, NullSink, Samples
from tests.waiting import until


@pytest.fixture
def player(null_sink: NullSink) -> Iterator[Player]:
    """Give a player on the default device, which is the null sink.

    Somebody records from the beginning: a null sink nobody listens to starts with a stall.
    """
    null_sink.record()
    player = Player(open_output())
    yield player
    player.close()


def ready(player: Player, sound: HandSound) -> None:
    """Open a sound, the stream having run for a moment."""
    player.open(HandSound(np.zeros(2000, np.int16)))
    player.play()
    until(lambda: player.now().ended, what="the silence to be heard")
    player.open(sound)


def at_48_khz(sound: HandSound, start_ms: int, end_ms: int, *, side: int = 0) -> Samples:
    """Return a part of a sound as a card of 48 kHz would play it at normal speed."""
    from callreview.audio.mixer import to_ears
    from callreview.audio.reel import sides_of
    from callreview.audio.stretch import Stretch

    rate = sound.rate
    part = sound.samples[start_ms * rate // 1000 : end_ms * rate // 1000]
    stretch = Stretch(rate, RATE, 1.0)
    frames = [stretch.push(to_ears(sides_of(part), Hearing())), stretch.finish()]
    mono: Samples = np.concatenate(frames)[:, side]
    return mono
