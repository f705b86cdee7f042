"""A call in two files is opened, remembered, cut and printed as one in stereo is."""

import hashlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import soundfile

from callreview.app import scorecards
from callreview.app.adding import add_folder
from callreview.app.checking import check
from callreview.app.clipping import Cut, save_clip
from callreview.app.keptpeaks import files_now, kept_peaks
from callreview.app.opening import Opener, paths_of
from callreview.app.session import Session
from callreview.audio.pool import Pool
from callreview.domain.audiofile import Verdict
from callreview.domain.call import Call, Side, Status
from callreview.domain.hearing import Sides
from callreview.domain.talk import Talk
from callreview.domain.thumbnail import Thumbnail
from callreview.domain.timebase import Span
from tests import builders, corpus
from tests.audio import voices
from tests.dumping import first
from tests.waiting import until

SECONDS = 8
RATE = voices.RATE


@dataclass
class Place:
    """A library with a folder of calls, and workers."""

    session: Session
    pool: Pool
    folder: Path

    def add(self, *, scan: bool = False) -> None:
        add_folder(self.session, self.pool, self.folder, scan=scan)

    @property
    def call(self) -> Call:
        self.session.pump()
        (call,) = self.session.snapshot.calls.values()
        return call

    @property
    def talk(self) -> Talk | None:
        return self.session.find(lambda reader: reader.talk(self.call.id)).wait()

    @property
    def made_at(self) -> object:
        """Return when it was found out who speaks."""
        return first(self.session.library, "SELECT group_concat(made_at) FROM talk")

    @property
    def thumbnail(self) -> Thumbnail | None:
        ids = [self.call.id]
        return self.session.find(lambda reader: reader.thumbnails(ids)).wait().get(ids[0])


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    folder = tmp_path / "calls"
    folder.mkdir()
    with (
        builders.opened(tmp_path / "library.db") as session,
        Pool(tmp_path / "sound", size=1) as pool,
    ):
        yield Place(session, pool, folder)


def sound() -> voices.Real:
    return voices.both_sides()[: SECONDS * RATE]


def put_sides(folder: Path) -> tuple[Path, Path]:
    spoken = sound()
    left = voices.write(folder / "a-in.wav", spoken[:, 0])
    return left, voices.write(folder / "a-out.wav", spoken[:, 1])


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def channels_of(talk: Talk | None) -> int:
    return len(talk.speech) if talk else 0


def test_a_pair_that_is_opened_is_remembered_as_stereo_is(place: Place) -> None:
    paths = put_sides(place.folder)
    place.add()
    opener = Opener(place.session, place.pool)
    decoding = opener.open(place.call)
    assert decoding.wait(30).verdict is Verdict.OK
    until(lambda: place.call.recording.is_decoded and place.talk is not None)
    call = place.call
    assert [leg.sha256 for leg in call.legs] == [sha256(path) for path in paths]
    assert [leg.channels for leg in call.legs] == [1, 1]
    assert (call.recording.channels, call.recording.duration_ms) == (2, SECONDS * 1000)
    assert place.thumbnail is not None
    assert place.thumbnail.channels == 2
    assert place.talk is not None
    assert len(place.talk.speech) == 2
    kept = kept_peaks()
    assert kept is not None
    until(lambda: kept.find(files_now(paths) or ()) is not None)
    opener.close()


def test_a_folder_that_is_scanned_has_its_pairs_heard_once(place: Place) -> None:
    put_sides(place.folder)
    place.add(scan=True)
    talk, minimap = place.talk, place.thumbnail
    assert talk is not None
    assert len(talk.speech) == 2
    assert minimap is not None
    assert minimap.channels == 2
    made_at = place.made_at
    place.add(scan=True)
    assert place.made_at == made_at


