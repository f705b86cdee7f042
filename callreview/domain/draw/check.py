"""Drawing again from a record and its frame: nothing differs, or what does is named.

Neither file is trusted: whoever is to be convinced holds both, and may have changed them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from callreview.domain.draw.draw import Stratum
from callreview.domain.draw.frame import Listed, fingerprint, read_frame
from callreview.domain.draw.lot import drawn_in, uids_by_stratum
from callreview.domain.draw.plan import DrawPlan
from callreview.domain.draw.record import Record
from callreview.domain.draw.replacing import Reason
from callreview.domain.draw.tickets import ALGORITHM, first_digits, in_drawn_order, ticket
from callreview.domain.errors import CallReviewError, Unreadable

MOST_LINES = 5
Difference = CallReviewError


def differences(record: Record, frame: str, kept: str | None = None) -> tuple[Difference, ...]:
    """Return what differs between a draw as it is told and as it is drawn again.

    `kept` is the frame as the library keeps it, where that is at hand: then the lines that
    differ are named. Values of a record that make no sense differ as well.
    """
    try:
        return tuple(_differences(dict(record), frame, kept))
    except (TypeError, ValueError, KeyError, AttributeError):
        return (Difference("record_malformed"),)


@dataclass(frozen=True)
class _Told:
    """One call of a record: selected, or skipped and why."""

    uid: str
    agent: str
    rank: int
    digits: str
    reason: str | None = None


def _differences(record: dict[str, Any], frame: str, kept: str | None) -> Iterator[Difference]:
    if record["algorithm"] != ALGORITHM:
        yield Difference("draw_algorithm_unknown", algorithm=record["algorithm"])
        return
    found = fingerprint(frame)
    if found != record["frame_sha256"]:
        yield Difference("frame_changed", found=found[:16], frozen=record["frame_sha256"][:16])
        yield from _changed_lines(frame, kept)
    try:
        listed = read_frame(frame)
    except Unreadable as error:
        yield Difference("frame_malformed", **error.fields)
        return
    yield from _of_frame(record, listed)
    yield from _of_lot(record, listed)


def _changed_lines(frame: str, kept: str | None) -> Iterator[Difference]:
    if kept is None:
        return
    here, there = frame.split("\n"), kept.split("\n")
    if len(here) != len(there):
        yield Difference("frame_lines_differ", found=len(here) - 2, frozen=len(there) - 2)
    differing = [at for at, both in enumerate(zip(here, there, strict=False), 1) if _differ(both)]
    for at in differing[:MOST_LINES]:
        yield Difference("frame_line_differs", line=at)


def _differ(both: tuple[str, str]) -> bool:
    return both[0] != both[1]


def _of_frame(record: dict[str, Any], listed: tuple[Listed, ...]) -> Iterator[Difference]:
    if len(listed) != record["N_total_recordings"]:
        yield Difference(
            "frame_count_differs", found=len(listed), told=record["N_total_recordings"]
        )
    for line, (one, after) in enumerate(pairwise(listed), 3):
        if one.uid > after.uid or (one.uid == after.uid and after.is_eligible and one.is_eligible):
            yield Difference("frame_not_sorted", line=line)
    counts = {
        person: len(uids)
        for person, uids in uids_by_stratum(listed, DrawPlan(record["plan"])).items()
    }
    for agent in sorted({*counts, *record["N_eligible"]}):
        found, told = counts.get(agent, 0), record["N_eligible"].get(agent, 0)
        if found != told:
            yield Difference("eligible_differs", agent=agent, found=found, told=told)


def _of_lot(record: dict[str, Any], listed: tuple[Listed, ...]) -> Iterator[Difference]:
    plan, seed = DrawPlan(record["plan"]), record["seed"]
    told = [*map(_told, record["selected"]), *map(_told, record["skipped"])]
    lots = uids_by_stratum(listed, plan)
    agents = {one.uid: one.person for one in listed if one.is_eligible}
    below: Mapping[str, str] = record["tickets_below"]
    for person in sorted({*lots, *record["n_target"]}):
        stratum = Stratum(
            person, "", record["n_target"].get(person, 0), below=int(below.get(person, "0"), 16)
        )
        mine = [one for one in told if plan is DrawPlan.COMPANY or one.agent == person]
        skipped = sum(one.reason is not None for one in mine)
        order = in_drawn_order(seed, lots.get(person, ()))
        walked = order[: drawn_in(stratum, seed, lots.get(person, ())) + skipped]
        yield from _of_stratum(walked, mine, seed)
    for one in told:
        if plan is DrawPlan.PER_PERSON and one.agent not in record["n_target"]:
            yield Difference("drawn_extra", uid=one.uid[:16], rank=one.rank)
        elif agents.get(one.uid, one.agent) != one.agent:
            yield Difference("drawn_of_another", uid=one.uid[:16])
        if one.reason is not None and one.reason not in list(Reason):
            yield Difference("skip_reason_unknown", uid=one.uid[:16], reason=one.reason)


def _of_stratum(walked: tuple[str, ...], told: list[_Told], seed: str) -> Iterator[Difference]:
    by_uid = {one.uid: one for one in told}
    for rank, uid in enumerate(walked, 1):
        one = by_uid.get(uid)
        if one is None:
            yield Difference("drawn_missing", uid=uid[:16], rank=rank)
        elif one.rank != rank or one.digits != first_digits(ticket(seed, uid)):
            yield Difference("drawn_otherwise", uid=uid[:16], rank=rank, told=one.rank)
    for one in told:
        if one.uid not in walked:
            yield Difference("drawn_extra", uid=one.uid[:16], rank=one.rank)
    if len(by_uid) < len(told):
        yield Difference("drawn_twice")


def _told(one: dict[str, Any]) -> _Told:
    return _Told(
        str(one["uid"]),
        str(one["agent"]),
        int(one["rank"]),
        str(one["ticket_hex16"]),
        one.get("reason"),
    )
