"""A chart as SVG: readable for machines and people, the same every time, safe with any name."""

from xml.etree import ElementTree as ET

import pytest
import typst

from callreview.domain.charts.drawing import Chart
from callreview.domain.charts.picture import Ink
from callreview.exports.chart_svg import GROUND, INKS, chart_svg
from tests.domain.charts.drawn import people, periods, praise, row

SVG = "{http://www.w3.org/2000/svg}"
CHARTS: list[Chart] = [people(), periods(80, 84), praise((3, 1))]


def parsed(chart: Chart) -> ET.Element:
    return ET.fromstring(chart_svg(chart))


def texts(chart: Chart, tag: str = "text") -> list[str]:
    return [one.text or "" for one in parsed(chart).iter(SVG + tag)]


@pytest.mark.parametrize("chart", CHARTS)
def test_the_same_chart_gives_the_same_bytes(chart: Chart) -> None:
    assert chart_svg(chart) == chart_svg(chart)


@pytest.mark.parametrize("chart", CHARTS)
def test_a_screen_reader_finds_title_description_and_every_sentence(chart: Chart) -> None:
    root = parsed(chart)
    assert root.get("role") == "img"
    named = {one.get("id"): one.text for one in root if one.get("id")}
    assert [named[key] for key in (root.get("aria-labelledby") or "").split()] == [
        chart.title,
        chart.description,
    ]
    assert len(texts(chart, "title")) == 1 + len(root.findall(SVG + "g"))


def test_a_name_is_only_letters() -> None:
    name = '<b a="1">&\x07'
    chart = people(row(label=name, sentence=name))
    assert '<b a="1">&' in texts(chart)
    assert '<b a="1">&' in texts(chart, "title")


def test_numbers_have_two_decimals_at_most_and_no_exponent() -> None:
    for each in parsed(people()).iter():
        for name in ("x", "y", "x1", "x2", "cx", "r", "width"):
            value = each.get(name) or "0"
            assert "e" not in value
            assert len(value.partition(".")[2]) <= 2


@pytest.mark.parametrize("chart", CHARTS)
def test_typst_sets_it(chart: Chart) -> None:
    source = f'#image(bytes({_quoted(chart_svg(chart).decode())}), format: "svg")'
    pdf = typst.compile(source.encode(), format="pdf")
    assert pdf.startswith(b"%PDF")


def test_marks_stand_out_from_the_paper() -> None:
    for ink in set(Ink) - {Ink.GRID, Ink.BAND}:
        assert contrast(INKS[ink], GROUND) >= 3, ink


def contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
