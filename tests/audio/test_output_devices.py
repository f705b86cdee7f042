"""Choosing and opening a device among what PortAudio lists, on systems we are not on."""

from collections.abc import Callable

import pytest

from callreview.audio.devices import list_devices
from callreview.audio.portaudio import WASAPI, Stream, close_stream, open_stream
from callreview.domain.device import DeviceName
from callreview.domain.errors import CallReviewError
from tests.audio.portaudios import (
    INVALID_CHANNELS,
    INVALID_RATE,
    UNAVAILABLE,
    HandPortAudio,
    Thing,
    portaudio_of,
)

__all__ = ["portaudio_of"]
Make = Callable[..., HandPortAudio]
MME, SOUND = Thing("Speakers", "MME"), Thing("Speakers", "Windows DirectSound")
SPEAKERS, HEADSET = Thing("Speakers", WASAPI), Thing("Headset", WASAPI)


def opened(chosen: DeviceName | None = None) -> Stream:
    stream = open_stream(chosen, latency=0.1, queue=16)
    close_stream(stream)
    return stream


def test_windows_default_is_taken_through_wasapi_and_not_the_oldest_host_api(
    portaudio_of: Make,
) -> None:
    portaudio_of(MME, SOUND, SPEAKERS, HEADSET)
    assert opened().device == DeviceName("Speakers", WASAPI)
    assert list_devices()[0].names == DeviceName("Speakers", WASAPI)


def test_without_wasapi_it_is_portaudios_own_default(portaudio_of: Make) -> None:
    portaudio_of(MME, SOUND)
    assert opened().device == DeviceName("Speakers", "MME")


def test_wasapi_is_asked_to_convert_and_others_are_not(portaudio_of: Make) -> None:
    made = portaudio_of(SPEAKERS, MME)
    opened()
    opened(DeviceName("Speakers", "MME"))
    assert made.extras == [{"auto_convert": True}, None]


def test_a_computer_without_sound_has_no_device(portaudio_of: Make) -> None:
    portaudio_of()
    assert list_devices() == ()
    with pytest.raises(CallReviewError, match="sound_device_missing"):
        opened()


def test_a_device_is_the_one_of_its_host_api(portaudio_of: Make) -> None:
    made = portaudio_of(MME, SOUND, HEADSET)
    assert opened(DeviceName("Speakers", "Windows DirectSound")).device.host_api == SOUND.host_api
    with pytest.raises(CallReviewError, match="sound_device_missing"):
        opened(DeviceName("Headset", "MME"))
    assert len(made.tried) == 1


def test_a_device_moved_to_another_place_of_the_list_is_still_the_same(portaudio_of: Make) -> None:
    made = portaudio_of(SPEAKERS, HEADSET)
    chosen = DeviceName("Headset", WASAPI)
    assert opened(chosen).device == chosen
    made.things[:0] = [Thing("A new one", WASAPI)]
    assert opened(chosen).device == chosen
    assert {name for name, *_ in made.tried} == {"Headset"}


def test_the_default_is_what_the_system_says_at_each_opening(portaudio_of: Make) -> None:
    made = portaudio_of(SPEAKERS)
    assert opened().device.name == "Speakers"
    made.things.insert(0, HEADSET)
    assert opened().device.name == "Headset"


def test_while_a_stream_is_open_portaudio_is_not_started_anew(portaudio_of: Make) -> None:
    made = portaudio_of(SPEAKERS)
    stream = open_stream(None, latency=0.1, queue=16)
    starts = made.starts
    made.things.append(HEADSET)
    assert [device.name for device in list_devices()] == ["Speakers"]
    assert made.starts == starts
    close_stream(stream)
    assert {device.name for device in list_devices()} == {"Speakers", "Headset"}


def test_a_device_that_refuses_its_own_rate_is_asked_for_common_ones(portaudio_of: Make) -> None:
    def takes(channels: int, rate: int) -> int:
        return 0 if (channels, rate) == (2, 44_100) else INVALID_RATE

    made = portaudio_of(Thing("Old card", rate=11_025, takes=takes))
    assert opened().mixer.samplerate == 44_100
    assert made.tried == [("Old card", 2, rate) for rate in (11_025, 48_000, 44_100)]


def test_a_device_that_refuses_stereo_is_asked_for_one_channel(portaudio_of: Make) -> None:
    portaudio_of(Thing("Speakerphone", takes=lambda channels, _: (channels > 1) * INVALID_CHANNELS))
    stream = opened()
    assert (stream.mixer.channels, stream.mixer.samplerate) == (1, 48_000)


def test_a_device_of_one_channel_is_never_asked_for_two(portaudio_of: Make) -> None:
    made = portaudio_of(Thing("Speakerphone", channels=1, rate=16_000))
    assert opened().mixer.channels == 1
    assert made.tried == [("Speakerphone", 1, 16_000)]


def test_a_device_another_program_has_is_asked_once(portaudio_of: Make) -> None:
    made = portaudio_of(Thing("Busy", takes=lambda _channels, _rate: UNAVAILABLE))
    with pytest.raises(CallReviewError, match="sound_device_refuses"):
        opened()
    assert len(made.tried) == 1


def test_what_only_converts_for_alsa_is_no_device(portaudio_of: Make) -> None:
    portaudio_of(Thing("default"), Thing("samplerate"), Thing("upmix"))
    assert [device.name for device in list_devices()] == ["default"]
