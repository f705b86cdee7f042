"""What goes on in the background is shown at the foot of the window, and stopped there."""

import pytest
from pytestqt.qtbot import QtBot

from callreview.app.jobs import Progress
from callreview.ui.widgets.buttons import IconButton
from tests import waiting
from tests.ui.conftest import OpenWindow, rooms_of


def test_stopping_stops_the_work_that_is_shown(
    open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("callreview.app.jobs._SHORT_S", 10**6)
    window = open_window()
    jobs = rooms_of(window).parts.jobs

    def work(progress: Progress) -> None:
        progress(1200, 10_000)
        waiting.until(lambda: progress.cancelled, within=60)

    quiet = jobs.start("looking quietly", work, is_quiet=True)
    shown = jobs.start("reading", work)
    qtbot.waitUntil(lambda: "1,200 / 10,000" in window.jobs_bar._count.text())
    assert window.jobs_bar._title.text() == "reading"
    stop = window.jobs_bar.findChild(IconButton)
    assert isinstance(stop, IconButton)
    stop.click()
    assert (quiet.is_cancelled, shown.is_cancelled) == (False, True)
    qtbot.waitUntil(lambda: jobs.running == (quiet,))
    assert window.jobs_bar.isHidden()
    quiet.cancel()
    qtbot.waitUntil(lambda: jobs.running == ())
