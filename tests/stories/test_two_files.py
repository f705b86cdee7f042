"""A phone system that writes a file for each side: one call in the window, heard on both ears."""

from pathlib import Path

import pytest

from callreview.ui.player.panel import PlayerPanel
from tests.sound import RATE as CARD_RATE
from tests.sound import NullSink
from tests.stories import hearing
from tests.stories.conftest import OpenApp
from tests.stories.person import Person
from tests.stories.recordings import RATE, in_two_files, phone_system_folder, state_of

HEARD_MS = 4500


@pytest.mark.timeout(90)
def test_two_files_are_one_call_to_whoever_listens(
    open_app: OpenApp, person: Person, null_sink: NullSink, tmp_path: Path
) -> None:
    made = phone_system_folder(tmp_path / "calls", others=1)
    right = in_two_files(made)[1]
    before = state_of(made.folder)
    null_sink.record()  # a sink nobody listens to begins with a stall

    window = open_app()
    window.resize(1600, 900)
    adds_the_folder(person, made.folder)
    person.clicks("Find a call")
    person.types("0100")
    person.sees("1 of 2 calls match")
    person.press("Down", "Return")
    person.sees("200 → +15550100")
    player = window.findChild(PlayerPanel)
    assert isinstance(player, PlayerPanel)
    person.waits(lambda: player.listening.has_sound, what="sound to play")
    tape = null_sink.record()
    person.press("Space")
    person.waits(lambda: player.position_ms > HEARD_MS, what="some of the call")
    person.press("Space")
    heard, spoken = tape.stop(), made.sides[round(0.4 * RATE) : 4 * RATE]
    for side in (0, 1):
        assert hearing.contains(heard[:, side], spoken[:, side], RATE) > 0.95
    assert len(heard) > 3 * CARD_RATE
    person.quits()
    assert state_of(made.folder) == before

    right.unlink()
    open_app()
    person.sees("2 calls", "Damaged")
    person.press("Ctrl+F")
    person.types("0100")
    person.press("Down", "Return")
    person.sees("The right side of this call is not there", right.name, "The left side plays.")
    person.quits()


def adds_the_folder(person: Person, folder: Path) -> None:
    person.clicks("Open a folder of recordings")
    person.waits_for_dialog("Open a folder of recordings")
    person.types(str(folder))
    person.press("Return")
    person.sees("2 calls, 2 people, 12 March")
