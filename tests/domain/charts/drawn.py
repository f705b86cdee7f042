"""Charts as tests use them, and letters that are all equally wide."""

from callreview.domain.charts.balance import BalanceChart, Pair
from callreview.domain.charts.picture import Lettering, Picture, Shape, Words
from callreview.domain.charts.ranges import RangesChart, Reference, Row, Side
from callreview.domain.charts.run import Limits, Point, RunChart

ANA = (92.0, 85.0, 78.0, 95.0, 88.0, 81.0, 90.0, 76.0, 84.0, 89.0, 93.0, 57.0)


def equal(text: str, size: float, is_bold: bool) -> float:
    return len(text) * size / 2


LETTERS = Lettering(14, equal)


def row(key: str = "ana", side: Side = Side.NONE, **fields: object) -> Row:
    known: dict[str, object] = {
        "label": key.title(),
        "sentence": f"The average of {key} is 84.",
        "value": 84.0,
        "low": 75.0,
        "high": 89.0,
        "dots": ANA,
        "detail": "12 of 180 calls",
        "words": "84 (75 to 89)",
        "verdict": "cannot tell",
        "side": side,
    }
    return Row(key, **(known | fields))  # type: ignore[arg-type]  # a test's own mixture


def people(*rows: Row) -> RangesChart:
    reference = Reference(86, "company 86", 80, 90)
    return RangesChart("People", "Averages", rows or (row(),), "points of 100", reference)


def periods(*values: float, limits: Limits | None = None) -> RunChart:
    points = tuple(
        Point(f"p{at}", f"Month {at}", f"In month {at}: {value:g}.", value, value - 7, value + 5)
        for at, value in enumerate(values)
    )
    return RunChart("Periods", "One after another", points, limits)


def praise(*pairs: tuple[int, int]) -> BalanceChart:
    rows = tuple(
        Pair(f"q{at}", f"Question {at}", f"{good} and {bad}", good, bad)
        for at, (good, bad) in enumerate(pairs)
    )
    return BalanceChart("Marks", "Praise beside improvement", rows, "Praise", "To improve")


def shapes_of(picture: Picture) -> list[Shape]:
    return [*picture.shapes, *(shape for item in picture.items for shape in item.shapes)]


def words_of(picture: Picture) -> list[str]:
    return [shape.text for shape in shapes_of(picture) if isinstance(shape, Words)]
