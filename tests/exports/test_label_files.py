"""Files of labels as other programs write them, and ours as other programs read them."""

import shutil
import subprocess
from pathlib import Path

import pytest

from callreview.domain.errors import CallReviewError, Unreadable
from callreview.domain.mark import Category
from callreview.exports.labels import forms
from callreview.exports.labels.forms import Form, form_by_ending
from callreview.exports.labels.label import Label
from callreview.words import sentence
from tests import builders

Moment = tuple[int, int | None, str]


def moments(labels: tuple[Label, ...]) -> list[Moment]:
    return [(label.start_ms, label.end_ms, label.text) for label in labels]


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("1.500000\t2.250000\tHello", (1500, 2250, "Hello")),
        ("1,5\t2,25\tHello", (1500, 2250, "Hello")),
        ("1.5\t1.5\tHello", (1500, None, "Hello")),
        ("1.5\tHello\tthere", (1500, None, "Hello\tthere")),
        ("2.5\t1.5\treversed", (1500, 2500, "reversed")),
        ("1.5\t2.5", (1500, 2500, "")),
        ("0.0004\t0.0006\tshort", (0, 1, "short")),
        ("1\t2\tpraise", (1000, 2000, "")),
    ],
)
def test_a_line_of_audacity(line: str, moment: Moment) -> None:
    labels = forms.read(Form.AUDACITY, line + "\r\n", "labels.txt")
    assert moments(labels.found) == [moment]
    assert labels.faults == ()


def test_lines_of_audacity_that_are_no_labels_are_told() -> None:
    lines = ["\\\t1\t2", "3\t4\tlate", "\\\t100\t200", "\\\t5\t6", "soon\t2\tx", "-1\t2\tx", "7",
             "nan\t1\tx", "", "1\t2\tearly", "9e99\t1\tx"]  # fmt: skip
    labels = forms.read(Form.AUDACITY, "\n".join(lines), "labels.txt")
    assert moments(labels.found) == [(1000, 2000, "early"), (3000, 4000, "late")]
    assert [fault.fields["where"] for fault in labels.faults] == [
        f"Line {number}" for number in (1, 4, 5, 6, 7, 8, 11)
    ]
    assert "“soon 2 x”" in sentence(labels.faults[2])


def test_webvtt_of_others() -> None:
    text = (
        "\ufeffWEBVTT - made by hand\nX: y\n\nNOTE\nnothing --> here\n\nSTYLE\n::cue {}\n\n"
        "first\n00:01.500 --> 00:02.000 align:start\n<v Ann &amp; Bo>Well <i>said</i></v>\n\n"
        "01:00:00.000 --> 01:00:01.000\n<00:01.000><c.loud.improve>a &lt;b&gt;</c>\n\n"
        "00:05.000 --> soon\nlost\n"
    )
    labels = forms.read(Form.VTT, text, "a.vtt")
    assert moments(labels.found) == [
        (1500, 2000, "Well said"),
        (3_600_000, 3_601_000, "a <b>"),
    ]
    assert [(label.author, label.category) for label in labels.found] == [
        ("Ann & Bo", None),
        ("", Category.IMPROVE),
    ]
    assert [fault.fields["where"] for fault in labels.faults] == ["Line 17"]


def test_a_cue_made_to_take_forever_is_read_like_any_other() -> None:
    spaces = " " * 400_000
    text = f"WEBVTT\n\n00:01.000 --> 00:02.000\n<v{spaces}x\n<v{'.a' * 100_000}\n"
    (label,) = forms.read(Form.VTT, text, "a.vtt").found
    assert label.text.startswith("<v  ")


def test_subrip_of_others() -> None:
    text = (
        "1\r\n00:00:01,500 --> 00:00:02,000\r\none\r\ntwo\r\n\r\n0:00:03.5 --> 0:00:04.25\r\n3\r\n"
    )
    labels = forms.read(Form.SRT, text, "a.srt")
    assert moments(labels.found) == [(1500, 2000, "one\ntwo"), (3500, 4250, "3")]


def test_cues_without_a_blank_line_between_them_are_kept_apart() -> None:
    cues = "1\n00:00:01,000 --> 00:00:02,000\none\n2\n00:00:03,000 --> 00:00:04,000\ntwo --> 2\n"
    labels = forms.read(Form.SRT, cues, "a.srt")
    assert moments(labels.found) == [(1000, 2000, "one"), (3000, 4000, "two --> 2")]
    cues = "WEBVTT\n00:01.000 --> 00:02.000\none\n00:03.000 --> 00:04.000\n"
    labels = forms.read(Form.VTT, cues, "a.vtt")
    assert moments(labels.found) == [(1000, 2000, "one"), (3000, 4000, "")]


def test_a_table_saved_by_a_spreadsheet_that_writes_commas_in_numbers() -> None:
    text = "Text;End;Category;Start\r\n'=SUM(1);0:00:02,5;improve;1,5\r\n;;;\r\n'x;;;soon\r\n"
    labels = forms.read(Form.CSV, text, "a.csv")
    assert moments(labels.found) == [(1500, 2500, "=SUM(1)")]
    assert labels.found[0].category is Category.IMPROVE
    assert [fault.fields["where"] for fault in labels.faults] == ["Line 4"]


