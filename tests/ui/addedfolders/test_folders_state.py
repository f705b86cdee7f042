"""How each folder stands, and what its logs are."""

from datetime import date

import pytest

from callreview.domain.folder import Folder
from callreview.domain.reading import Reading
from callreview.ui.addedfolders.state import (
    LogEntry,
    Standing,
    Standings,
    extensions_in,
    extensions_words,
    state_of,
)
from tests.builders import log_mapping

TODAY = date(2026, 3, 13)
LOOKED_AT = "2026-03-12T10:22:00.000Z"


@pytest.mark.parametrize(
    ("folder", "standings", "standing"),
    [
        (Folder("1", "/calls", looked_at=LOOKED_AT), Standings(), Standing.HERE),
        (Folder("1", "/calls"), Standings(), Standing.NEVER),
        (Folder("1", "/calls"), Standings(being_read={"/calls"}), Standing.READ),
        (Folder("1", "/calls", looked_at=LOOKED_AT), Standings(away={"/calls"}), Standing.AWAY),
    ],
)
def test_a_folder_is_here_away_or_being_read(
    folder: Folder, standings: Standings, standing: Standing
) -> None:
    (entry,) = state_of([folder], standings, TODAY, read_only=False).entries
    assert entry.standing is standing
    assert bool(entry.looked_at) is bool(folder.looked_at)


def test_logs_that_are_read_come_before_those_that_are_not() -> None:
    folder = Folder("1", "/calls", reading=Reading(logs=(log_mapping("/calls/a.csv"),)))
    unread = {"/calls": ("/calls/a.csv", "/calls/b.csv"), "/other": ("/other/c.csv",)}
    (entry,) = state_of([folder], Standings(unread_logs=unread), TODAY, read_only=False).entries
    assert entry.logs == (
        LogEntry("/calls/a.csv", is_read=True),
        LogEntry("/calls/b.csv", is_read=False),
    )
    assert entry.logs[1].words == "b.csv, not read yet"


def test_extensions_are_written_with_commas() -> None:
    assert extensions_in(" 1234567;7654321 ,, ") == ("1234567", "7654321")
    assert extensions_words({"7654321", "1234567"}) == "1234567, 7654321"
