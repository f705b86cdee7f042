"""Names of files: safe on every system, no two the same."""

import pytest

from callreview.exports.papernames import PaperNames, safe_name, scorecard_name
from tests.exports import cards


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("Scorecard", "Ana Ruiz", "2026-03-12 10.22"), "Scorecard Ana Ruiz 2026-03-12 10.22"),
        (("Scorecard", "../..\\CON:x?", ""), "Scorecard ..-..-CON-x-"),
        (("a\r\nb\x00\u202ec", " ends. "), "a bc ends"),
        (("x", "я" * 200), "x " + "я" * 74),
    ],
)
def test_a_name_is_safe_on_every_system(parts: tuple[str, ...], name: str) -> None:
    assert safe_name(*parts) == name


def test_the_second_of_a_name_is_numbered_capitals_or_not() -> None:
    names = PaperNames()
    given = [names.free(stem, "pdf") for stem in ("Card", "card", "Card", "Other")]
    assert given == ["Card.pdf", "card (2).pdf", "Card (3).pdf", "Other.pdf"]


def test_a_scorecard_is_named_after_the_person_and_never_the_number() -> None:
    assert scorecard_name(cards.card()) == "Scorecard Ana Ruiz 2026-03-12 10.22 000001"
