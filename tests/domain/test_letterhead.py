"""The colour of a business, made readable on white."""

import pytest

from callreview.domain.letterhead import ACCENT, Letterhead, is_colour


@pytest.mark.parametrize(
    ("accent", "ink"),
    [("", ACCENT), ("red", ACCENT), ("#0c5a63", "#0c5a63"), ("#000000", "#000000")],
)
def test_a_dark_colour_stays_as_it_is(accent: str, ink: str) -> None:
    assert Letterhead(accent=accent).ink == ink


@pytest.mark.parametrize("accent", ["#ffffff", "#ffee00", "#88ccff"])
def test_a_light_colour_is_made_darker(accent: str) -> None:
    ink = Letterhead(accent=accent).ink
    assert is_colour(ink)
    assert ink < accent
    assert Letterhead(accent=ink).ink == ink
