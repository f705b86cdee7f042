"""Marks in the formats of other programs come back as they were, as far as each can say them."""

import csv
import io
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callreview.domain.errors import CallReviewError, Unreadable
from callreview.domain.mark import Category, Mark
from callreview.exports.labels import forms
from callreview.exports.labels.forms import Form
from callreview.exports.labels.label import Label, Labels
from callreview.words import sentence
from tests import builders

LENGTH_MS = builders.MINUTE_MS
ODD = (
    "", "tab\there", "two\nlines", "a\n\nb", '"quoted"', "a --> b", "=1+1", "+1", "-1", "@x",
    "＝1", "'=1", "''+", "'x", "😀 well done", "שלום 12:30", "\u202eabc", "a & b < c > d",
    "&amp;", "<b>bold</b>", "<v Ann>", "\\", "\\n", ";,|", "note", "Praise", "1", "00:01 --> 00:02",
    " spaces ", "WEBVTT", "]]>", "<!DOCTYPE x>", "NOTE x", "! remark", "<exists>",
)  # fmt: skip
WORDS = st.sampled_from(ODD) | st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=12
)
NAMES = WORDS.map(lambda text: " ".join(text.split()))


@st.composite
def marks(draw: st.DrawFn) -> Mark:
    start = draw(st.integers(0, 20) | st.integers(0, LENGTH_MS - 1))
    length = draw(st.none() | st.integers(1, LENGTH_MS - start))
    return builders.mark(
        start,
        None if length is None else start + length,
        id=draw(st.uuids().map(str)),
        category=draw(st.sampled_from(Category)),
        text=draw(WORDS),
        author=draw(NAMES),
    )


MARKS = st.lists(marks(), max_size=8, unique_by=lambda mark: mark.id).map(tuple)


def read(form: Form, text: str) -> Labels:
    return forms.read(form, text, f"marks{forms.ending_of(form)}")


def again(form: Form, given_marks: tuple[Mark, ...]) -> tuple[Label, ...]:
    labels = read(form, forms.written(form, given_marks, LENGTH_MS))
    assert labels.faults == ()
    return labels.found


def flat(text: str) -> str:
    return " ".join(text.split())


def said(one: Mark | Label, *, of: str, words: object = lambda text: text) -> tuple[object, ...]:
    """Return what is said of a moment: times, and of the rest what `of` names."""
    text = words(one.text) if callable(words) else one.text
    text = "" if flat(text).casefold() in {category.value for category in Category} else text
    known = {"c": one.category, "a": one.author, "e": one.end_ms}
    return (one.start_ms, *(known[name] for name in of), text)


def in_any_order(rows: list[tuple[object, ...]]) -> list[str]:
    return sorted(map(repr, rows))


@given(MARKS)
def test_json_keeps_everything(given_marks: tuple[Mark, ...]) -> None:
    for mark in given_marks:
        (label,) = again(Form.JSON, (mark,))
        known = {**vars(label), "created": label.created_at}
        assert {key: known[key] for key in mark.as_json() if key != "call_id"} == {
            key: value for key, value in mark.as_json().items() if key != "call_id"
        }


@given(MARKS)
def test_csv_keeps_everything_and_no_cell_runs(given_marks: tuple[Mark, ...]) -> None:
    text = forms.written(Form.CSV, given_marks)
    assert text.startswith("\ufeff")
    for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")):
        assert not any(cell.startswith(tuple("=+-@|\t\r\n＝＋－＠")) for cell in row)
    for mark in given_marks:
        (label,) = again(Form.CSV, (mark,))
        assert label.category
        kept = replace(
            mark, **{name: getattr(label, name) for name in ("start_ms", "end_ms", "text")},
            category=label.category, author=label.author, id=label.id, created_at=label.created_at,
        )  # fmt: skip
        assert kept == mark


