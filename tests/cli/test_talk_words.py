"""How shares, lengths and sureness read."""

import pytest

from callreview.words.talking import spoken_confidence, spoken_length, spoken_percent


@pytest.mark.parametrize(
    ("percent", "words"),
    [(0, "0 %"), (0.04, "0.0 %"), (0.44, "0.4 %"), (9.94, "9.9 %"), (9.95, "10 %"), (37.6, "38 %")],
)
def test_small_parts_have_a_digit_more(percent: float, words: str) -> None:
    assert spoken_percent(percent) == words


@pytest.mark.parametrize(
    ("length_ms", "words"),
    [(0, "0.0 s"), (1349, "1.3 s"), (9949, "9.9 s"), (9950, "0:10"), (75_600, "1:16")],
)
def test_a_length_is_as_exact_as_one_needs(length_ms: int, words: str) -> None:
    assert spoken_length(length_ms) == words


@pytest.mark.parametrize(
    ("confidence", "words"),
    [(1, "sure"), (0.8, "sure"), (0.7, "fairly sure"), (0.54, "not sure: noise")],
)
def test_how_sure_it_is_in_words(confidence: float, words: str) -> None:
    assert spoken_confidence(confidence).startswith(words)
