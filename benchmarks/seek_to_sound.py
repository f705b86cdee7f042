"""From a seek to another sound in the ear, and from opening a call to its first sound.

Run as `python -m benchmarks.seek_to_sound [SEEKS]` from the top, on Linux with PulseAudio. Two
tones take turns; a seek goes from one into the other, and the recording of a null sink's
monitor says when the other is heard. The reference, in the same run, is a bare rtmixer stream
whose ring is replaced at once by one that was filled before: that is what the device takes.
`seek to the card` is what the engine takes of it: until the new sound is handed over.

It also says how many times faster than it is heard sound is made, with everything on.
"""

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.results import Result, print_results
from callreview.audio.card import LATENCY_S, QUEUE
from callreview.audio.devices import open_output
from callreview.audio.levelling import Levelling
from callreview.audio.output import Frames, Output
from callreview.audio.player import Player
from callreview.audio.portaudio import close_stream, open_stream
from callreview.audio.reel import Reach
from callreview.audio.ring import Ring
from callreview.audio.tape import Tape, Tone
from callreview.domain.hearing import Hearing
from callreview.domain.peaks import PeakBuilder
from tests.fakes import HandSound, noise_sound
from tests.places import settings_of_a_run
from tests.sound import RATE, NullSink, Samples, private_server
from tests.waiting import until

SEEKS = 60
CALL_RATE = 8000
LOW_HZ, HIGH_HZ = 500.0, 1500.0
PART_S = 30.0
WARM_S = 1.0
EVERY_S = (0.25, 0.45)
AIM = "p95 ≤ 30 ms more than the device"
EVERYTHING = Hearing(levelled=True, telephone=True, denoised=True, centred=True)
WAYS = (
    ("as recorded, 1×", Hearing(), 1.0),
    ("as recorded, 1.5×", Hearing(), 1.5),
    ("everything on, 1.5×", EVERYTHING, 1.5),
    ("everything on, 3×", EVERYTHING, 3.0),
)


def main() -> None:
    """Measure, print a table."""
    print_results(results(int(sys.argv[1]) if len(sys.argv) > 1 else SEEKS))


def results(seeks: int = SEEKS) -> Sequence[Result]:
    """Measure, on a sound server of its own."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(settings_of_a_run(Path(folder) / "home"))
        with private_server(Path(folder)) as address:
            os.environ["PULSE_SERVER"] = address
            sink = NullSink("silence", Path(folder))
            return [*_of_seeks(sink, seeks), _of_first_sound(), *_of_making()]


def _of_seeks(sink: NullSink, seeks: int) -> Iterator[Result]:
    bare = f"a bare ring, replaced at once: {_in_words(_of_bare_ring(sink, seeks))}"
    for words, hearing, speed in WAYS:
        heard, handed = _of_player(sink, seeks, hearing, speed)
        yield Result(f"seek to sound, {words}", _in_words(heard), bare, AIM)
        yield Result(f"seek to the card, {words}", _in_words(handed), "", "p95 ≤ 30 ms")


def _in_words(took: list[float]) -> str:
    found = [each for each in took if np.isfinite(each)]
    p50, p95 = np.percentile(found, (50, 95))
    lost = f", {len(took) - len(found)} not heard" if len(found) < len(took) else ""
    return f"p50 {p50:.0f} ms, p95 {p95:.0f} ms{lost}"


class _Ear:
    """A recording of the sink, and which of its frames is at which time."""

    def __init__(self, sink: NullSink) -> None:
        self._tape = sink.record()
        self._ahead: list[float] = []

    def rest(self, seconds: float) -> None:
        """Let time pass, looking how far the recording is."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._ahead.append(self._tape.seconds - time.monotonic())
            time.sleep(0.002)

    def until_heard(self, asked: list[tuple[float, bool]]) -> list[float]:
        """Return, in ms, how long after each time the high tone, or the low one, was heard."""
        heard: Samples = self._tape.stop()[:, 0]
        low, high = (_strength(heard, hertz) for hertz in (LOW_HZ, HIGH_HZ))
        recorded_from = float(np.median(self._ahead))
        found = []
        for at, is_high in asked:
            begin = int((at + recorded_from) * RATE)
            wanted, other = (high, low) if is_high else (low, high)
            is_heard = (wanted > other)[begin : begin + RATE]
            found.append(int(np.argmax(is_heard)) / RATE * 1000 if is_heard.any() else np.inf)
        return found


