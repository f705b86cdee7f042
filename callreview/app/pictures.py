"""A chart as a file: a picture that every viewer shows, or the values behind it."""

from callreview.domain.charts.drawing import Chart, table_of


def chart_file(chart: Chart, ending: str) -> bytes:
    """Return a chart as SVG, or its values as CSV where the ending is ".csv"."""
    if ending == ".csv":
        from callreview.exports.table import plain_csv

        return plain_csv(*table_of(chart))
    from callreview.exports.chart_svg import chart_svg

    return chart_svg(chart)
