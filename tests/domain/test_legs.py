"""Two one-sided files are one recording to whoever listens."""

import pytest

from callreview.domain.call import Recording, Status
from callreview.domain.legs import as_mix, as_one, joint_sha256, plays_mix
from tests.builders import recording, sha256


def leg(name: str, status: Status = Status.OK, **known: object) -> Recording:
    return recording(name, channels=1, status=status, **known)


@pytest.mark.parametrize(
    ("left", "right", "together", "reason"),
    [
        (Status.OK, Status.OK, Status.OK, ""),
        (Status.OK, Status.MISSING, Status.DAMAGED, "right_side_missing"),
        (Status.MISSING, Status.OK, Status.DAMAGED, "left_side_missing"),
        (Status.EMPTY, Status.OK, Status.DAMAGED, "left_side_empty"),
        (Status.DAMAGED, Status.UNPLAYABLE, Status.DAMAGED, "right_side_unheard"),
        (Status.MISSING, Status.MISSING, Status.MISSING, ""),
        (Status.EMPTY, Status.EMPTY, Status.EMPTY, ""),
        (Status.OK, Status.CHANGED, Status.CHANGED, ""),
        (Status.MISSING, Status.CHANGED, Status.CHANGED, ""),
    ],
)
def test_two_sides_stand_as(left: Status, right: Status, together: Status, reason: str) -> None:
    one = as_one(leg("a-in.wav", left), leg("a-out.wav", right))
    assert (one.status, one.reason) == (together, reason)


@pytest.mark.parametrize(
    ("left", "right", "mix", "plays"),
    [
        (Status.OK, Status.OK, Status.OK, False),
        (Status.OK, Status.EMPTY, Status.OK, False),
        (Status.MISSING, Status.OK, Status.OK, True),
        (Status.OK, Status.UNPLAYABLE, Status.DAMAGED, True),
        (Status.OK, Status.UNSUPPORTED, Status.MISSING, False),
        (Status.OK, Status.CHANGED, Status.OK, False),
    ],
)
def test_the_mix_plays_only_in_place_of_a_side_that_is_not_to_be_had(
    left: Status, right: Status, mix: Status, *, plays: bool
) -> None:
    assert plays_mix(left, right, mix) is plays


def test_of_the_side_that_is_not_to_be_had_it_is_said_whether_it_is_there() -> None:
    sides = leg("a-in.wav"), leg("a-out.wav", Status.UNPLAYABLE, reason="recording_not_there")
    assert as_mix(*sides, leg("a.wav")).reason == "side_missing_mix_plays"
    sides = leg("a-in.wav", Status.UNPLAYABLE, reason="no_sound_inside"), leg("a-out.wav")
    one = as_mix(*sides, leg("a.wav"))
    assert (one.reason, one.reason_fields) == (
        "side_unheard_mix_plays",
        {"name": "a-in.wav", "mix": "a.wav"},
    )


def test_the_reason_of_a_damaged_side_is_the_reason_of_both() -> None:
    fields = {"name": "a-out.wav", "at": "0:10"}
    hurt = leg("a-out.wav", Status.DAMAGED, reason="decoder_gave_up", reason_fields=fields)
    one = as_one(leg("a-in.wav"), hurt)
    assert (one.status, one.reason, one.reason_fields) == (
        Status.DAMAGED,
        "decoder_gave_up",
        fields,
    )


def test_the_longer_side_says_how_long_both_are() -> None:
    short, long = leg("a-in.wav", duration_ms=10_000), leg("a-out.wav", duration_ms=12_000)
    for one in (as_one(short, long), as_one(long, short)):
        assert (one.duration_ms, one.channels, one.is_decoded) == (12_000, 2, True)
    half = as_one(short, leg("a-out.wav", length_source="header"))
    assert not half.is_decoded


def test_a_side_that_does_not_play_does_not_keep_the_other_from_being_counted() -> None:
    gone = leg("a-out.wav", Status.MISSING, length_source=None, duration_ms=None, sha256=None)
    one = as_one(leg("a-in.wav"), gone)
    assert (one.is_decoded, one.sha256) == (True, sha256("a-in.wav"))


def test_of_two_hashes_the_smaller_names_the_call() -> None:
    left, right = leg("a-in.wav"), leg("a-out.wav")
    assert as_one(left, right).sha256 == min(left.sha256 or "", right.sha256 or "")


def test_the_hash_of_all_files_is_known_when_all_are() -> None:
    assert joint_sha256(["a"]) == "a"
    assert joint_sha256(["a", "b"]) != joint_sha256(["b", "a"])
    assert joint_sha256(["a", ""]) == joint_sha256([""]) == ""
