"""The sample library: alive from the first look, and the same however often it is made."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from callreview.app.demo import TITLE, make_samples
from callreview.app.jobs import Progress
from callreview.app.session import Session
from callreview.domain.call import CallState, Status
from callreview.domain.mark import Category
from callreview.resources import resource

MOST_BYTES = 3_000_000


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    library = tmp_path_factory.mktemp("samples") / "samples.db"
    make_samples(library)
    return library


@pytest.fixture
def session(library: Path) -> Iterator[Session]:
    session = Session.open(library, reviewer="Dana", read_only=True)
    yield session
    session.close()


def test_every_sample_call_plays_and_is_known_by_all_its_bytes(session: Session) -> None:
    recordings = [call.recording for call in session.snapshot.calls.values()]
    assert len(recordings) == 8
    assert {one.status for one in recordings} == {Status.OK}
    assert all(one.sha256 for one in recordings)
    assert all(30_000 <= (one.duration_ms or 0) <= 120_000 for one in recordings)
    assert {one.codec for one in recordings} >= {"pcm_mulaw", "mp3", "flac", "opus", "pcm_s16le"}
    assert {one.channels for one in recordings} == {1, 2}


def test_names_of_three_phone_systems_are_read(session: Session) -> None:
    facts = [call.facts for call in session.snapshot.calls.values()]
    assert {one.profile for one in facts} == {"FreePBX", "3CX", "RingCentral"}
    assert all(one.start_local and one.direction for one in facts)
    assert {agent.name for agent in session.snapshot.agents} == {
        "Maya Torres",
        "Tom Becker",
        "Ewan Reid",
    }


def test_no_number_is_anybodys(session: Session) -> None:
    for call in session.snapshot.calls.values():
        digits = "".join(filter(str.isdigit, call.facts.customer_number or ""))
        assert not digits or digits[-7:-2] == "55501"


def test_one_call_comes_reviewed_with_moments(session: Session) -> None:
    (reviewed,) = (
        call for call in session.snapshot.calls.values() if call.state is CallState.REVIEWED
    )
    assert reviewed.score_percent
    marks = session.find(lambda reader: reader.marks(reviewed.id)).wait()
    assert {mark.category for mark in marks} == set(Category)
    (review,) = session.find(lambda reader: reader.reviews(reviewed.id)).wait()
    assert review.keep_doing
    assert review.work_on
    assert any(answer.evidence for answer in review.answers.values())


def test_the_library_says_what_it_is_and_undoes_nothing(session: Session) -> None:
    assert session.title == TITLE
    assert not session.snapshot.can_undo
    assert session.snapshot.rubrics


def test_made_again_it_stays_as_it_is(library: Path) -> None:
    before = library.read_bytes()
    make_samples(library)
    assert library.read_bytes() == before


def test_the_sample_calls_are_small() -> None:
    files = [path for path in resource("demo").rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < MOST_BYTES


def test_samples_that_were_interrupted_are_made_whole_and_named_at_the_end(tmp_path: Path) -> None:
    library = tmp_path / "samples.db"
    make_samples(library, progress=Progress(cancelled=lambda: True))
    assert not library.exists()
    make_samples(library)
    assert library.exists()
    assert not (tmp_path / "samples-unfinished.db").exists()
