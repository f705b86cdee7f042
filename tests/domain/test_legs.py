"""Two one-sided files are one recording to whoever listens."""

import pytest

from callreview.domain.call import Recording, Status
from callreview.domain.legs import as_one, joint_sha256
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
