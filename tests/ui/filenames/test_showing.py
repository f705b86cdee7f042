"""What a person points at in a name, and what comes of it; without a window."""

import pytest

from callreview.app.names import FileName, NamesTrial
from callreview.domain.errors import CallReviewError
from callreview.domain.reading import Reading
from callreview.domain.template.parts import Meaning, Words
from callreview.ui.filenames.showing import Showing, piece_at
from tests.builders import template

TODAY = "2026-11-28"
FIRST = "Anna in 5125550142 on 03.04.2026"


def names(*texts: str) -> tuple[FileName, ...]:
    return tuple(FileName(f"{text}.wav", ("calls",)) for text in texts)


def point(showing: Showing, text: str, meaning: Meaning) -> None:
    at = showing.stem.index(text)
    showing.point(at, at + len(text), meaning)


def tried(showing: Showing) -> NamesTrial:
    trial = NamesTrial(showing.template, showing.names, Reading(), TODAY)
    trial.go_on()
    return trial


def meanings(showing: Showing) -> list[str]:
    return [one.meaning.value for one in showing.pointed]


def test_parts_make_a_template_one_after_the_other() -> None:
    showing = Showing(names(FIRST), None)
    assert (showing.stem, showing.ending) == (FIRST, ".wav")
    point(showing, "03.04.2026", Meaning.DATE)
    point(showing, "Anna", Meaning.AGENT)
    assert meanings(showing) == ["agent", "date"]
    assert showing.template == template(FIRST, agent="Anna", date="03.04.2026")


def test_what_overlaps_is_taken_back_and_each_is_said_once() -> None:
    showing = Showing(names(FIRST), None)
    point(showing, "Anna in", Meaning.AGENT)
    point(showing, "in", Meaning.DIRECTION)
    assert meanings(showing) == ["direction"]
    point(showing, "Anna", Meaning.DIRECTION)
    assert [showing.text_of(Meaning.DIRECTION), len(showing.pointed)] == ["Anna", 1]


@pytest.mark.parametrize(
    ("one", "other"),
    [(Meaning.EXTENSION, Meaning.AGENT), (Meaning.CALLER, Meaning.NUMBER)],
)
def test_what_cannot_be_beside_another_takes_it_back(one: Meaning, other: Meaning) -> None:
    showing = Showing(names("201 5125550142"), None)
    point(showing, "201", one)
    point(showing, "5125550142", other)
    assert meanings(showing) == [other.value]


def test_what_cannot_be_is_refused_and_changes_nothing() -> None:
    showing = Showing(names(FIRST), None)
    point(showing, "Anna", Meaning.AGENT)
    before = showing.template
    for start, end in ((0, 4), (2, 2)):
        with pytest.raises(CallReviewError):
            showing.point(start, end, Meaning.DATE)
    assert (showing.template, meanings(showing)) == (before, ["agent"])


def test_one_side_alone_makes_no_template_yet_and_says_why() -> None:
    showing = Showing(names("201 5125550142"), None)
    point(showing, "201", Meaning.CALLER)
    assert [showing.template, showing.trouble and showing.trouble.code] == [
        None, "template_one_side",
    ]  # fmt: skip
    point(showing, "5125550142", Meaning.CALLED)
    assert tried(showing).read == 1
    showing.take_back(0, len(showing.stem))
    assert (showing.template, showing.trouble, showing.pointed) == (None, None, ())


def test_another_name_shows_its_own_parts_and_the_first_gets_its_back() -> None:
    showing = Showing(names(FIRST, "party", "Bo out 200 on 25.04.2026"), None)
    point(showing, "Anna", Meaning.AGENT)
    point(showing, "03.04.2026", Meaning.DATE)
    showing.show_name(1)
    assert showing.pointed == ()
    showing.show_name(0)
    assert meanings(showing) == ["agent", "date"]
    showing.show_name(2)
    assert showing.pointed == ()  # "out" is not "in", which nobody pointed at
    showing.show_name(0)
    point(showing, "in", Meaning.DIRECTION)
    showing.show_name(2)
    assert showing.text_of(Meaning.AGENT) == "Bo"


def test_the_folder_decides_which_is_the_day_unless_a_person_does() -> None:
    showing = Showing(names("a 03.04.2026", "a 04.25.2026"), None)
    point(showing, "03.04.2026", Meaning.DATE)
    assert showing.form == "DD.MM.YYYY"
    assert showing.hear(tried(showing).vote)
    assert showing.form == "MM.DD.YYYY"
    assert not showing.hear(tried(showing).vote)
    showing.say_form("DD.MM.YYYY")
    assert not showing.hear(tried(showing).vote)
    assert tried(showing).read == 1


def test_where_the_folder_cannot_tell_a_person_has_to() -> None:
    showing = Showing(names("a 03.04.2026", "a 05.06.2026"), None)
    point(showing, "03.04.2026", Meaning.DATE)
    assert showing.is_open(tried(showing).vote)
    showing.say_form("MM.DD.YYYY")
    assert not showing.is_open(tried(showing).vote)
    assert showing.text_of(Meaning.DATE) == "03.04.2026"


def test_words_for_the_direction_can_be_said() -> None:
    showing = Showing(names("up 200"), None)
    point(showing, "up", Meaning.DIRECTION)
    assert showing.words == Words("up")
    showing.say_words(Words("down", "up"))
    assert showing.words == Words("down", "up")
    part = showing.template and showing.template.part_of(Meaning.DIRECTION)
    assert part
    assert part.words == Words("down", "up")


def test_what_was_said_is_undone_step_by_step() -> None:
    showing = Showing(names(FIRST, "x"), None)
    point(showing, "Anna", Meaning.AGENT)
    point(showing, "Anna in", Meaning.ID)
    showing.show_name(1)
    showing.take(template(FIRST, number="5125550142"))
    for expected in ((1, []), (0, ["agent"]), (0, []), (0, [])):
        showing.undo()
        assert (showing.at, meanings(showing)) == expected


def test_a_template_that_is_kept_is_shown_on_a_name_it_reads() -> None:
    kept = template(FIRST, agent="Anna", date="03.04.2026")
    showing = Showing(names("party", FIRST), kept)
    assert (showing.at, meanings(showing)) == (1, ["agent", "date"])
    assert Showing(names("party"), kept).template == kept


@pytest.mark.parametrize(
    ("at", "piece"), [(0, "Anna"), (3, "Anna"), (4, "-_"), (6, "201"), (9, "."), (10, ".")]
)
def test_the_piece_at_a_place_is_digits_letters_or_other_signs(at: int, piece: str) -> None:
    start, end = piece_at("Anna-_201.", at)
    assert "Anna-_201."[start:end] == piece
