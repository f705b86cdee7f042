"""Two one-sided files of one call are told as a pair, with what their names say of both."""

from pathlib import Path

from callreview.domain.call import Side
from callreview.domain.reading import AgentSide, Reading
from callreview.intake.scan import Batch, scan
from tests.intake.test_scan import put

STEM = "in-5550100-+15125550142-20260312-102204-1773328920.41"


def pairs(batches: list[Batch]) -> list[tuple[str, ...]]:
    return [tuple(Path(path).name for path in pair) for batch in batches for pair in batch.pairs]


def test_sides_are_told_with_the_folder_that_holds_both(tmp_path: Path) -> None:
    left, right = put(tmp_path / "a" / f"{STEM}-in.wav"), put(tmp_path / "a" / f"{STEM}-out.wav")
    put(tmp_path / "b" / f"{STEM}-out.wav")
    batches = list(scan(tmp_path))
    assert pairs(batches) == [(left.name, right.name)]
    (told,) = [batch for batch in batches if batch.pairs]
    assert (told.folder, told.pairs) == (str(tmp_path / "a"), ((str(left), str(right)),))


def test_the_mix_of_both_is_told_with_them(tmp_path: Path) -> None:
    names = tuple(put(tmp_path / f"{STEM}{end}.wav").name for end in ("-in", "-out", "-all"))
    assert pairs(list(scan(tmp_path))) == [names]


def test_names_of_sides_say_the_same_and_whose_side_is_whose(tmp_path: Path) -> None:
    put(tmp_path / f"{STEM}-in.wav")
    put(tmp_path / f"{STEM}-out.wav")
    first, second = (one for batch in scan(tmp_path) for one in batch.listed)
    assert first.facts == second.facts
    assert (first.facts.customer_number, first.facts.agent_channel) == ("+15125550142", Side.RIGHT)


def test_what_was_said_of_the_folder_goes_before_what_names_of_sides_say(tmp_path: Path) -> None:
    put(tmp_path / f"{STEM}-in.wav")
    put(tmp_path / f"{STEM}-out.wav")
    batches = scan(tmp_path, reading=Reading(side=AgentSide.LEFT))
    sides = {one.facts.agent_channel for batch in batches for one in batch.listed}
    assert sides == {Side.LEFT}


def test_a_side_alone_says_nothing_of_sides(tmp_path: Path) -> None:
    put(tmp_path / f"{STEM}-in.wav")
    (one,) = (one for batch in scan(tmp_path) for one in batch.listed)
    assert one.facts.agent_channel is None


def test_sides_are_told_again_while_something_is_still_being_written(tmp_path: Path) -> None:
    put(tmp_path / f"{STEM}-in.wav")
    put(tmp_path / f"{STEM}-out.wav")
    unfinished = str(put(tmp_path / "other.wav"))
    batches = list(scan(tmp_path, unfinished=[unfinished]))
    assert len(pairs(batches)) == 1
    assert not any(batch.digest for batch in batches)
