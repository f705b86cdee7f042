"""How many recordings there will be is counted before any is read."""

from pathlib import Path

from callreview.intake.counting import count_files
from tests.intake.test_beside import put


def test_what_may_be_a_recording_is_counted_in_all_folders(tmp_path: Path) -> None:
    for name in ("a.wav", "day/b.mp3", "day/in-1-2.41", "day/notes.txt", "day/.hidden.wav"):
        put(tmp_path / name)
    (tmp_path / "back").symlink_to(tmp_path, target_is_directory=True)
    assert count_files(tmp_path) == 3 + 1  # whether a link leads to sound is not asked here
    assert count_files(tmp_path, but=[tmp_path / "day"]) == 1 + 1
    assert count_files(tmp_path / "gone") == 0
    assert count_files(tmp_path, cancelled=lambda: True) == 0
