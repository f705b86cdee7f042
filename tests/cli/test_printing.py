"""What is printed: names that cannot do any harm, JSON, progress."""

import json
import sys

import pytest

from callreview.cli.printing import ProgressLine, print_json, say, say_error, visible, wide

HOSTILE = "a\nb\t\x1b]0;title\x07\x9b31m\u202egnp.wav \udce9"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("call.wav", "call.wav"),
        ("Réunion \u00a0 日本\u3000語.wav", "Réunion \u00a0 日本\u3000語.wav"),
        ("👩\u200d🔧 می\u200cخواهم", "👩\u200d🔧 می\u200cخواهم"),
        ("one\ntwo\r", "one\\ntwo\\r"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\x9b31m", "\\x9b31m"),
        ("\u202egnp.wav", "\\u202egnp.wav"),
        ("caf\udce9", "caf\\udce9"),
        ("<b>=cmd()|x</b>", "<b>=cmd()|x</b>"),
    ],
)
def test_what_could_do_something_to_a_terminal_is_spelled(name: str, shown: str) -> None:
    assert visible(name) == shown


def test_a_name_never_breaks_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    say([HOSTILE, "second"])
    say_error(HOSTILE)
    printed = capsys.readouterr()
    assert printed.out.count("\n") == 2
    assert printed.err.count("\n") == 1
    assert all(text.replace("\n", "").isprintable() for text in (printed.out, printed.err))


def test_columns_are_counted_as_a_terminal_shows_them() -> None:
    assert [wide(text) for text in ("call", "日本", "é", "e\u0301", "📞")] == [4, 4, 1, 1, 2]


def test_absent_facts_are_left_out_and_odd_names_stay_printable(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_json({"path": "b\udce9.wav", "name": "é", "rate": None})
    assert capsys.readouterr().out == '{"path": "b\\udce9.wav", "name": "é"}\n'


def test_json_gives_a_terminal_no_orders_and_loses_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_json({"path": HOSTILE})
    printed = capsys.readouterr().out
    assert printed.removesuffix("\n").isprintable()
    assert json.loads(printed) == {"path": HOSTILE}


def test_progress_is_for_terminals_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ProgressLine()(1, 2, "a.wav")
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    line = ProgressLine()
    line(1, 2, "a.wav")
    line.end()
    assert "1 / 2  a.wav" in capsys.readouterr().err


def test_progress_tells_how_fast_it_goes_on_and_what_is_left(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = [100.0]
    monkeypatch.setattr("callreview.app.jobs.monotonic", lambda: now[0])
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    line = ProgressLine()
    line(0, 10_000)
    now[0] += 4
    line(1200, 10_000, "a.wav")
    assert "1,200 / 10,000 · 300 a second · 0:29 left  a.wav" in capsys.readouterr().err