@given(MARKS)
def test_webvtt_keeps_category_author_and_moments(given_marks: tuple[Mark, ...]) -> None:
    def words(text: str) -> str:
        return "\n".join(line.rstrip() for line in text.split("\n") if line.strip())

    came = [said(label, of="cae") for label in again(Form.VTT, given_marks)]
    went = [said(mark, of="cae", words=words) for mark in given_marks]
    assert in_any_order(came) == in_any_order(went)


@given(MARKS)
def test_textgrid_keeps_categories_and_has_no_gaps(given_marks: tuple[Mark, ...]) -> None:
    came = [said(label, of="ce", words=flat) for label in again(Form.TEXTGRID, given_marks)]
    went = [said(mark, of="ce", words=flat) for mark in given_marks]
    assert in_any_order(came) == in_any_order(went)
    for tier in tiers_of_textgrid(forms.written(Form.TEXTGRID, given_marks, LENGTH_MS)):
        assert tier[0][0] == 0
        assert tier[-1][1] == LENGTH_MS / 1000
        assert all(one[1] == two[0] for one, two in pairwise(tier))


@given(MARKS)
def test_eaf_keeps_category_and_author_and_nothing_overlaps(given_marks: tuple[Mark, ...]) -> None:
    came = [said(label, of="cae", words=flat) for label in again(Form.EAF, given_marks)]
    went = [said(mark, of="cae", words=flat) for mark in given_marks]
    assert in_any_order(came) == in_any_order(went)
    root = ET.fromstring(forms.written(Form.EAF, given_marks, LENGTH_MS))
    slots = {
        one.get("TIME_SLOT_ID"): int(one.get("TIME_VALUE", "")) for one in root.iter("TIME_SLOT")
    }
    names = [tier.get("TIER_ID") for tier in root.iter("TIER")]
    assert len(set(names)) == len(names)
    for tier in root.iter("TIER"):
        spans = [
            (slots[one.get("TIME_SLOT_REF1")], slots[one.get("TIME_SLOT_REF2")])
            for one in tier.iter("ALIGNABLE_ANNOTATION")
        ]
        assert all(start < end <= max(LENGTH_MS, start + 1) for start, end in spans)
        assert all(one[1] <= two[0] for one, two in pairwise(spans))


@pytest.mark.parametrize("form", [Form.AUDACITY, Form.SRT])
@given(MARKS)
def test_the_plain_formats_keep_times_and_words(form: Form, given_marks: tuple[Mark, ...]) -> None:
    def words(text: str) -> str:
        return flat(text.replace("-->", "->") if form is Form.SRT else text)

    of = "e" if form is Form.AUDACITY else ""
    came = [said(label, of=of, words=flat) for label in again(form, given_marks)]
    went = [said(mark, of=of, words=words) for mark in given_marks]
    assert in_any_order(came) == in_any_order(went)


PIECES = (
    "1.5\tx\n", '"', "0:01 --> 0:02\n", "a,b\n", "{", "\x00", "WEBVTT\n\n", "start\n", "1e999\t2\n",
    '"ooTextFile"\n"TextGrid" 0 1 <exists> 2\n', '"IntervalTier" "a" 0 1 2\n', "[1, {}]", "<a/>",
)  # fmt: skip


@pytest.mark.parametrize("form", Form)
@given(st.text(max_size=200) | st.lists(st.sampled_from(PIECES)).map("".join))
def test_whatever_is_read_is_labels_or_a_sentence(form: Form, text: str) -> None:
    try:
        labels = read(form, text)
    except Unreadable as error:
        told: tuple[CallReviewError, ...] = (error,)
    else:
        told = labels.faults
    assert all(map(sentence, told))


def tiers_of_textgrid(text: str) -> list[list[tuple[float, float]]]:
    """Read the interval tiers of a long TextGrid by its lines, as a person would."""
    tiers: list[list[tuple[float, float]]] = []
    start = 0.0
    for line in text.split("\n"):
        if line.startswith("        class = "):
            tiers.append([])
        elif line.startswith("            xmin = "):
            start = float(line.split("=")[1])
        elif line.startswith("            xmax = "):
            tiers[-1].append((start, float(line.split("=")[1])))
    return [tier for tier in tiers if tier]
