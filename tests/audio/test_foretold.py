"""Peaks known from before are shown until what is decoded is all there, or tells otherwise."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from callreview.audio.decoding import Decoding
from callreview.audio.judging import Finding
from callreview.audio.line import Message
from callreview.audio.privatefile import PrivateFolder
from callreview.domain.audiofile import Verdict
from callreview.domain.peaks import ColumnFolder, PeakBuilder, Peaks
from tests.corpus import Samples, talk

SOUND = talk(4.0, channels=2)
BLOCK = 8000


@pytest.fixture
def decoding(tmp_path: Path) -> Iterator[Decoding]:
    decoding = Decoding(Path("call.wav"), PrivateFolder(tmp_path), None)
    yield decoding
    decoding.close()


def peaks_of(sound: Samples, rate: int = 8000) -> Peaks:
    builder = PeakBuilder(rate, sound.shape[1])
    builder.add(sound)
    builder.finish()
    return builder.snapshot()


def begun(**other: Any) -> Message:
    header = {"container": "wav", "codec": "pcm_s16le", "rate": 8000, "channels": 2, **other}
    return Message({"header": header, "decoder": "any", "expected": 9})


def block(sound: Samples, start: int) -> Message:
    columns = ColumnFolder(2).fold(sound[start : start + BLOCK])
    return Message({"frames": BLOCK, "part": start / len(sound)}, columns.tobytes())


def test_all_of_it_is_there_before_anything_is_decoded(decoding: Decoding) -> None:
    decoding.foretell(peaks_of(SOUND))
    assert decoding.revision == 1
    assert decoding.peaks().frames == len(SOUND)
    decoding.begin(begun())
    decoding.add(block(SOUND, 0))
    assert decoding.peaks().frames == len(SOUND)
    assert decoding.pcm
    assert (decoding.pcm.frames_ready, decoding.pcm.frames_expected) == (BLOCK, len(SOUND))


def test_told_while_decoding_it_is_believed_if_it_agrees(decoding: Decoding) -> None:
    decoding.begin(begun())
    decoding.add(block(SOUND, 0))
    decoding.foretell(peaks_of(talk(4.0, channels=2, seed=2)))
    assert decoding.peaks().frames == BLOCK
    decoding.foretell(peaks_of(SOUND))
    assert decoding.peaks().frames == len(SOUND)
    assert decoding.pcm
    assert decoding.pcm.frames_expected == len(SOUND)


def test_another_sound_takes_its_place_at_once(decoding: Decoding) -> None:
    changed = SOUND.copy()
    changed[BLOCK + 100] += 1000
    decoding.foretell(peaks_of(SOUND))
    decoding.begin(begun())
    decoding.add(block(changed, 0))
    assert decoding.peaks().frames == len(SOUND)
    decoding.add(block(changed, BLOCK))
    assert decoding.peaks().frames == 2 * BLOCK


@pytest.mark.parametrize("other", [{"rate": 16000}, {"channels": 1}])
def test_another_header_takes_its_place_at_once(other: dict[str, int], decoding: Decoding) -> None:
    decoding.foretell(peaks_of(SOUND))
    decoding.begin(begun(**other))
    assert decoding.peaks().frames == 0


def test_more_sound_than_was_told_goes_on(decoding: Decoding) -> None:
    decoding.foretell(peaks_of(SOUND[:BLOCK]))
    decoding.begin(begun())
    for start in range(0, len(SOUND), BLOCK):
        decoding.add(block(SOUND, start))
    assert decoding.peaks().frames == len(SOUND)


def test_at_the_end_what_was_decoded_counts(decoding: Decoding) -> None:
    decoding.foretell(peaks_of(SOUND))
    decoding.begin(begun())
    for start in range(0, len(SOUND) // 2, BLOCK):
        decoding.add(block(SOUND, start))
    decoding.end(Finding(Verdict.DAMAGED, "decoder_gave_up", {"at": "0:02"}))
    assert decoding.peaks().frames == len(SOUND) // 2
    assert decoding.outcome
    assert decoding.outcome.frames == len(SOUND) // 2
    decoding.foretell(peaks_of(SOUND))
    assert decoding.peaks().frames == len(SOUND) // 2
    ours, plain = decoding.peaks().levels[0], peaks_of(SOUND[: len(SOUND) // 2]).levels[0]
    assert np.array_equal(ours.columns, plain.columns)


def test_what_came_as_it_was_told_is_kept_once(decoding: Decoding) -> None:
    told = peaks_of(SOUND)
    decoding.foretell(told)
    decoding.begin(begun())
    for start in range(0, len(SOUND), BLOCK):
        decoding.add(block(SOUND, start))
    decoding.end(Finding(Verdict.OK))
    assert decoding.peaks() is told


def test_nothing_told_is_left_when_nothing_came(decoding: Decoding) -> None:
    decoding.foretell(peaks_of(SOUND))
    decoding.end(Finding(Verdict.UNPLAYABLE, "nothing_decoded"))
    assert decoding.peaks().frames == 0
