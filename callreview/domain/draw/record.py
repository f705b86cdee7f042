"""The audit record of a draw: one JSON file with all it takes to draw again (1.4).

The same draw gives the same bytes. `agent` is the key that stands in the frame, "" for a lot
over the whole company; `names` says who they were called at the time.
"""

import json
from collections.abc import Mapping

from callreview.domain.draw.draw import Draw, DrawnCall
from callreview.domain.draw.tickets import first_digits
from callreview.domain.errors import Unreadable

FRAME_FILE = "calls.csv"
_NEEDED = {
    "algorithm": str,
    "seed": str,
    "plan": str,
    "frame_sha256": str,
    "N_total_recordings": int,
    "N_eligible": dict,
    "n_target": dict,
    "tickets_below": dict,
    "selected": list,
    "skipped": list,
}
Record = Mapping[str, object]


def record_of(draw: Draw) -> Record:
    """Return the record of a frozen draw, as it stands now."""
    return {
        "draw_id": draw.id,
        "title": draw.title,
        "draw": f"{draw.number} of {draw.of}",
        "reason": draw.reason,
        "supersedes": draw.supersedes,
        "plan": draw.plan.value,
        "period": {"starts": str(draw.period.starts), "before": str(draw.period.ends)},
        "created_utc": draw.begun_at,
        "app_version": draw.app_version,
        "algorithm": draw.algorithm,
        "seed": draw.seed,
        "seed_created_utc": draw.seed_made_at,
        "eligibility_rules": draw.rules.as_json(),
        "frame_file": FRAME_FILE,
        "frame_sha256": draw.frame_sha256,
        "frozen_utc": draw.frozen_at,
        "N_total_recordings": draw.recordings,
        "N_eligible": {one.person: one.eligible for one in draw.strata},
        "n_target": {one.person: one.target for one in draw.strata},
        "tickets_below": {one.person: f"{one.below:064x}" for one in draw.strata if one.below},
        "names": {one.person: one.name for one in draw.strata},
        "selected": [_drawn(one) for one in draw.sample],
        "skipped": [_skipped(one) for one in draw.skipped],
        "closed_utc": draw.closed_at,
    }


def record_text(record: Record) -> str:
    """Return a record as the text of its file."""
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def read_record(text: str) -> Record:
    """Return the record in a file; raises Unreadable "record_malformed"."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        raise Unreadable("record_malformed") from None
    if not isinstance(told, dict) or not all(
        isinstance(told.get(name), kind) for name, kind in _NEEDED.items()
    ):
        raise Unreadable("record_malformed")
    return told


def _drawn(one: DrawnCall) -> dict[str, object]:
    return {
        "uid": one.uid,
        "agent": one.person,
        "rank": one.rank,
        "ticket_hex16": first_digits(one.ticket),
    }


def _skipped(one: DrawnCall) -> dict[str, object]:
    assert one.skipped is not None
    why = {"reason": one.skipped.reason.value, "by": one.skipped.by, "utc": one.skipped.at}
    return {**_drawn(one), **why}
