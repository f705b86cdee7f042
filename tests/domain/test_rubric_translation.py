"""A score sheet in another language: what stays the same, what is still to be translated."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings

from callreview.domain import rubric_editing as editing
from callreview.domain.review import Answer
from callreview.domain.rubric import Band, Rubric
from callreview.domain.rubric_difference import differences
from callreview.domain.rubric_translation import (
    Untranslated,
    differs_beyond_words,
    in_language,
    untranslated,
    words_of,
)
from callreview.domain.scoring import score
from tests.domain.sheet_strategies import reviews
from tests.domain.sheets import section, sheet, yes_no

BANDS = (Band(Decimal(0), "Low"), Band(Decimal(80), "90+"))
ENGLISH = replace(sheet(section("s", [yes_no("a"), yes_no("b")])), bands=BANDS)
GERMAN = in_language(ENGLISH, "de")


def test_at_first_all_words_are_still_to_be_translated() -> None:
    found = untranslated(GERMAN, ENGLISH)
    lettered = [text for text in words_of(ENGLISH).values() if any(map(str.isalpha, text))]
    assert found.count == len(lettered) > 4
    assert found.parts == {"s", "a", "b"}
    assert [one.field for one in differences(ENGLISH, GERMAN)] == ["language"]


def test_a_part_is_done_once_all_its_words_differ() -> None:
    half = editing.change_line(GERMAN, "a", text="Wurde gegrüßt?")
    assert untranslated(half, ENGLISH).parts == {"s", "a", "b"}
    for option in half.line("a").options:
        half = editing.change_option(half, "a", option.id, label=f"{option.label} (de)")
    assert untranslated(half, ENGLISH).parts == {"s", "b"}
    assert untranslated(half, ENGLISH).count == untranslated(GERMAN, ENGLISH).count - 3


def test_what_has_no_letters_reads_alike_in_any_language() -> None:
    numbers = editing.change_option(ENGLISH, "a", "o1", label="5 / 5")
    option = "option o1"
    assert words_of(numbers)["a", option] == "5 / 5"
    before = untranslated(in_language(ENGLISH, "de"), ENGLISH).count
    assert untranslated(in_language(numbers, "de"), numbers).count == before - 1


def test_more_than_words_may_differ_and_that_is_known() -> None:
    words = editing.change_section(editing.change_line(GERMAN, "a", help="?"), "s", title="Anfang")
    words = editing.change_option(words, "a", "o1", label="Ja")
    assert not differs_beyond_words(replace(words, bands=()), replace(ENGLISH, bands=()))
    assert differs_beyond_words(replace(words, bands=()), ENGLISH)
    assert differs_beyond_words(editing.change_option(words, "a", "o1", points=9), ENGLISH)
    assert differs_beyond_words(editing.remove_line(words, "b"), ENGLISH)


def test_an_empty_help_is_not_missing() -> None:
    assert words_of(ENGLISH)["a", "help"] == ""
    with_help = editing.change_line(GERMAN, "a", help="Hilfe")
    assert untranslated(with_help, ENGLISH).count == untranslated(GERMAN, ENGLISH).count
    assert untranslated(ENGLISH, replace(ENGLISH, title="Other")) != Untranslated()


@settings(max_examples=40)
@given(reviews())
def test_answers_score_alike_in_every_language(one: tuple[Rubric, dict[str, Answer]]) -> None:
    rubric, answers = one
    there, here = score(in_language(rubric, "de"), answers), score(rubric, answers)
    assert (there.percent, there.shown, there.passed) == (here.percent, here.shown, here.passed)
