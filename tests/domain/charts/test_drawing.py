"""What is so of every chart: it stays on its paper, says each item in words, and is repeatable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callreview.domain.charts.drawing import Chart, draw, table_of
from callreview.domain.charts.picture import Box, Dot, Line, Shape
from callreview.domain.charts.ranges import Side
from callreview.domain.charts.run import Limits
from tests.domain.charts.drawn import (
    LETTERS,
    equal,
    people,
    periods,
    praise,
    row,
    shapes_of,
    words_of,
)

CHARTS = {
    "people": people(row("ana"), row("ben", value=None, low=None, high=None, dots=(3, 100.0))),
    "nobody": people(row("ana", dots=(), value=None, low=None, high=None)),
    "long": people(row("x" * 300, words="y" * 200, verdict="z" * 200)),
    "periods": periods(80, 84, 82, limits=Limits(82, 70, 95, "average", "low", "high")),
    "many": periods(*range(60)),
    "none": periods(),
    "marks": praise((12, 1), (0, 9), (0, 0)),
}


def extent(shape: Shape) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of a shape."""
    if isinstance(shape, Line):
        x, y = sorted((shape.x1, shape.x2)), sorted((shape.y1, shape.y2))
        return x[0], y[0], x[1], y[1]
    if isinstance(shape, Box):
        return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
    if isinstance(shape, Dot):
        r = shape.radius
        return shape.x - r, shape.y - r, shape.x + r, shape.y + r
    width = equal(shape.text, shape.size, shape.is_bold)
    left = shape.x - width * {"start": 0, "middle": 0.5, "end": 1}[shape.anchor]
    return left, shape.y - shape.size, left + width, shape.y + shape.size / 4


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
@pytest.mark.parametrize("width", [420, 720, 1600])
def test_everything_stays_on_the_picture(chart: Chart, width: float) -> None:
    picture = draw(chart, width, LETTERS)
    for shape in shapes_of(picture):
        left, top, right, bottom = extent(shape)
        assert -0.1 <= left <= right <= width + 0.1, shape
        assert -0.1 <= top <= bottom <= picture.height + 0.1, shape


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_a_chart_is_drawn_alike_every_time(chart: Chart) -> None:
    assert draw(chart, 720, LETTERS) == draw(chart, 720, LETTERS)


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_each_item_has_a_sentence_and_a_place_of_its_own(chart: Chart) -> None:
    items = draw(chart, 720, LETTERS).items
    for at, item in enumerate(items):
        assert item.sentence
        assert item.area.width > 0
        middle = item.area.x + item.area.width / 2, item.area.y + item.area.height / 2
        assert draw(chart, 720, LETTERS).item_at(*middle) == at


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_the_table_behind_a_chart_has_a_row_for_each_item(chart: Chart) -> None:
    headings, rows = table_of(chart)
    assert len(rows) == len(draw(chart, 720, LETTERS).items)
    assert {len(one) for one in rows} <= {len(headings)}


def test_the_table_names_the_group_and_every_call() -> None:
    _headings, rows = table_of(people(row("ana", Side.BELOW, dots=(57.0, 92.5))))
    assert rows == (("Ana", 84.0, 75.0, 89.0, "below", "57 92.5"),)


def test_words_that_do_not_fit_are_cut_with_a_sign() -> None:
    said = words_of(draw(people(row("x" * 300)), 720, LETTERS))
    cut = next(one for one in said if one.startswith("Xxx"))
    assert cut.endswith("…")
    assert len(cut) < 60


@given(st.text(min_size=1, max_size=80), st.floats(20, 400))
def test_a_cut_text_fits(text: str, room: float) -> None:
    assert LETTERS.width(LETTERS.cut(text, room)) <= room + 0.01


def test_no_item_is_found_beside_the_picture() -> None:
    assert draw(people(), 720, LETTERS).item_at(-5, 10) == -1
