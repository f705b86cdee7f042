"""Sound devices: what there is, and the output for the one that was chosen.

Devices are known by name and host API, never by PortAudio's index, which changes when
something is plugged in. A process in which a stream is open sees only what was there before
it was opened; `python -m callreview.audio.devices` is a process that sees everything.
"""

import json
import sys
from dataclasses import asdict, dataclass

from callreview.audio.card import CardOutput
from callreview.audio.output import Output
from callreview.audio.portaudio import outputs
from callreview.domain.device import DeviceName
from callreview.domain.errors import CallReviewError

LISTING = "--sound-devices"
_ALSA_CONVERTERS = frozenset(
    {"a52", "lavrate", "samplerate", "speex", "speexrate", "upmix", "vdownmix"}
)
"""Listed by ALSA as if they were devices; they hand on to the default one."""


@dataclass(frozen=True)
class Device:
    """Something that plays sound."""

    name: str
    host_api: str
    channels: int
    rate: int
    is_default: bool

    @property
    def names(self) -> DeviceName:
        """Return by what it is known."""
        return DeviceName(self.name, self.host_api)


def list_devices() -> tuple[Device, ...]:
    """Return the devices that can play, the default one first.

    Raises CallReviewError "sound_library_missing" where PortAudio is not installed.
    """
    devices = [
        Device(
            name=str(found["name"]),
            host_api=str(found["host_api"]),
            channels=int(found["max_output_channels"]),
            rate=round(found["default_samplerate"]),
            is_default=bool(found["default"]),
        )
        for found in outputs()
        if found["host_api"] != "ALSA" or found["name"] not in _ALSA_CONVERTERS
    ]
    return tuple(sorted(devices, key=lambda device: not device.is_default))


def open_output(chosen: DeviceName | None = None) -> Output:
    """Return the output to play through; the device itself is opened later, by the feeder.

    Without a name it is the system's default, and where there is no sound card at all a
    silent output whose play head moves by the clock (`Now.silent` says why). A device asked
    for by name is never replaced by another: while it is not there, playing ends as lost.
    """
    return CardOutput(chosen, silence_instead=chosen is None)


def listing_command() -> list[str]:
    """Return the command that prints all devices; a frozen app is its own interpreter."""
    if getattr(sys, "frozen", False):
        return [sys.executable, LISTING]
    return [sys.executable, "-P", "-m", "callreview.audio.devices"]


def devices_in(printed: bytes) -> tuple[Device, ...]:
    """Return the devices that command printed; none if it came to no good end."""
    try:
        return tuple(Device(**fields) for fields in json.loads(printed))
    except (ValueError, TypeError):
        return ()


def main() -> None:
    """Print all devices, as `devices_in` reads them."""
    try:
        devices = list_devices()
    except CallReviewError:
        devices = ()
    sys.stdout.write(json.dumps([asdict(device) for device in devices]))


if __name__ == "__main__":
    main()
