"""Any chart as a picture, and as the table of values behind it."""

from callreview.domain.charts.balance import BalanceChart, draw_balance
from callreview.domain.charts.picture import Lettering, Picture
from callreview.domain.charts.ranges import RangesChart, Side, draw_ranges
from callreview.domain.charts.run import RunChart, draw_run

Chart = RangesChart | RunChart | BalanceChart
Value = str | float | int | None
Table = tuple[tuple[str, ...], tuple[tuple[Value, ...], ...]]
"""Headings, and rows of as many values."""
_SIDES = {Side.ABOVE: "above", Side.BELOW: "below", Side.UNCLEAR: "cannot tell"}


def draw(chart: Chart, width: float, letters: Lettering) -> Picture:
    """Return a chart drawn `width` points wide."""
    if isinstance(chart, RangesChart):
        return draw_ranges(chart, width, letters)
    if isinstance(chart, RunChart):
        return draw_run(chart, width, letters)
    return draw_balance(chart, width, letters)


def table_of(chart: Chart) -> Table:
    """Return the values of a chart; those of single calls stand in one cell, apart by spaces."""
    if isinstance(chart, RangesChart):
        return ("name", "value", "low", "high", "group", "calls"), tuple(
            (
                row.label,
                row.value,
                row.low,
                row.high,
                _SIDES.get(row.side, ""),
                " ".join(f"{value:g}" for value in row.dots),
            )
            for row in chart.rows
        )
    if isinstance(chart, RunChart):
        return ("period", "value", "low", "high", "more than usual"), tuple(
            (one.label, one.value, one.low, one.high, int(one.is_signal)) for one in chart.points
        )
    return ("name", "praise", "improve"), tuple(
        (row.label, row.praise, row.improve) for row in chart.rows
    )