class _Watched:
    """An output that notes when it was given other sound."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self.switched_at: list[float] = []

    def open(self) -> Output:
        self._output = self._output.open()
        return self  # type: ignore[return-value]

    def switch(self, block: Frames, since: int | None = None) -> int:
        start = self._output.switch(block, since)
        self.switched_at.append(time.monotonic())
        return start

    def __getattr__(self, name: str) -> Any:
        return getattr(self._output, name)


def _of_player(
    sink: NullSink, seeks: int, hearing: Hearing, speed: float
) -> tuple[list[float], list[float]]:
    """Return, in ms, from each seek until it is heard, and until the card has it."""
    output, sound = _Watched(open_output()), _tones()
    with closing(Player(output)) as player:  # type: ignore[arg-type]
        player.open(sound)
        player.level(_levelling(sound))
        player.hear(hearing)
        player.set_speed(speed)
        player.play()
        ear = _Ear(sink)
        until(lambda: player.now().position_ms > WARM_S * 1000)

        def seek(high: bool) -> None:  # noqa: FBT001
            player.seek(round(((PART_S if high else 0) + random.uniform(2, 15)) * 1000))

        asked = _take_turns(ear, seeks, seek)
        heard = ear.until_heard(asked)
    handed = [min(at for at in output.switched_at if at >= begun) - begun for begun, _ in asked]
    return heard, [each * 1000 for each in handed]


def _of_bare_ring(sink: NullSink, seeks: int) -> list[float]:
    stream = open_stream(None, latency=LATENCY_S, queue=QUEUE)
    ear = _Ear(sink)
    rings = {high: _filled(high=high, times=seeks) for high in (False, True)}
    used = [rings[False].pop()]
    playing = [stream.mixer.play_ringbuffer(used[0].buffer, channels=(1, 2))]
    ear.rest(WARM_S)

    def seek(high: bool) -> None:  # noqa: FBT001
        used.append(rings[high].pop())
        stream.mixer.cancel(playing[-1])
        playing.append(stream.mixer.play_ringbuffer(used[-1].buffer, channels=(1, 2)))

    heard = ear.until_heard(_take_turns(ear, seeks, seek))
    close_stream(stream)
    return heard


def _take_turns(ear: _Ear, seeks: int, seek: Callable[[bool], None]) -> list[tuple[float, bool]]:
    """Seek from one tone into the other and back; return when, and into which."""
    asked = []
    for number in range(seeks):
        is_high = number % 2 == 0
        asked.append((time.monotonic(), is_high))
        seek(is_high)
        ear.rest(random.uniform(*EVERY_S))
    return asked


def _of_first_sound() -> Result:
    """Return how long the first play of a call takes until the card has sound."""
    output = _Watched(open_output())
    with closing(Player(output)) as player:  # type: ignore[arg-type]
        took = []
        for _ in range(12):
            begun = time.monotonic()
            player.open(noise_sound(5, CALL_RATE))
            player.play()
            until(lambda begun=begun: output.switched_at and output.switched_at[-1] > begun)
            took.append((output.switched_at[-1] - begun) * 1000)
            time.sleep(0.2)
    first = f"{took[0]:.0f} ms where the device must be opened"
    return Result("play to the card, a call just opened", _in_words(took[1:]), first)


def _of_making() -> Iterator[Result]:
    """Return how many times faster than it is heard sound is made."""
    for rate in (8000, 48_000):
        sound = noise_sound(40, rate)
        levelling = _levelling(sound)
        for words, hearing, speed in WAYS:
            tone = Tone(speed=speed, hearing=hearing, levelling=levelling)
            begun = time.process_time()
            tape = Tape(sound, 0, tone=tone, reach=Reach(), rate=RATE)
            frames = sum(len(block.frames) for block in iter(tape.next, None))
            times = frames / RATE / (time.process_time() - begun)
            what = f"sound made from {rate // 1000} kHz, {words}"
            yield Result(what, f"{times:.0f} × as fast as it is heard")


def _tones() -> HandSound:
    """Return a call that is a low tone first and a high one after that."""
    seconds = np.arange(int(PART_S * CALL_RATE)) / CALL_RATE
    both = [np.sin(2 * np.pi * hertz * seconds) * 10_000 for hertz in (LOW_HZ, HIGH_HZ)]
    mono = np.concatenate(both).astype(np.int16)
    return HandSound(np.column_stack((mono, mono)), CALL_RATE)


def _filled(*, high: bool, times: int) -> list[Ring]:
    """Return rings of two seconds of a tone, all filled before they are needed."""
    tone = np.sin(2 * np.pi * (HIGH_HZ if high else LOW_HZ) * np.arange(2 * RATE) / RATE) * 0.3
    rings = []
    for _ in range(times):
        rings.append(Ring(1 << 17, RATE))
        rings[-1].put(np.column_stack((tone, tone)).astype(np.float32))
    return rings


def _levelling(sound: HandSound) -> Levelling:
    builder = PeakBuilder(sound.rate, sound.channels)
    builder.add(sound.samples)
    builder.finish()
    return Levelling(builder.snapshot())


def _strength(heard: Samples, hertz: float) -> NDArray[np.float64]:
    """Return how strong a tone is about each frame: over 4 ms."""
    turned = heard * np.exp(-2j * np.pi * hertz * np.arange(len(heard)) / RATE)
    size = RATE // 250
    return np.abs(np.convolve(turned, np.ones(size) / size, "same"))


if __name__ == "__main__":
    main()
