"""A sound server nobody hears, and ears on it.

`null_sink` gives a test a sink of its own. What the product plays through the system's
default device (PortAudio, by ALSA's pulse plugin) goes there; `null_sink.record()` writes
the sink's monitor to a file, never to a pipe: a pipe nobody reads holds 0.7 s and then
loses sound.

Processes: one PulseAudio per run, unless PULSE_SERVER already names a private one (as
test.sh does); one parec per recording. All are ended by their ids.
"""

import os
import shutil
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.waiting import until

RATE = 48_000
Samples = NDArray[np.float32]


@dataclass
class Tape:
    """A recording of what a sink plays, from `NullSink.record`."""

    path: Path
    process: subprocess.Popen[bytes]

    @property
    def seconds(self) -> float:
        """Return how much has been recorded so far."""
        return self.path.stat().st_size / (4 * RATE)

    def stop(self) -> Samples:
        """Stop, and return what was heard: float32, (frames, 2), at RATE.

        Waits for a quarter of a second more, so that what was played until now is in it.
        """
        if self.process.poll() is None:
            enough = self.seconds + 0.25
            until(lambda: self.seconds >= enough, what="the end of the recording")
        self.end()
        frames = np.fromfile(self.path, dtype="<i2")
        return (frames[: len(frames) // 2 * 2].reshape(-1, 2) / 32768).astype(np.float32)

    def end(self) -> None:
        """End the recording process."""
        self.process.terminate()
        self.process.wait()


@dataclass
class NullSink:
    """A sink that swallows sound, the default one for this test."""

    name: str
    folder: Path
    tapes: list[Tape] = field(default_factory=list)

    def record(self) -> Tape:
        """Start to record what is played; returns once the recording runs."""
        path = self.folder / f"{self.name}-{len(self.tapes)}.raw"
        form = ["--raw", "--format=s16le", f"--rate={RATE}", "--channels=2", "--latency-msec=20"]
        listening = _pactl("list", "short", "source-outputs")
        with path.open("wb") as out, self._held():
            process = subprocess.Popen(["parec", "-d", f"{self.name}.monitor", *form], stdout=out)
            self.tapes.append(Tape(path, process))
            until(lambda: _pactl("list", "short", "source-outputs") != listening)
        until(lambda: path.stat().st_size > 0, what="the recording to begin")
        return self.tapes[-1]

    def unplug(self) -> None:
        """Take the sink away, as when a headset is pulled out."""
        listed = _pactl("list", "short", "modules")
        for line in listed.splitlines():
            number, _, rest = line.partition("\t")
            if f"sink_name={self.name}" in rest:
                _pactl("unload-module", number)

    @contextmanager
    def _held(self) -> Iterator[None]:
        # A null sink nobody uses works in blocks of 2 s, and a recording that begins in one
        # hears nothing until it ends; waking the sink begins a new block.
        idle = not _pactl("list", "short", "sink-inputs")
        if idle:
            _pactl("suspend-sink", self.name, "1")
        yield
        if idle:
            _pactl("suspend-sink", self.name, "0")


def likeness(part: Samples, whole: Samples) -> tuple[float, int]:
    """Return how well mono `part` is found in mono `whole`, -1 to 1, and at which frame.

    The normalised cross-correlation at its best lag: loudness does not matter.
    """
    whole = np.pad(whole, (0, max(0, len(part) - len(whole))))
    size = 1 << (len(part) + len(whole) - 1).bit_length()
    spectrum = np.fft.rfft(whole, size) * np.conj(np.fft.rfft(part, size))
    lags = np.fft.irfft(spectrum, size)[: len(whole) - len(part) + 1]
    energy = np.concatenate(([0.0], np.cumsum(whole.astype(np.float64) ** 2)))
    local = np.sqrt(energy[len(part) :] - energy[: -len(part)])[: len(lags)]
    scale = local * float(np.sqrt(np.sum(part.astype(np.float64) ** 2)))
    scores = np.divide(lags, scale, out=np.zeros_like(lags), where=scale > 1e-6)
    best = int(np.argmax(scores))
    return float(scores[best]), best


def in_some_run(is_good: Callable[[], bool], runs: int = 3) -> bool:
    """Return whether what was played is good in one of up to three runs.

    A stumble of a busy machine spoils one of them; an error of ours spoils each.
    """
    return any(is_good() for _ in range(runs))


def tape_from(times: Sequence[float], recorded: Sequence[float]) -> float:
    """Return what to add to a moment of `time.monotonic` to find on a tape what is heard then.

    `recorded` is how long the tape was at each of the `times`. The sink works in blocks and is
    ahead of what it says is heard by none to one of them, half of one in the middle.
    """
    ahead = np.subtract(recorded, times)
    steps = np.diff(recorded)
    return float(np.median(ahead) - np.median(steps[steps > 0]) / 2)


def off_in_every_run(
    measure: Callable[[], dict[float, float]], limit: float, runs: int = 3
) -> dict[float, list[float]]:
    """Return what `measure` finds off by `limit` or more each time, with all its values.

    It is asked again only while something is off. An error of ours is there in every run; what
    a stumble of a busy machine or the blocks of a null sink do is not.
    """
    off = {what: [value] for what, value in measure().items() if abs(value) >= limit}
    for _ in range(runs - 1):
        if off:
            again = measure()
            off = {what: [*off[what], again[what]] for what in off if abs(again[what]) >= limit}
    return off


@contextmanager
def private_server(folder: Path) -> Iterator[str]:
    """Run a sound server with one null sink of its own; give its address."""
    address = f"unix:{folder}/sound"
    command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"]
    socket = f"module-native-protocol-unix auth-cookie-enabled=0 socket={folder}/sound"
    with (folder / "sound.log").open("wb") as log:
        server = subprocess.Popen(
            [*command, "-L", socket, "-L", "module-null-sink sink_name=silence"],
            stdout=log,
            stderr=log,
            env={**os.environ, "XDG_RUNTIME_DIR": str(folder)},
        )
    try:
        until(lambda: _answers(address), what="the sound server")
        yield address
    finally:
        server.terminate()
        server.wait()


@pytest.fixture(scope="session")
def sound_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Have a private sound server for the run; skip where there cannot be one."""
    if _answers(os.environ["PULSE_SERVER"]):
        yield
    elif sys.platform != "linux" or not shutil.which("pulseaudio"):
        pytest.skip("no private sound server on this system")
    else:
        with (
            private_server(tmp_path_factory.mktemp("sound")) as address,
            pytest.MonkeyPatch.context() as patch,
        ):
            patch.setenv("PULSE_SERVER", address)
            yield


@pytest.fixture
def null_sink(
    sound_server: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[NullSink]:
    """Give a sink of this test's own, the default for this process and those it starts."""
    sink = NullSink("sink" + uuid.uuid4().hex[:8], tmp_path)
    _pactl("load-module", "module-null-sink", f"sink_name={sink.name}", f"rate={RATE}")
    monkeypatch.setenv("PULSE_SINK", sink.name)
    _look_for_devices_again()
    yield sink
    for tape in sink.tapes:
        tape.end()
    sink.unplug()


def _answers(address: str) -> bool:
    if not shutil.which("pactl"):
        return False
    asked = subprocess.run(["pactl", "-s", address, "info"], capture_output=True, check=False)
    return asked.returncode == 0


def _pactl(*words: str) -> str:
    return subprocess.run(["pactl", *words], capture_output=True, text=True, check=True).stdout


def _look_for_devices_again() -> None:
    # PortAudio lists devices once, when first imported: maybe before the server was there.
    sounddevice = sys.modules.get("sounddevice")
    if sounddevice is not None:
        sounddevice._terminate()
        sounddevice._initialize()
