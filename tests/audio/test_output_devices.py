"""Choosing a device among what PortAudio lists, on systems we are not on."""

from typing import Any

from callreview.audio.portaudio import default_output

WINDOWS = [
    {"name": "MME", "default_output_device": 3},
    {"name": "Windows DirectSound", "default_output_device": 7},
    {"name": "Windows WASAPI", "default_output_device": 11},
]


class Listed:
    """Stands for sounddevice: a default device, and host APIs with theirs."""

    def __init__(self, default: int, apis: list[dict[str, Any]]) -> None:
        self.default = self
        self.device = (-1, default)
        self._apis = apis

    def query_hostapis(self) -> list[dict[str, Any]]:
        return self._apis


def test_windows_default_is_taken_through_wasapi_and_not_the_oldest_host_api() -> None:
    assert default_output(Listed(3, WINDOWS)) == 11


def test_without_wasapi_it_is_portaudios_own_default() -> None:
    assert default_output(Listed(3, WINDOWS[:2])) == 3
    wasapi_without_devices = [*WINDOWS[:2], {**WINDOWS[2], "default_output_device": -1}]
    assert default_output(Listed(7, wasapi_without_devices)) == 7


def test_where_portaudio_has_no_default_the_first_host_api_with_one_is_taken() -> None:
    assert default_output(Listed(-1, WINDOWS[:2])) == 3


def test_a_computer_without_sound_has_none() -> None:
    assert default_output(Listed(-1, [])) == -1
