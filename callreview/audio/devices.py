"""Sound devices: what there is, and the output for the one that was chosen.

Devices are known by name and host API, never by PortAudio's index, which changes when
something is plugged in.
"""

from dataclasses import dataclass

from callreview.audio.card import CardOutput
from callreview.audio.output import Output
from callreview.audio.portaudio import default_output, portaudio


@dataclass(frozen=True)
class Device:
    """Something that plays sound."""

    name: str
    host_api: str
    channels: int
    rate: int
    is_default: bool


def list_devices() -> tuple[Device, ...]:
    """Return the devices that can play, the default one first.

    Raises CallReviewError "sound_library_missing" where PortAudio is not installed.
    """
    module = portaudio()
    default = default_output(module)
    apis = module.query_hostapis()
    devices = [
        Device(
            name=str(found["name"]),
            host_api=str(apis[found["hostapi"]]["name"]),
            channels=int(found["max_output_channels"]),
            rate=round(found["default_samplerate"]),
            is_default=found["index"] == default,
        )
        for found in module.query_devices()
        if found["max_output_channels"] > 0
    ]
    return tuple(sorted(devices, key=lambda device: not device.is_default))


def open_output(name: str | None = None, host_api: str | None = None) -> Output:
    """Return the output to play through; the device itself is opened later, by the feeder.

    Without a name it is the system's default, and where there is no sound card at all a
    silent output whose play head moves by the clock (`Now.silent` says why). A device asked
    for by name is never replaced by another: while it is not there, playing ends as lost.
    """
    return CardOutput(name, host_api, silence_instead=name is None)
