"""Which sound device a command plays on: the one it names, else the one chosen in the settings."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from callreview.app import settings
from callreview.domain.device import DeviceName
from callreview.domain.errors import CallReviewError

if TYPE_CHECKING:
    from callreview.audio.devices import Device


def device_for(asked: str | None) -> DeviceName | None:
    """Return the device to play on, None for the system's default.

    Raises CallReviewError as `device_called` does, and "device_away" when the one chosen in the
    settings is not there: no other is used in its place.
    """
    from callreview.audio.devices import list_devices

    chosen = settings.load().device
    if asked is None and chosen is None:
        return None
    devices = list_devices()
    if asked is not None:
        return device_called(asked, devices)
    if all(device.names != chosen for device in devices):
        raise CallReviewError("device_away", device=str(chosen))
    return chosen


def device_called(asked: str, devices: Sequence["Device"]) -> DeviceName:
    """Return the device of which `asked` is the name, with or without its host API in brackets.

    A part of the name will do if it is in no other. Of a device with several host APIs it is
    that of the default device, the first of `devices`. Raises CallReviewError
    "nothing_to_hear_with", "device_unknown" or "device_ambiguous".
    """
    if not devices:
        raise CallReviewError("nothing_to_hear_with")
    wanted = asked.casefold()
    in_full = [device for device in devices if str(device.names).casefold() == wanted]
    by_name = [device for device in devices if device.name.casefold() == wanted]
    by_part = [device for device in devices if wanted in device.name.casefold()]
    like = in_full or by_name or by_part
    if len({device.name for device in like}) == 1:
        return min(like, key=lambda device: device.host_api != devices[0].host_api).names
    code = "device_unknown" if not like else "device_ambiguous"
    known = ", ".join(dict.fromkeys(device.name for device in like or devices))
    raise CallReviewError(code, asked=asked, known=known)
