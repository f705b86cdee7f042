"""The file of the other side comes while its call is open: what is heard becomes both."""

import pytest
from pytestqt.qtbot import QtBot

from callreview.app.findings import FilesListed, SidesFound
from callreview.app.session import Session
from callreview.domain.call import Call
from tests import builders
from tests.ui.conftest import OpenWindow, StillSound
from tests.ui.hands import open_first
from tests.ui.player.room import HandDecoding

IN, OUT = "/calls/a-in.wav", "/calls/a-out.wav"


@pytest.mark.parametrize(("there", "comes"), [(IN, OUT), (OUT, IN)])
def test_the_open_call_is_heard_with_both_sides_once_the_other_is_there(
    open_window: OpenWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    there: str,
    comes: str,
) -> None:
    heard: list[tuple[str, ...]] = []

    def hear(_sound: StillSound, call: Call) -> HandDecoding:
        heard.append(call.paths)
        return HandDecoding().end()

    monkeypatch.setattr(StillSound, "open", hear)

    def fill(session: Session) -> None:
        builders.add_files(session, builders.listed(there))

    rooms = open_first(open_window(fill), qtbot)
    assert heard == [(there,)]
    session = rooms.parts.session
    session.record(FilesListed(session.snapshot.folders[0].id, (builders.listed(comes),)))
    session.record(SidesFound(((IN, OUT),)))
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard[1] == (IN, OUT)
    assert rooms.snapshot.open_call is not None
    assert rooms.snapshot.open_call.call.paths == (IN, OUT)
    assert len(rooms.snapshot.calls) == 1