@pytest.mark.parametrize(
    "text",
    [
        '{"marks": [{"start_ms": 1000, "text": "a"}, {"start_ms": -1}]}',
        '{"start_ms": 1000, "text": "a"}\n{"start_ms": true}\n',
        '[{"start_ms": 1000.0, "text": "a"}, []]',
    ],
)
def test_json_of_others(text: str) -> None:
    labels = forms.read(Form.JSON, text, "a.json")
    assert moments(labels.found) == [(1000, None, "a")]
    assert [fault.fields["where"] for fault in labels.faults] == ["Mark 2"]


def test_half_a_letter_in_json_does_no_harm() -> None:
    (label,) = forms.read(Form.JSON, '[{"start_ms": 1, "text": "a\\ud800"}]', "a.json").found
    assert label.text.encode()


def test_a_short_textgrid_of_others() -> None:
    text = (
        'File type = "ooTextFile"\nObject class = "TextGrid"\n\n0\n2.3\n<exists>\n3\n'
        '"IntervalTier"\n"Ann"\n0\n2.3\n2\n0\n1.5\n""\n1.5\n2.3\n"said ""hi"""\n'
        '! a remark with 5 and "words"\n'
        '"TextTier"\n"improve points"\n0\n2.3\n1\n0.25\n"bell"\n'
        '"IntervalTier"\n"cut"\n0\n2.3\n1\n0\n'
    )
    labels = forms.read(Form.TEXTGRID, text, "a.TextGrid")
    assert moments(labels.found) == [(250, None, "bell"), (1500, 2300, 'said "hi"')]
    assert [label.category for label in labels.found] == [Category.IMPROVE, None]
    assert [fault.fields["where"] for fault in labels.faults] == ["At its end"]


EAF = """<?xml version="1.0" encoding="UTF-8"?><ANNOTATION_DOCUMENT><TIME_ORDER>
<TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="500"/><TIME_SLOT TIME_SLOT_ID="ts2"/>
<TIME_SLOT TIME_SLOT_ID="ts3" TIME_VALUE="900"/></TIME_ORDER><TIER TIER_ID="who"><ANNOTATION>
<ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts3">
<ANNOTATION_VALUE>hello</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION><ANNOTATION>
<ALIGNABLE_ANNOTATION ANNOTATION_ID="a2" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts2">
<ANNOTATION_VALUE>when?</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
<TIER TIER_ID="translated" ANNOTATOR="Bo">
<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a3" ANNOTATION_REF="a4"><ANNOTATION_VALUE>hallo
</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>
<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a4" ANNOTATION_REF="a1"/></ANNOTATION>
<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a5" ANNOTATION_REF="a5"/></ANNOTATION>
</TIER></ANNOTATION_DOCUMENT>"""


def test_eaf_of_others() -> None:
    labels = forms.read(Form.EAF, EAF, "a.eaf")
    assert moments(labels.found) == [(500, 900, "hello"), (500, 900, "hallo\n"), (500, 900, "")]
    assert [label.author for label in labels.found] == ["", "Bo", "Bo"]
    assert [fault.fields["where"] for fault in labels.faults] == ["Annotation a2", "Annotation a5"]


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (Form.VTT, "1\n00:01.000 --> 00:02.000\nx\n"),
        (Form.CSV, "text,category\nx,note\n"),
        (Form.CSV, ""),
        (Form.JSON, "{"),
        (Form.JSON, "12"),
        (Form.JSON, "[" * 100_000),
        (Form.TEXTGRID, "xmin = 0"),
        (Form.EAF, "<a/>"),
        (Form.EAF, '<!DOCTYPE x [<!ENTITY a "b">]><ANNOTATION_DOCUMENT/>'),
        (Form.EAF, "<ANNOTATION_DOCUMENT>"),
    ],
)
def test_a_file_of_another_kind_is_told_as_such(form: Form, text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        forms.read(form, text, "a.file")
    assert caught.value.code == "labels_malformed"
    assert "“a.file”" in sentence(caught.value)


@pytest.mark.parametrize("form", Form)
def test_the_ending_says_the_format(form: Form) -> None:
    assert form_by_ending(f"Marks of a call{forms.ending_of(form).upper()}") is form


def test_an_ending_that_says_nothing_is_asked_about() -> None:
    with pytest.raises(CallReviewError, match="marks_kind_unknown") as caught:
        form_by_ending("marks.doc")
    assert ".TextGrid" in sentence(caught.value)


@pytest.mark.skipif(not shutil.which("ffprobe"), reason="no ffprobe on this system")
@pytest.mark.parametrize("form", [Form.VTT, Form.SRT])
def test_a_player_reads_the_subtitles(form: Form, tmp_path: Path) -> None:
    given = (builders.mark(1500, 2500, text="a & b\n\n<i>"), builders.mark(4000, text="אב"))
    path = tmp_path / f"a{forms.ending_of(form)}"
    path.write_text(forms.written(form, given, 5000), "utf-8")
    words = ["-v", "error", "-show_entries", "packet=pts_time,duration_time", "-of", "csv=p=0"]
    seen = subprocess.run(
        ["ffprobe", *words, str(path)], capture_output=True, text=True, check=True
    )
    assert seen.stdout.split() == ["1.500000,1.000000", "4.000000,1.000000"]
    assert seen.stderr == ""
