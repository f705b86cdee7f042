"""A PortAudio of devices as a test wants them, in the place of sounddevice and rtmixer."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest

INVALID_RATE, INVALID_CHANNELS, UNAVAILABLE = -9997, -9998, -9985


class PortAudioError(Exception):
    """What PortAudio refuses: words, a code."""


@dataclass(frozen=True)
class Thing:
    """A device: its name, host API, channels, rate, and what it takes (channels, rate)."""

    name: str
    host_api: str = "ALSA"
    channels: int = 2
    rate: int = 48_000
    takes: Callable[[int, int], int] = lambda _channels, _rate: 0


@dataclass
class HandPortAudio:
    """Lists `things` as they were when it was started; `things` may change later."""

    things: list[Thing]
    starts: int = 1
    tried: list[tuple[str, int, int]] = field(default_factory=list)
    extras: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._initialize()

    # -- as sounddevice has it

    PortAudioError = PortAudioError

    @staticmethod
    def WasapiSettings(**fields: object) -> dict[str, object]:
        return fields

    @property
    def default(self) -> SimpleNamespace:
        return SimpleNamespace(device=(-1, 0 if self._listed else -1))

    def query_hostapis(self) -> list[dict[str, Any]]:
        return [
            {"name": name, "default_output_device": self._first_of(name)} for name in self._apis
        ]

    def query_devices(self) -> list[dict[str, Any]]:
        return [
            {
                "index": index,
                "name": each.name,
                "hostapi": self._apis.index(each.host_api),
                "max_output_channels": each.channels,
                "default_samplerate": float(each.rate),
            }
            for index, each in enumerate(self._listed)
        ]

    def _terminate(self) -> None:
        self.starts += 1

    def _initialize(self) -> None:
        self._listed = list(self.things)
        self._apis = list(dict.fromkeys(each.host_api for each in self._listed))

    def _first_of(self, host_api: str) -> int:
        return next(at for at, each in enumerate(self._listed) if each.host_api == host_api)

    # -- as rtmixer has it

    def Mixer(self, **fields: Any) -> SimpleNamespace:
        thing = self._listed[fields["device"]]
        shape = fields["channels"], fields["samplerate"]
        self.tried.append((thing.name, *shape))
        self.extras.append(fields["extra_settings"])
        code = thing.takes(*shape)
        if code:
            raise PortAudioError("refused", code)
        return SimpleNamespace(
            samplerate=float(shape[1]),
            channels=shape[0],
            latency=fields["latency"],
            active=True,
            start=lambda: None,
            close=lambda **_fields: None,
        )


@pytest.fixture
def portaudio_of(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., HandPortAudio]]:
    """Give what makes the PortAudio of this test, with the devices it names."""

    def make(*things: Thing) -> HandPortAudio:
        made = HandPortAudio(list(things))
        monkeypatch.setitem(sys.modules, "sounddevice", made)
        monkeypatch.setitem(sys.modules, "rtmixer", made)
        return made

    yield make
    from callreview.audio import portaudio

    assert portaudio._open_streams == []
