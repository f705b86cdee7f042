"""A call in two files, one for each side, and maybe a third of both: what they are together.

They begin together. The longer one says how long the call is; one that cannot be heard does
not keep one from hearing the other, and it is said which side is missing. The mix of both is
played only where a side is not to be had: it does not tell who speaks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256

from callreview.domain.audiofile import Outcome, Verdict
from callreview.domain.call import Part, Recording, Side, Status

_PLAY = (Status.OK, Status.DAMAGED)
_NOT_TO_BE_HAD = (Status.MISSING, Status.UNPLAYABLE, Status.UNSUPPORTED)
_NOT_THERE = "recording_not_there"
_MISSING = {Side.LEFT: "left_side_missing", Side.RIGHT: "right_side_missing"}
_EMPTY = {Side.LEFT: "left_side_empty", Side.RIGHT: "right_side_empty"}
_UNHEARD = {Side.LEFT: "left_side_unheard", Side.RIGHT: "right_side_unheard"}


@dataclass(frozen=True)
class Standing:
    """Whether a file can be heard, and why not; `fields` fill the gaps of the reason."""

    status: Status
    reason: str = ""
    fields: Mapping[str, object] = field(default_factory=dict)
    name: str = ""


def standing_of_both(left: Standing, right: Standing) -> Standing:
    """Return how a call of two sides stands: as the worse of both, unless only one plays."""
    for one in (left, right):
        if one.status is Status.CHANGED:
            return one
    sounding = [one for one in (left, right) if one.status in _PLAY]
    if len(sounding) == 1:
        side = Side.RIGHT if sounding[0] is left else Side.LEFT
        return _one_sided(right if sounding[0] is left else left, side)
    return right if left.status is Status.OK else left


def _one_sided(silent: Standing, side: Side) -> Standing:
    reasons = _UNHEARD
    if silent.status is Status.MISSING or silent.reason == _NOT_THERE:
        reasons = _MISSING
    elif silent.status is Status.EMPTY:
        reasons = _EMPTY
    return Standing(Status.DAMAGED, reasons[side], {"name": silent.name}, silent.name)


def plays_mix(left: Status, right: Status, mix: Status) -> bool:
    """Return whether the mix is played in place of the sides."""
    return mix in _PLAY and (left in _NOT_TO_BE_HAD or right in _NOT_TO_BE_HAD)


def as_mix(left: Recording, right: Recording, mix: Recording) -> Recording:
    """Return the mix as the recording it is to whoever listens in place of the sides."""
    gone = left if left.status in _NOT_TO_BE_HAD else right
    is_missing = gone.status is Status.MISSING or gone.reason == _NOT_THERE
    reason = "side_missing_mix_plays" if is_missing else "side_unheard_mix_plays"
    fields = {"name": gone.name, "mix": mix.name}
    return replace(mix, status=Status.DAMAGED, reason=reason, reason_fields=fields)


def as_one(left: Recording, right: Recording) -> Recording:
    """Return both sides as the one recording they are to whoever listens.

    Key, path and format are those of the left; of the hashes it has the smaller.
    """
    standing = standing_of_both(_standing(left), _standing(right))
    heard = [one for one in (left, right) if one.status in _PLAY] or [left, right]
    longest = max(heard, key=lambda one: one.duration_ms or 0)
    are_decoded = all(one.is_decoded for one in heard)
    return replace(
        left,
        size=left.size + right.size,
        status=standing.status,
        reason=standing.reason,
        reason_fields=standing.fields,
        rate=max((one.rate for one in heard if one.rate), default=None),
        channels=2,
        duration_ms=longest.duration_ms,
        length_source="decoded" if are_decoded else longest.length_source and "header",
        frames=longest.frames,
        sha256=min((one.sha256 for one in (left, right) if one.sha256), default=None),
        part=Part.WHOLE,
    )


def _standing(one: Recording) -> Standing:
    return Standing(one.status, one.reason, one.reason_fields, one.name)


def outcome_of_both(left: Outcome, right: Outcome) -> Outcome:
    """Return how decoding both sides of a call ended, as its verdict and why."""
    standings = (
        Standing(Status(one.verdict.value), one.reason, one.fields, str(one.fields.get("name", "")))
        for one in (left, right)
    )
    both = standing_of_both(*standings)
    fields = {"name": both.name, **both.fields}
    decoder = left.decoder or right.decoder
    return Outcome(Verdict(both.status.value), both.reason, fields, decoder)


def joint_sha256(hashes: Sequence[str]) -> str:
    """Return the hash that stands for all files of a call: that of the only one, or of both."""
    if len(hashes) == 1 or not all(hashes):
        return "" if not all(hashes) else hashes[0]
    return sha256(" ".join(hashes).encode()).hexdigest()
