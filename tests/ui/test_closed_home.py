"""A home that keeps nothing, full or closed: the window works, and says what it cannot keep."""

import logging
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callreview.app import places, settings
from callreview.app.bugs import keep_log
from callreview.app.settings import Settings
from callreview.domain.errors import CallReviewError
from callreview.ui.preferences import Preferences
from callreview.ui.sound import Sound
from tests import builders


@pytest.fixture
def closed_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a file where the home should be, so that no folder can be made in it."""
    home = tmp_path / "home"
    home.write_text("no folder", "ascii")
    monkeypatch.setenv(places.HOME_VARIABLE, str(home))
    return home


def test_settings_hold_until_the_end_and_that_is_said_once(closed_home: Path, qtbot: QtBot) -> None:
    preferences = Preferences(Settings())
    said: list[str] = []
    changes: list[None] = []
    preferences.not_kept.connect(said.append)
    preferences.changed.connect(lambda: changes.append(None))
    preferences.change(reviewer="Kim")
    preferences.change(volume=0.5)
    assert (preferences.held.reviewer, preferences.held.volume) == ("Kim", 0.5)
    assert len(changes) == 2
    assert len(said) == 1
    assert "could not be kept" in said[0]
    assert settings.load() == Settings()


def test_no_log_is_no_reason_not_to_start(closed_home: Path) -> None:
    before = list(logging.getLogger().handlers)
    assert keep_log() is None
    assert logging.getLogger().handlers == before


def test_no_place_for_decoded_sound_is_said_when_a_call_is_opened(
    closed_home: Path, tmp_path: Path
) -> None:
    with builders.opened(tmp_path / "library.db") as session:
        sound = Sound(session, Settings())
        sound.warm_up()
        with pytest.raises(CallReviewError) as refused:
            sound.opener()
        assert refused.value.code == "place_not_made"
        sound.close()
