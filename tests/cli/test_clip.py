"""`callreview clip` writes what was asked for, to the sample, or one sentence."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from callreview import cli
from callreview.app.clipping import Cut, cut_clip
from callreview.audio.clips import ClipKind, write_clip
from callreview.audio.pool import Pool
from callreview.domain.errors import CallReviewError
from callreview.domain.timebase import Span
from tests.audio.pools import decoded, pool
from tests.corpus import Samples, cut_short, header_only, talk, write_wav
from tests.sound import likeness

__all__ = ["pool"]
SOUND = talk(4, channels=2)
FULL = Path("/dev/full")
EXACT = (ClipKind.WAV, ClipKind.FLAC)


@pytest.fixture
def call(tmp_path: Path) -> Path:
    (tmp_path / "calls").mkdir()
    return write_wav(tmp_path / "calls" / "Ann +15550100.wav", SOUND)


def clip(call: Path, out: Path, *words: str, start: str = "1.001", end: str = "0:02.5") -> int:
    return cli.run(["clip", str(call), "--from", start, "--to", end, "-o", str(out), *words])


def heard_in(pool: Pool, path: Path) -> Samples:
    decoding, outcome = decoded(pool, path)
    assert decoding.pcm
    sound = decoding.pcm.read(0, outcome.frames)
    decoding.close()
    return sound


def resampled(sound: Samples, rate: int, to: int) -> np.ndarray:
    times = np.arange(len(sound) * to // rate) * rate / to
    return np.interp(times, np.arange(len(sound)), sound).astype(np.float32)


@pytest.mark.parametrize("kind", EXACT)
def test_a_clip_is_exact_to_the_sample_but_for_its_ramps(
    call: Path, kind: ClipKind, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / f"clip{kind.value}"
    assert clip(call, out) == 0
    assert capsys.readouterr().out == f"0:01.499 written to {out}.\n"
    came, rate = soundfile.read(out, dtype="int16", always_2d=True)
    went = SOUND[8008:20_000]
    assert (rate, came.shape) == (8000, went.shape)
    assert np.array_equal(came[40:-40], went[40:-40])
    rise = np.arange(40)[:, None] / 40
    assert np.array_equal(came[:40], np.rint(went[:40] * rise))
    assert np.array_equal(came[-40:], np.rint(went[-40:] * rise[::-1]))


@pytest.mark.parametrize("kind", [kind for kind in ClipKind if kind not in EXACT])
@pytest.mark.parametrize("rate", [8000, 11_025, 44_100])
def test_what_is_heard_of_a_lossy_clip_begins_and_ends_where_it_should(
    kind: ClipKind, rate: int, pool: Pool, tmp_path: Path
) -> None:
    sound = talk(1.237, rate=rate, channels=2)
    path = tmp_path / f"clip{kind.value}"
    write_clip(path, kind, [sound[:5000], sound[5000:]], rate, 2, len(sound))
    heard = heard_in(pool, path)
    _decoding, outcome = decoded(pool, path)
    more_ms = (len(heard) / outcome.rate - len(sound) / rate) * 1000
    assert -0.1 < more_ms < (22 if kind is ClipKind.M4A else 0.1)
    for side in (0, 1):
        there = resampled(sound[:, side], rate, outcome.rate)
        quarter = len(there) // 4
        score, at = likeness(there[quarter:-quarter], heard[:, side].astype(np.float32))
        assert score > 0.85
        assert abs(at - quarter) <= 1
    after = heard[len(sound) * outcome.rate // rate + 1 :]
    assert np.abs(after.astype(int)).max(initial=0) < 0.15 * np.abs(sound).max()


@pytest.mark.parametrize(("side", "channel"), [("--left", 0), ("--right", 1)])
def test_one_side_is_a_clip_of_one_channel(
    call: Path, side: str, channel: int, tmp_path: Path
) -> None:
    out = tmp_path / "clip.flac"
    assert clip(call, out, side) == 0
    came, _rate = soundfile.read(out, dtype="int16", always_2d=True)
    assert came.shape == (11_992, 1)
    assert np.array_equal(came[40:-40, 0], SOUND[8048:19_960, channel])


def test_two_sides_are_not_one(call: Path, tmp_path: Path) -> None:
    assert clip(call, tmp_path / "clip.wav", "--left", "--right") == 2
    assert cli.run(["play", str(call), "--left", "--right"]) == 2


@pytest.mark.parametrize("kind", ClipKind)
def test_nothing_of_the_call_but_its_sound_is_in_a_clip(
    call: Path, kind: ClipKind, tmp_path: Path
) -> None:
    out = tmp_path / f"Bobby{kind.value}"
    assert clip(call, out) == 0
    content = out.read_bytes()
    for word in (b"Ann", b"15550100", b"Bobby", b"callreview"):
        assert word not in content
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [out.name]


def test_the_shortest_clips_there_are(call: Path, pool: Pool, tmp_path: Path) -> None:
    for kind in ClipKind:
        out = tmp_path / f"clip{kind.value}"
        assert clip(call, out, start="1", end="1.01") == 0
        assert len(heard_in(pool, out)) >= 80


def test_a_clip_up_to_the_end_may_be_rounded_up(tmp_path: Path) -> None:
    call = write_wav(tmp_path / "call.wav", talk(2)[:8004])  # 1000.5 ms
    assert clip(call, tmp_path / "clip.wav", start="0.5", end="1.001") == 0
    assert soundfile.info(tmp_path / "clip.wav").frames == 4004
    assert clip(call, tmp_path / "other.wav", start="0.5", end="1.002") == 1


def test_an_end_after_the_recordings_is_told(
    call: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for start, end in (("1", "4.5"), ("5", "6")):
        assert clip(call, tmp_path / "clip.wav", start=start, end=end) == 1
        assert "ends at 0:04.000" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["calls"]


@pytest.mark.parametrize(("start", "end"), [("2", "1"), ("1", "1"), ("soon", "2"), ("-1", "2")])
def test_times_that_cannot_be_meant_are_wrong_usage(
    call: Path, start: str, end: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert clip(call, tmp_path / "clip.wav", start=start, end=end) == 2
    assert "Error: " in capsys.readouterr().err


@pytest.mark.parametrize("name", ["clip.doc", "clip", "nowhere/clip.wav", "x" * 250 + ".wav"])
def test_a_file_that_cannot_be_is_one_sentence(
    call: Path, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert clip(call, tmp_path / name) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["calls"]


def test_what_is_there_is_never_written_over(
    call: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    link, loose = tmp_path / "link.wav", tmp_path / "loose.wav"
    link.symlink_to(call)
    loose.symlink_to(tmp_path / "gone.wav")
    before = call.read_bytes()
    for out in (call, link, loose):
        assert clip(call, out) == 1
        assert "is there already" in capsys.readouterr().err
    assert call.read_bytes() == before
    assert not (tmp_path / "gone.wav").exists()


@pytest.mark.skipif(not FULL.exists(), reason="no full disk on this system")
@pytest.mark.parametrize("kind", ClipKind)
def test_a_full_disk_is_told_by_every_encoder(kind: ClipKind) -> None:
    with pytest.raises(OSError, match="No space left"):
        write_clip(FULL, kind, [talk(3)], 8000, 1, 24_000)


def test_a_damaged_recording_gives_what_plays_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = cut_short(tmp_path / "call.wav", SOUND, kept=0.5)
    assert clip(call, tmp_path / "clip.wav", start="0", end="1") == 3
    assert "ends early" in capsys.readouterr().err
    assert soundfile.info(tmp_path / "clip.wav").frames == 8000


def test_what_does_not_play_gives_no_clip(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for call in (header_only(tmp_path / "empty.wav"), tmp_path / "gone.wav"):
        assert clip(call, tmp_path / "clip.wav") == 1
        assert call.name in capsys.readouterr().err
    assert not (tmp_path / "clip.wav").exists()


def test_many_channels_fit_only_in_some_kinds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = write_wav(tmp_path / "call.wav", talk(2, channels=4))
    assert clip(call, tmp_path / "clip.mp3", start="0", end="1") == 1
    assert "can hold 2 channels" in capsys.readouterr().err
    assert clip(call, tmp_path / "clip.mp3", "--right", start="0", end="1") == 0
    assert clip(call, tmp_path / "clip.wav", start="0", end="1") == 0
    assert soundfile.info(tmp_path / "clip.wav").channels == 4


def test_stopped_by_hand_it_leaves_nothing(
    call: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(path: Path, *_rest: object) -> None:
        path.write_bytes(b"half")
        raise KeyboardInterrupt

    monkeypatch.setattr("callreview.audio.clips.write_clip", stopped)
    assert clip(call, tmp_path / "clip.wav") == cli.STOPPED
    assert [path.name for path in tmp_path.iterdir()] == ["calls"]


def test_a_recording_that_is_open_is_cut_without_decoding_it_again(
    call: Path, pool: Pool, tmp_path: Path
) -> None:
    decoding, _outcome = decoded(pool, call)
    cut_clip(decoding, Cut(Span(1000, 2000)), tmp_path / "clip.wav")
    assert soundfile.info(tmp_path / "clip.wav").frames == 8000
    decoding.close()
    with pytest.raises(CallReviewError, match="clip_stopped"):
        cut_clip(decoding, Cut(Span(1000, 2000)), tmp_path / "other.wav")
    closed = pool.decode(call)
    closed.close()
    with pytest.raises(CallReviewError, match="clip_stopped"):
        cut_clip(closed, Cut(Span(1000, 2000)), tmp_path / "other.wav")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["calls", "clip.wav"]
