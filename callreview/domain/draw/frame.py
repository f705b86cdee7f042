"""The frozen list of all calls of a period: a CSV whose bytes are the same for ever.

UTF-8, LF, sorted by uid, columns `uid,agent,start_utc,duration_s,eligible,reason`. `eligible` is
1 or 0, `reason` says why not. `agent` is a key: names change, and need not leave the house.
"""

import csv
import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from callreview.domain.draw.eligibility import Unit
from callreview.domain.errors import Unreadable

COLUMNS = ("uid", "agent", "start_utc", "duration_s", "eligible", "reason")
_YES, _NO = "1", "0"


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a frame, as far as a draw needs it."""

    uid: str
    person: str
    is_eligible: bool
    reason: str


def frame_csv(units: Iterable[Unit]) -> str:
    """Return units, sorted by uid, as the frame's text."""
    lines = [",".join(COLUMNS), *map(_line, units)]
    return "\n".join(lines) + "\n"


def fingerprint(frame: str) -> str:
    """Return the SHA-256 of a frame's bytes, in hex; bytes that are no text are escaped in it."""
    return hashlib.sha256(frame.encode("utf-8", "surrogateescape")).hexdigest()


def read_frame(frame: str) -> tuple[Listed, ...]:
    """Return the lines of a frame; raises Unreadable "frame_malformed" (`line`)."""
    reader = csv.reader(frame.removesuffix("\n").split("\n"))
    try:
        lines = list(reader)
    except csv.Error:
        raise Unreadable("frame_malformed", line=reader.line_num) from None
    if not lines or tuple(lines[0]) != COLUMNS:
        raise Unreadable("frame_malformed", line=1)
    return tuple(_listed(values, number) for number, values in enumerate(lines[1:], 2))


def left_out(listed: Iterable[Listed]) -> Mapping[str, int]:
    """Return how many calls each rule leaves out."""
    return dict(sorted(Counter(one.reason for one in listed if not one.is_eligible).items()))


def _listed(values: list[str], number: int) -> Listed:
    if len(values) != len(COLUMNS) or values[4] not in (_YES, _NO):
        raise Unreadable("frame_malformed", line=number)
    return Listed(values[0], values[1], values[4] == _YES, values[5])


def _line(unit: Unit) -> str:
    length = "" if unit.duration_ms is None else f"{unit.duration_ms / 1000:.3f}"
    eligible = _YES if unit.is_eligible else _NO
    cells = (unit.uid, unit.person, unit.start, length, eligible, unit.reason or "")
    line = ",".join(cells)
    is_plain = line.count(",") == len(COLUMNS) - 1 and '"' not in line and line.isprintable()
    return line if is_plain else ",".join(map(_cell, cells))  # 100,000 lines, nearly all plain


def _cell(text: str) -> str:
    text = " ".join(text.splitlines())
    return '"' + text.replace('"', '""') + '"' if {",", '"'} & set(text) else text
