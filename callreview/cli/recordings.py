"""A call with its recording as the commands tell it: JSON, columns of a table, words."""

from collections.abc import Mapping

from callreview.domain.call import ONE_SIDE, Call, CallState, Direction, Recording, Status
from callreview.domain.errors import CallReviewError
from callreview.domain.timebase import format_clock
from callreview.words import _, sentence
from callreview.words.marking import N_

Fact = str | int | float | None

_DIRECTIONS = {
    Direction.IN: N_("inbound"),
    Direction.OUT: N_("outbound"),
    Direction.INTERNAL: N_("internal"),
}
_STATES = {
    CallState.NEW: N_("not reviewed"),
    CallState.DRAFT: N_("being reviewed"),
    CallState.REVIEWED: N_("reviewed"),
}
FACTS = (
    "start_local",
    "utc_offset_minutes",
    "start_source",
    "start_confidence",
    "direction",
    "agent_ref",
    "customer_number",
    "customer_name",
    "call_ref",
    "profile",
    "agent_channel",
)
FILE = (
    "container",
    "codec",
    "rate",
    "channels",
    "duration_ms",
    "length_source",
    "frames",
    "sha256",
)


def call_json(call: Call) -> dict[str, Fact]:
    """Return the JSON object of a call's recording; what is not known is None, never guessed.

    `reason` is the sentence people read and `reason_code` what it is known by; `person`,
    `state`, `score_percent`, `marks` and `copies` are what the library knows of the call.
    """
    return _recording_json(call, call.recording)


def recordings_json(call: Call) -> list[dict[str, Fact]]:
    """Return the JSON object of each file of a call: one, or those of its sides and their mix.

    As `call_json`; `side` is None where a file has both sides, and `played` false of what is of
    the call and not what is played of it.
    """
    played = [
        {**_recording_json(call, one), "side": _side(one), "played": True} for one in call.files
    ]
    further = [
        {**_recording_json(call, one), "side": _side(one), "played": False} for one in call.more
    ]
    return [*played, *further]


def _side(recording: Recording) -> str | None:
    return recording.part.value if recording.part in ONE_SIDE else None


def _recording_json(call: Call, recording: Recording) -> dict[str, Fact]:
    return {
        "id": recording.id,
        "call_id": call.id,
        "path": recording.path,
        "status": recording.status.value,
        "reason": reason_words(recording.reason, recording.reason_fields) or None,
        "reason_code": recording.reason or None,
        **{name: getattr(recording, name) for name in FILE},
        **{name: getattr(call.facts, name) for name in FACTS},
        "person": call.agent.name if call.agent else None,
        "state": call.state.value,
        "score_percent": call.score_percent,
        "marks": call.marks,
        "copies": call.copies,
    }


def reason_words(code: str, fields: Mapping[str, object]) -> str:
    """Return the sentence of a reason, or nothing for none."""
    return sentence(CallReviewError(code, **fields)) if code else ""


_STATUSES = {
    Status.EMPTY: N_("empty"),
    Status.DAMAGED: N_("damaged"),
    Status.UNPLAYABLE: N_("unplayable"),
    Status.UNSUPPORTED: N_("unsupported"),
    Status.SLOW: N_("slow"),
    Status.MISSING: N_("missing"),
    Status.CHANGED: N_("changed"),
}

HEADS = (
    N_("When"),
    N_("Person"),
    N_("Direction"),
    N_("Number"),
    N_("Length"),
    N_("State"),
    N_("Score"),
    N_("File"),
)


def cells(call: Call) -> tuple[str, ...]:
    """Return the texts of one row of the calls table, in the order of `HEADS`."""
    facts, recording = call.facts, call.recording
    number = facts.customer_number or ""
    other = f"{facts.customer_name} {number}".strip() if facts.customer_name else number
    return (
        _start(call),
        call.who,
        _(_DIRECTIONS[facts.direction]) if facts.direction else "",
        other,
        "" if recording.duration_ms is None else format_clock(recording.duration_ms),
        _state(call),
        "" if call.score_percent is None else f"{call.score_percent:.1f}",
        recording.name,
    )


def _start(call: Call) -> str:
    start = (call.facts.start_local or "").replace("T", " ")
    return _("about {time}").format(time=start) if start and call.facts.start_is_guess else start


def _state(call: Call) -> str:
    state, status = _(_STATES[call.state]), call.recording.status
    return f"{state}, {_(_STATUSES[status])}" if status in _STATUSES else state
