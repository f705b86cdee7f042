"""`callreview talk` says who speaks when, as JSON and in words."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from callreview.app.findings import Decoded, TalkFound
from callreview.audio.detector import METHOD
from callreview.audio.listenjob import ListenJob
from callreview.cli import run
from callreview.domain.audiofile import Outcome, Verdict
from callreview.domain.call import Side
from callreview.domain.talk import Talk
from callreview.domain.timebase import Span
from tests import builders
from tests.audio.voices import RATE, TWO_SIDES, both_sides, write
from tests.corpus import cut_short, header_only

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def mono(tmp_path: Path) -> Path:
    (tmp_path / "calls").mkdir()
    mixed = both_sides()[: 30 * RATE].sum(axis=1) / 2
    return write(tmp_path / "calls" / "mono.wav", mixed)


def said(capsys: Capture, *words: object) -> Mapping[str, Any]:
    assert run(["talk", *map(str, words), "--json"]) == 0
    found: Mapping[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_both_sides_of_a_call(capsys: Capture) -> None:
    found = said(capsys, TWO_SIDES)
    assert list(found) == [
        "method",
        "confidence",
        "channels",
        "overlap_percent",
        "nobody_percent",
        "silences",
        "hold",
    ]
    assert found["method"] == METHOD
    assert 0.8 < found["confidence"] <= 1
    left, right = found["channels"]
    assert (left["channel"], right["channel"]) == ("left", "right")
    assert (left["who"], right["who"]) == (None, None)
    assert left["talk_percent"] == pytest.approx(55.7, abs=2)
    assert right["talk_percent"] == pytest.approx(18.4, abs=2)
    assert left["longest_ms"] >= max(end - start for start, end in left["spans"])
    assert found["overlap_percent"] < 0.6
    assert found["nobody_percent"] == pytest.approx(25.9, abs=3)
    assert [round(at / 1000) for at in found["hold"][0]] == [35, 43]


def test_of_one_channel_nobody_knows_who(capsys: Capture, mono: Path) -> None:
    found = said(capsys, mono)
    (only,) = found["channels"]
    assert (only["channel"], only["who"]) == ("mono", None)
    assert "overlap_percent" not in found


def with_library(path: Path, recording: Path, agent: Side | None, talk: Talk | None = None) -> Path:
    """Make a library that knows a recording, on which side the person is, and who speaks."""
    with builders.opened(path) as session:
        known = builders.facts(agent_channel=agent)
        (met,) = builders.add_files(session, builders.listed(str(recording), facts=known))
        if talk is not None:
            sha256 = _sha256(recording)
            found = Outcome(Verdict.OK, "", {}, "any", 8000, 2, 8000, 1000, sha256)
            session.record(Decoded(met.recording_id, found)).wait()
            session.record(TalkFound(met.recording_id, sha256, talk)).wait()
    return path


def _sha256(path: Path) -> str:
    import hashlib

    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_in_the_library_the_person_has_a_side(capsys: Capture, tmp_path: Path) -> None:
    library = with_library(tmp_path / "library.db", TWO_SIDES, Side.RIGHT)
    found = said(capsys, TWO_SIDES, "--library", library)
    assert [one["who"] for one in found["channels"]] == ["customer", "agent"]
    assert run(["--library", str(library), "talk", str(TWO_SIDES)]) == 0
    words = capsys.readouterr().out
    assert words.index("Customer\n") < words.index("Person\n")


def test_by_its_name_the_person_may_have_a_side(capsys: Capture, tmp_path: Path) -> None:
    named = tmp_path / "20051020-103108_6666.wav"  # VICIdial: the person is on the left
    write(named, both_sides()[: 20 * RATE])
    assert [one["who"] for one in said(capsys, named)["channels"]] == ["agent", "customer"]


def test_what_is_known_of_these_bytes_is_not_looked_for_again(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ListenJob, "asks", "nothing")
    known = Talk(METHOD, 0.5, 1000, ((Span(1, 2),), (Span(3, 4),)))
    library = with_library(tmp_path / "library.db", TWO_SIDES, None, known)
    found = said(capsys, TWO_SIDES, "--library", library)
    assert [one["spans"] for one in found["channels"]] == [[[1, 2]], [[3, 4]]]


def test_in_words_every_figure_has_its_moment(capsys: Capture) -> None:
    assert run(["talk", str(TWO_SIDES)]) == 0
    words = capsys.readouterr().out
    assert "How sure        sure (9" in words
    assert "speaks          56 %" in words
    assert "longest         0:10 at 0:11" in words
    assert "on hold         8.7 s at 0:34" in words


def test_in_words_of_one_channel_nobody_interrupts(capsys: Capture, mono: Path) -> None:
    assert run(["talk", str(mono)]) == 0
    words = capsys.readouterr().out
    assert "One channel" in words
    assert "interrupts" not in words
    assert "both at once" not in words


def test_a_damaged_recording_is_told_as_far_as_it_plays(capsys: Capture, tmp_path: Path) -> None:
    sound = (both_sides()[: 20 * RATE] * 32767).astype("int16")
    assert run(["talk", str(cut_short(tmp_path / "cut.wav", sound, kept=0.5)), "--json"]) == 3
    out, err = capsys.readouterr()
    assert json.loads(out)["channels"][0]["spans"]
    assert "ends early" in err


def test_where_nothing_can_be_heard_one_sentence_says_so(capsys: Capture, tmp_path: Path) -> None:
    assert run(["talk", str(tmp_path / "gone.wav")]) == 1
    assert run(["talk", str(header_only(tmp_path / "empty.wav")), "--json"]) == 1
    out, err = capsys.readouterr()
    assert not out
    assert len(err.splitlines()) == 2


def test_a_library_that_was_named_must_be_there(capsys: Capture, tmp_path: Path) -> None:
    assert run(["--library", str(tmp_path / "no.db"), "talk", str(TWO_SIDES)]) == 1
    assert "no.db" in capsys.readouterr().err
