"""How files are named is kept with their folder: what is known is read anew, what is new by it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from callreview.app.edits.calls import SetFacts
from callreview.app.edits.folders import TellNames
from callreview.app.names import FileName, NamesTrial, has_many_unread, names_in
from callreview.app.session import Session
from callreview.domain.call import Origin, Source
from callreview.domain.errors import Refused
from callreview.domain.folder import Folder
from callreview.domain.reading import Reading
from callreview.domain.template.parts import OWN_TEMPLATE, Template
from tests import builders
from tests.app.test_adding import FREEPBX, put
from tests.app.test_folders import facts, look

OURS = "Anna calls 5125550142 (12.03.2026 10.20).wav"
TEMPLATE = builders.template(
    OURS.removesuffix(".wav"),
    agent="Anna", number="5125550142", date="12.03.2026 10.20",
)  # fmt: skip


@pytest.fixture
def session(quick_path: Path) -> Iterator[Session]:
    with builders.opened(quick_path / "library.db") as session:
        yield session


@pytest.fixture
def folder(quick_path: Path) -> Path:
    put(quick_path / "calls" / OURS, b"one" * 50)
    put(quick_path / "calls" / FREEPBX, b"two" * 50)
    return quick_path / "calls"


def test_names_are_read_by_the_folders_own_template_and_no_longer_once_it_is_undone(
    session: Session, folder: Path
) -> None:
    known = look(session, folder)
    assert facts(session, OURS).profile is None
    session.do(TellNames(known.id, TEMPLATE)).wait()
    assert look(session, folder).reading.template == TEMPLATE
    found = facts(session, OURS)
    assert (found.start_local, found.agent_ref) == ("2026-03-12T10:20:00", "Anna")
    assert (found.profile, found.start_source) == (OWN_TEMPLATE, Source.TEMPLATE)
    assert found.origin_of("customer_number") == Origin(Source.TEMPLATE)
    assert facts(session, FREEPBX).profile == "FreePBX"
    session.undo().wait()
    assert look(session, folder).reading.template is None
    assert facts(session, OURS).profile is None


def test_what_a_person_showed_goes_before_what_a_phone_system_is_known_for(
    session: Session, folder: Path
) -> None:
    shown = builders.template(FREEPBX.removesuffix(".wav"), customer="external", extension="201")
    session.do(TellNames(look(session, folder).id, shown)).wait()
    look(session, folder)
    assert facts(session, FREEPBX).customer_name == "external"


def test_new_recordings_in_the_folder_and_below_are_read_by_it(
    session: Session, folder: Path
) -> None:
    session.do(TellNames(look(session, folder).id, TEMPLATE)).wait()
    put(folder / "below" / OURS.replace("Anna", "Bo"), b"three" * 50)
    look(session, folder)
    assert facts(session, OURS.replace("Anna", "Bo")).agent_ref == "Bo"


def test_what_a_person_wrote_down_survives_and_can_go_back_to_what_is_read_now(
    session: Session, folder: Path
) -> None:
    known = look(session, folder)
    (call_id,) = (c.id for c in session.snapshot.calls.values() if c.recording.name == OURS)
    session.do(SetFacts(call_id, customer_number="777")).wait()
    session.do(TellNames(known.id, TEMPLATE)).wait()
    look(session, folder)
    assert (facts(session, OURS).customer_number, facts(session, OURS).agent_ref) == ("777", "Anna")
    details = session.find(lambda reader: reader.details(call_id)).wait()
    assert details
    assert details.read["customer_number"] == "5125550142"


def test_a_folder_that_is_not_there_has_no_names(session: Session) -> None:
    with pytest.raises(Refused) as refused:
        session.do(TellNames("gone", TEMPLATE)).wait()
    assert refused.value.code == "folder_unknown"


def test_the_names_of_a_folder_are_those_below_it_but_not_of_one_that_was_added_too() -> None:
    outer, inner = Folder("o", "/calls"), Folder("i", "/calls/b")
    paths = ("/calls/x.wav", "/calls/a/y.wav", "/calls/b/z.wav", "/callsb/n.wav", "/calls/bb.wav")
    calls = [builders.call(recording=builders.recording(path=path)) for path in paths]
    found = names_in(outer, calls, (outer, inner))
    assert [(one.below, one.name) for one in found] == [
        (("calls", "a"), "y.wav"), (("calls",), "bb.wav"), (("calls",), "x.wav"),
    ]  # fmt: skip
    assert [one.name for one in names_in(inner, calls, (outer, inner))] == ["z.wav"]


@pytest.mark.parametrize(
    ("unread", "read", "template", "many"),
    [(10, 20, None, True), (9, 0, None, False), (10, 21, None, False), (10, 0, TEMPLATE, False)],
)
def test_one_is_asked_about_a_folder_of_many_unread_names(
    unread: int, read: int, template: Template | None, many: bool
) -> None:
    folder = Folder("f", "/calls", reading=Reading(template=template))
    names = [FileName("a", ("calls",), "BCR" if at < read else "") for at in range(unread + read)]
    assert has_many_unread(folder, names) is many


def test_one_is_asked_about_a_small_folder_below_a_large_one() -> None:
    known = [FileName("a", ("calls",), "BCR")] * 100
    unread = [FileName("b", ("calls", "odd"))] * 10
    assert has_many_unread(Folder("f", "/calls"), [*known, *unread])
    assert not has_many_unread(Folder("f", "/calls"), [*known, *unread[1:]])


def test_what_a_phone_system_names_counts_as_read_but_not_by_the_template() -> None:
    names = [FileName("x", ("calls",), "BCR"), FileName("party", ("calls",)), FileName(OURS, ())]
    trial = NamesTrial(TEMPLATE, names, Reading(), "2026-11-28")
    trial.go_on()
    assert (trial.read, trial.otherwise, trial.unread) == (1, 1, 1)


def test_names_are_tried_a_few_at_a_time() -> None:
    names = [FileName(name, ("calls",)) for name in (OURS, "party.wav", OURS.replace("12.", "25."))]
    trial = NamesTrial(TEMPLATE, names, Reading(), "2026-11-28")
    counts = []
    while not trial.is_over:
        trial.go_on(0)
        counts.append((len(trial.facts), trial.read))
    assert counts == [(1, 1), (2, 1), (3, 2)]
    assert trial.vote.winner == "DD.MM.YYYY hh.mm"
    assert NamesTrial(None, names, Reading(), "2026-11-28").forms == ()
