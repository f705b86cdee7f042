"""Parts that are bound are one PDF: its pages, outline and tags are those of the parts."""

import io
import json
import re
import subprocess
from pathlib import Path

from callreview.exports.binding import Binding, is_tagged
from callreview.exports.scorecard_page import page_of
from callreview.exports.typesetting import Look, Run, Sheet, Template, Typesetter
from tests.exports import cards
from tests.exports.reading import facts_of, objects_of, pages_of_text

NAMES = ("Ana 12 0 R )( /Parent 1 0 R", "\\(U1x0y0) (9 0 R", "Дана\nendobj")
MANY = Run(is_one_of_many=True)


def set_together(names: tuple[str, ...], run: Run = MANY) -> bytes:
    """Return scorecards of people of these names as typst sets them together."""
    sheets: list[Sheet] = [page_of(cards.card(call=cards.call(name=name))) for name in names]
    return Typesetter().pdf(Template.SCORECARD, sheets, Look(), run)


def bound(*parts: bytes) -> bytes:
    """Return the parts as one PDF."""
    file = io.BytesIO()
    binding = Binding(file)
    for part in parts:
        binding.add(part)
    binding.finish()
    return file.getvalue()


def tags_of(pdf: bytes, path: Path) -> bytes:
    """Return the tags as poppler reads them, without the names of cells."""
    path.write_bytes(pdf)
    words = ("pdfinfo", "-struct", str(path))
    told = subprocess.run(words, capture_output=True, check=True).stdout
    return re.sub(rb"(P\d{5})?U\d+x\d+y\d+", b"cell", told)


def outline_of(pdf: bytes, path: Path) -> list[tuple[str, int, int]]:
    """Return title, page and number of entries below, of each entry at the top."""
    path.write_bytes(pdf)
    told = subprocess.run(("qpdf", "--json", str(path)), capture_output=True, check=True).stdout
    return [
        (one["title"], one["destpageposfrom1"], len(one["kids"]))
        for one in json.loads(told)["outlines"]
    ]


def test_parts_that_are_bound_are_what_they_are_set_together(tmp_path: Path) -> None:
    whole = set_together(NAMES)
    pdf = bound(set_together(NAMES[:2]), set_together(NAMES[2:]))
    path = tmp_path / "one.pdf"
    assert is_tagged(pdf)
    assert pages_of_text(pdf, tmp_path) == pages_of_text(whole, tmp_path)
    assert tags_of(pdf, path) == tags_of(whole, path)
    assert outline_of(pdf, path) == outline_of(whole, path)
    facts, expected = facts_of(pdf, tmp_path), facts_of(whole, tmp_path)
    assert {**facts, "File size": ""} == {**expected, "File size": ""}
    objects = objects_of(pdf, tmp_path)
    assert "pdfuaid:part>1<" in objects
    assert f"NPages>{facts['Pages']}<" in objects
    places = map(int, re.findall(r"/StructParents (\d+)", objects))
    assert sorted(places) == list(range(int(facts["Pages"])))
    names = re.findall(r"/ID \((P\d{5}U\w+)\)", objects)
    assert len(names) == len(set(names)) > len(NAMES)


def test_parts_without_tags_are_bound_without(tmp_path: Path) -> None:
    run = Run(is_one_of_many=True, is_tagged=False)
    pdf = bound(*(set_together((name,), run) for name in NAMES[:2]))
    assert not is_tagged(pdf)
    assert facts_of(pdf, tmp_path)["Tagged"] == "no"
    assert "/Title (Ana 12 0 R " in objects_of(pdf, tmp_path)
    assert [title for title, _page, _below in outline_of(pdf, tmp_path / "one.pdf")] == [*NAMES[:2]]


def test_the_same_parts_give_the_same_bytes() -> None:
    part = set_together(NAMES[:1])
    assert bound(part, part) == bound(part, part) != bound(part)
