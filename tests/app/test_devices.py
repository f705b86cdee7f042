"""Finding the sound device a person means by what they type."""

import pytest

from callreview.app.devices import device_called
from callreview.audio.devices import Device
from callreview.domain.errors import CallReviewError

DEVICES = tuple(
    Device(name, host_api, 2, 48_000, is_default=is_default)
    for name, host_api, is_default in (
        ("Speakers", "WASAPI", True),
        ("Headset Pro", "MME", False),
        ("Headset", "MME", False),
        ("Headset", "WASAPI", False),
        ("Monitor", "MME", False),
    )
)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("speak", "Speakers (WASAPI)"),
        ("Headset", "Headset (WASAPI)"),
        ("headset pro", "Headset Pro (MME)"),
        ("PRO", "Headset Pro (MME)"),
        ("Headset (MME)", "Headset (MME)"),
        ("Monitor", "Monitor (MME)"),
    ],
)
def test_a_device_is_found_by_what_is_typed(asked: str, found: str) -> None:
    assert str(device_called(asked, DEVICES)) == found


@pytest.mark.parametrize(
    ("asked", "code", "known"),
    [
        ("head", "device_ambiguous", "Headset Pro, Headset"),
        ("drawer", "device_unknown", "Speakers, Headset Pro, Headset, Monitor"),
        ("Speakers (MME)", "device_unknown", "Speakers, Headset Pro, Headset, Monitor"),
    ],
)
def test_what_means_none_or_several_is_refused(asked: str, code: str, known: str) -> None:
    with pytest.raises(CallReviewError) as refused:
        device_called(asked, DEVICES)
    assert (refused.value.code, refused.value.fields["known"]) == (code, known)


def test_without_any_device_there_is_nothing_to_hear_with() -> None:
    with pytest.raises(CallReviewError, match="nothing_to_hear_with"):
        device_called("Speakers", ())
