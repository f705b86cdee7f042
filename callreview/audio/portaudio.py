"""The door to PortAudio: loaded late, started anew when devices changed, asked by name.

PortAudio is one for the whole process and lists devices only when it starts, so it is started
anew before a stream is opened, unless another stream is open: that one would end. One lock
keeps threads from starting it anew under each other.
"""

import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from callreview.domain.device import DeviceName
from callreview.domain.errors import CallReviewError

WASAPI = "Windows WASAPI"
COMMON_RATES = (48_000, 44_100, 32_000, 16_000, 8_000, 96_000)
_REFUSALS = frozenset({-9998, -9997, -9994, -9993, -9984})
"""What PortAudio answers to a rate, a count of channels or an extra a device does not take."""

_lock = threading.RLock()
_open_streams: list[Any] = []


@dataclass(frozen=True)
class Stream:
    """A running stream, and the device it plays on."""

    mixer: Any
    device: DeviceName


def portaudio() -> Any:
    """Return the sounddevice module; raise "sound_library_missing" without PortAudio.

    Linux wheels of sounddevice bring no PortAudio: there it is a package of the system.
    """
    try:
        import sounddevice
    except OSError as error:
        raise CallReviewError("sound_library_missing") from error
    return sounddevice


def outputs() -> list[dict[str, Any]]:
    """Return what PortAudio knows of each device that plays: its fields, `host_api`, `default`."""
    with _lock:
        module = _fresh()
        apis, default = module.query_hostapis(), default_output(module)
        return [
            {**device, "host_api": apis[device["hostapi"]]["name"], "default": at == default}
            for at, device in enumerate(module.query_devices())
            if device["max_output_channels"] > 0
        ]


def default_output(module: Any) -> int:
    """Return the index of the system's default device for sound, -1 if there is none.

    On Windows PortAudio's own default is the oldest host API; WASAPI's default is the same
    device with less delay.
    """
    for api in module.query_hostapis():
        if api["name"] == WASAPI and api["default_output_device"] >= 0:
            return int(api["default_output_device"])
    chosen = module.default.device[1]
    if chosen is not None and chosen >= 0:
        return int(chosen)
    by_api = (int(api["default_output_device"]) for api in module.query_hostapis())
    return next((index for index in by_api if index >= 0), -1)


def open_stream(chosen: DeviceName | None, *, latency: float, queue: int) -> Stream:
    """Return a running rtmixer stream on a device, the system's default without a name.

    It runs at the device's own rate in stereo; where the device refuses that, at a common
    rate, then on one channel. Raises "sound_device_missing" where no such device is there,
    "sound_device_refuses" when it takes no sound, for example because another program has it.
    """
    with _lock:
        device = _found(chosen)
        module = portaudio()
        for channels, rate in shapes(device):
            try:
                mixer = _running(module, device, channels, rate, latency=latency, queue=queue)
            except module.PortAudioError as error:
                if _REFUSALS.isdisjoint(error.args[1:2]):
                    break
            else:
                _open_streams.append(mixer)
                return Stream(mixer, DeviceName(device["name"], device["host_api"]))
        raise CallReviewError("sound_device_refuses")


def close_stream(stream: Stream) -> None:
    """Let go of the device at once, whatever is queued."""
    with _lock:
        _open_streams.remove(stream.mixer)
        stream.mixer.close(ignore_errors=True)


def shapes(device: dict[str, Any]) -> Iterator[tuple[int, int]]:
    """Give channels and rates to try, the device's own first."""
    rates = dict.fromkeys((round(device["default_samplerate"]), *COMMON_RATES))
    for channels in (2, 1) if device["max_output_channels"] > 1 else (1,):
        for rate in rates:
            yield channels, rate


def _fresh() -> Any:
    """Return the module, its list of devices as fresh as may be."""
    is_new = "sounddevice" not in sys.modules
    module = portaudio()
    if not is_new and not _open_streams:
        # sounddevice offers no public way; these two are what its documentation names.
        module._terminate()  # noqa: SLF001
        module._initialize()  # noqa: SLF001
    return module


def _found(chosen: DeviceName | None) -> dict[str, Any]:
    for device in outputs():
        name = DeviceName(device["name"], device["host_api"])
        if device["default"] if chosen is None else name == chosen:
            return device
    raise CallReviewError("sound_device_missing")


def _running(
    module: Any, device: dict[str, Any], channels: int, rate: int, *, latency: float, queue: int
) -> Any:
    import rtmixer

    wasapi = device["host_api"] == WASAPI
    mixer = rtmixer.Mixer(
        device=device["index"],
        channels=channels,
        samplerate=rate,
        latency=latency,
        qsize=queue,
        extra_settings=module.WasapiSettings(auto_convert=True) if wasapi else None,
    )
    try:
        mixer.start()
    except module.PortAudioError:
        mixer.close(ignore_errors=True)
        raise
    return mixer
