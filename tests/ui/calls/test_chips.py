"""Chips: each sets its own part of what is typed."""

import pytest

from callreview.ui.calls.chips import Chip, chips
from callreview.words.searching import EXAMPLES, asked, typed

PEOPLE = ("Zoë Straße", "none", 'A "B" & C')


def chip(name: str) -> Chip:
    return next(each for each in chips(PEOPLE) if each.name == name)


@pytest.mark.parametrize("each", chips(PEOPLE), ids=lambda each: each.name)
def test_every_choice_is_typed_read_and_shown_again(each: Chip) -> None:
    for words, term in each.choices:
        text = typed(each.setting(asked("anna 42"), term))
        assert text.startswith("anna 42 ")
        assert each.words(asked(text)) == words
        assert typed(each.setting(asked(text), None)) == "anna 42"


def test_a_chip_sets_its_own_part_where_it_stood() -> None:
    state = chip("State")
    failed = dict(state.choices)["Failed"]
    assert typed(state.setting(asked("last week draft zoe"), failed)) == "last week failed zoe"


def test_a_chip_shows_what_was_typed_where_no_choice_says_it() -> None:
    query = asked("from:2026-03-01 zoe to:2026-03")
    assert chip("When").words(query) == "from:2026-03-01 to:2026-03-31"
    assert chip("State").words(query) == ""
    assert chip("State").words(asked("-failed")) == "-failed"
    assert typed(chip("When").setting(query, None)) == "zoe"


def test_what_is_not_understood_stays_as_it_was_typed() -> None:
    query = chip("Has").setting(asked("from:2026-02-31 zoe"), chip("Has").choices[0][1])
    assert typed(query) == "from:2026-02-31 zoe has:mark"


@pytest.mark.parametrize(("example", "meaning"), EXAMPLES)
def test_every_example_is_understood(example: str, meaning: str) -> None:
    query = asked(example)
    assert query.clauses
    assert not query.mistakes
    assert typed(query) == example
    assert meaning