def test_what_was_heard_of_one_side_is_forgotten_when_the_other_comes(place: Place) -> None:
    left, right = put_sides(place.folder)
    content = right.read_bytes()
    right.unlink()
    place.add(scan=True)
    assert channels_of(place.talk) == 1
    right.write_bytes(content)
    place.add()
    assert (place.talk, place.thumbnail) == (None, None)
    place.add(scan=True)
    assert channels_of(place.talk) == 2
    assert left.exists()


def test_a_side_with_other_bytes_makes_what_was_heard_void(place: Place) -> None:
    _left, right = put_sides(place.folder)
    place.add(scan=True)
    voices.write(right, sound()[:, 1] * 0.5)
    place.add()
    assert (place.talk, place.thumbnail) == (None, None)


def test_a_clip_of_a_pair_has_both_sides_and_may_have_one(place: Place, tmp_path: Path) -> None:
    spoken = corpus.talk(3, channels=2)
    corpus.write_wav(place.folder / "a-in.wav", spoken[:, :1])
    corpus.write_wav(place.folder / "a-out.wav", spoken[:, 1:])
    place.add()
    for sides, channels in ((Sides.BOTH, [0, 1]), (Sides.RIGHT, [1])):
        out = tmp_path / f"{sides.name}.wav"
        save_clip(place.pool, place.call.paths, Cut(Span(1000, 2000), sides), out)
        cut = soundfile.read(out, dtype="int16", always_2d=True)[0]
        assert np.array_equal(cut[100:-100], spoken[8100:15_900, channels])


def test_the_scorecard_of_a_pair_shows_both_sides_and_a_change_of_either(place: Place) -> None:
    _left, right = put_sides(place.folder)
    place.add(scan=True)
    draft = builders.start_review(place.session, place.call.id)
    review = builders.finish_review(place.session, draft)
    card = scorecards.scorecard(place.session, review.id, pool=place.pool)
    assert [lane.side for lane in card.lanes] == [Side.LEFT, Side.RIGHT]
    assert not card.recording_is_changed
    assert check(place.session).is_sound
    content = bytearray(right.read_bytes())
    content[len(content) // 2] ^= 1
    right.write_bytes(content)
    changed = scorecards.scorecard(place.session, review.id, pool=place.pool)
    assert changed.recording_is_changed
    assert check(place.session).changed == (str(right),)
    place.add()
    assert place.call.recording.status is Status.CHANGED


def test_both_files_are_checked(place: Place) -> None:
    left, right = put_sides(place.folder)
    place.add()
    assert check(place.session).files == 2
    left.unlink()
    report = check(place.session)
    assert (report.missing, report.files) == ((str(left),), 2)
    assert right.exists()


@pytest.mark.parametrize("side", [0, 1])
def test_a_call_of_which_one_side_is_not_there_has_a_minimap_of_the_other(
    place: Place, side: int
) -> None:
    paths = put_sides(place.folder)
    place.add()
    paths[side].unlink()
    place.add()
    opener = Opener(place.session, place.pool)
    opener.open(place.call).wait(30)
    until(lambda: place.thumbnail is not None)
    minimap = place.thumbnail
    assert minimap is not None
    assert [max(minimap.heights(channel)) > 0 for channel in range(2)] == [side != 0, side != 1]
    opener.close()
    assert place.call.recording.is_decoded


def test_of_a_silent_side_it_is_said_that_nobody_speaks_there(place: Place) -> None:
    _left, right = put_sides(place.folder)
    voices.write(right, sound()[:0, 1])
    place.add(scan=True)
    assert place.call.recording.reason == "right_side_empty"
    talk = place.talk
    assert talk is not None
    assert (bool(talk.speech[0]), talk.speech[1]) == (True, ())


def test_of_a_side_that_is_not_there_nothing_is_said(place: Place) -> None:
    _left, right = put_sides(place.folder)
    place.add()
    right.unlink()
    place.add()
    with closing(place.pool.decode(*paths_of(place.call))) as decoding:
        decoding.wait(30)
        assert not place.pool.listen(decoding).result(60).tells_who
