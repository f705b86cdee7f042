"""“You never told me”: the owner knows two digits of the number and roughly when it was."""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import soundfile

from callreview.app import places
from callreview.app.edits.marks import AddMark
from callreview.domain.call import Listed
from tests.builders import add_files, facts, listed, mark, opened
from tests.stories.conftest import OpenApp
from tests.stories.person import Person

CALLS = 400
WANTED = "+15557342"


def test_a_call_is_found_by_two_digits_and_a_week(
    open_app: OpenApp, person: Person, home: Path, tmp_path: Path
) -> None:
    fill_library(tmp_path)
    open_app()
    person.sees(f"{CALLS + 1} calls")

    person.press("Ctrl+F")
    person.types("73 last week")
    person.sees(f"1 of {CALLS + 1} calls match", WANTED, "When: Last week")
    person.press("Return", "Return")
    person.sees(f"Person 200 → {WANTED}", "You never told me", "Start the review")

    person.press("Ctrl+F")
    person.press("Escape")
    person.types("never told from:2026-02-31")
    person.sees("There is no date 2026-02-31", f"1 of {CALLS + 1} calls match")


def fill_library(folder: Path) -> None:
    """Have a year of calls listed, one of them from last week with 73 in its number."""
    places.make_private(places.data())
    lot = random.Random(73)
    last_week = datetime.now(UTC).astimezone() - timedelta(days=7)
    with opened(places.library()) as session:
        others = [other(at, last_week - timedelta(days=lot.randrange(350))) for at in range(CALLS)]
        wanted = the_call(folder, last_week)
        *_, met = add_files(session, *others, wanted, folder=str(folder))
        new = mark(call_id=met.call_id, text="“You never told me”")
        session.do(AddMark(new)).wait()


def other(at: int, start: datetime) -> Listed:
    """Return a call without 73 in its number, though its name is full of digits."""
    number = f"+1555{at:04}".replace("73", "74")
    name = f"/calls/in-{number}-{start:%Y%m%d-%H%M%S}-17{at:04}73.wav"
    known = facts(start_local=f"{start:%Y-%m-%dT%H:%M:%S}", customer_number=number)
    return listed(name, facts=known)


def the_call(folder: Path, start: datetime) -> Listed:
    """Return the call that is looked for, with its recording."""
    path = folder / "in-200.wav"
    soundfile.write(path, np.sin(np.arange(8000) / 5), 8000)
    known = facts(start_local=f"{start:%Y-%m-%dT%H:%M:%S}", customer_number=WANTED)
    return listed(str(path), size=path.stat().st_size, facts=known)
