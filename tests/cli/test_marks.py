"""`marks export` and `marks import`: what they write, add and leave out, their exit codes."""

import json
from pathlib import Path

import pytest

from callreview import cli
from callreview.app.edits.marks import AddMark
from callreview.exports.labels.forms import Form, ending_of
from tests import builders
from tests.corpus import talk, write_wav
from tests.dumping import count, dump

TEXTS = ("Well said", "a\tb\nc --> d", "", "=1+1", "שלום 😀")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Return a library of two calls of a minute; the first is marked, twice at one moment."""
    path = tmp_path / "library.db"
    with builders.opened(path, clock=builders.SteadyClock()) as session:
        call_id = builders.add_call(session, "a.wav")
        builders.add_call(session, "b.wav")
        for number, text in enumerate(TEXTS):
            for end in (None, 59_990):
                mark = builders.mark(
                    number * 14_000, end, id=session.new_key(), call_id=call_id, text=text
                )
                session.do(AddMark(mark)).wait()
    return path


def marks(library: Path, *words: str) -> int:
    return cli.run(["--library", str(library), "marks", *words])


def marks_of(library: Path, name: str) -> list[tuple[object, ...]]:
    with builders.opened(library, read_only=True) as session:
        found = session.find(lambda reader: reader.marks(f"{_call(library, name)}")).wait()
    return [(m.start_ms, m.end_ms, m.category, m.text, m.author, m.created_at) for m in found]


def _call(library: Path, name: str) -> str:
    with builders.opened(library, read_only=True) as session:
        return next(c.id for c in session.snapshot.calls.values() if c.recording.name == name)


@pytest.mark.parametrize("form", Form)
def test_the_same_file_adds_nothing_to_the_call_it_is_of(
    library: Path, form: Form, capsys: pytest.CaptureFixture[str]
) -> None:
    file = library.with_name(f"marks{ending_of(form)}")
    before = dump(library, whole=True)
    assert marks(library, "export", "/calls/a.wav", str(file)) == 0
    assert f"10 marks written to {file}." in capsys.readouterr().out
    assert marks(library, "import", "/calls/a.wav", str(file)) == 0
    assert capsys.readouterr().out == "10 marks were there already; nothing was changed.\n"
    assert dump(library, whole=True) == before


@pytest.mark.parametrize("form", Form)
def test_marks_come_into_another_call_once(
    library: Path, form: Form, capsys: pytest.CaptureFixture[str]
) -> None:
    file = library.with_name("marks of a call")
    words = (str(file), "--format", form.value)
    assert marks(library, "export", _call(library, "a.wav"), *words) == 0
    assert marks(library, "import", "/calls/b.wav", *words) == 0
    came = marks_of(library, "b.wav")
    assert len(came) == 10
    audited = count(library, "audit")
    assert marks(library, "import", "/calls/b.wav", *words) == 0
    assert "10 marks were there already" in capsys.readouterr().out
    assert (marks_of(library, "b.wav"), count(library, "audit")) == (came, audited)
    if form in (Form.CSV, Form.JSON):
        assert came == marks_of(library, "a.wav")


def test_an_import_is_one_step_that_can_be_undone(library: Path) -> None:
    from callreview.app.exchange import import_marks

    file = library.with_name("labels.txt")
    file.write_text("1\t2\tone\n3\t4\ttwo\n", "utf-8")
    call_id = _call(library, "b.wav")
    with builders.opened(library, reviewer="Kim") as session:
        before = dump(library)
        call = session.snapshot.calls[call_id]
        added = import_marks(session, call, file).added
        assert [(mark.author, mark.category.value) for mark in added] == [("Kim", "note")] * 2
        assert session.snapshot.calls[call_id].marks == 2
        session.undo().wait()
        assert dump(library) == before
        assert not session.snapshot.can_undo


def test_what_is_no_mark_of_the_call_is_left_out_and_listed(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = library.with_name("labels.txt")
    file.write_text("1\t2\tgood\nsoon\tx\n60.5\tafter\n59\t61\tlong\n1\t2\tgood\n", "utf-8")
    assert marks(library, "import", "/calls/b.wav", str(file)) == 3
    said = capsys.readouterr()
    assert said.out == "2 marks were added.\n1 mark was there already; nothing was changed.\n"
    left_out = sorted(line.partition(":")[0] for line in said.err.splitlines())
    assert left_out == ["Line 2", "Line 3", "Line 4"]
    assert [mark[:2] for mark in marks_of(library, "b.wav")] == [(1000, 2000), (59_000, 60_000)]
    file.write_text("soon\tx\n", "utf-8")
    assert marks(library, "import", "/calls/b.wav", str(file)) == 1


def test_a_mark_that_was_changed_here_is_not_written_over(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = library.with_name("marks.json")
    marks(library, "export", "/calls/a.wav", str(file))
    told = json.loads(file.read_text("utf-8"))
    told[0]["text"] = "other words"
    file.write_text(json.dumps(told[:1]), "utf-8")
    before = dump(library, whole=True)
    assert marks(library, "import", "/calls/a.wav", str(file)) == 1
    assert "says something else" in capsys.readouterr().err
    assert dump(library, whole=True) == before


def test_of_a_file_of_several_calls_only_its_own_marks_are_taken(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = library.with_name("reviews.json")
    own = {"call_id": _call(library, "b.wav"), "start_ms": 5, "text": "own"}
    others = [{**own, "call_id": "another call", "text": "other"}, {"start_ms": 9, "text": "free"}]
    file.write_text(json.dumps({"reviews": [], "marks": [own, *others]}), "utf-8")
    assert marks(library, "import", "/calls/b.wav", str(file)) == 3
    assert [mark[3] for mark in marks_of(library, "b.wav")] == ["own", "free"]
    assert "Mark 2: it belongs to another call" in capsys.readouterr().err


def test_import_as_json_is_one_object_a_line(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = library.with_name("labels.txt")
    file.write_text("1\t2\tone\n3\t3\ttwo\n", "utf-16")
    assert marks(library, "import", "/calls/b.wav", str(file), "--json") == 0
    one, two = map(json.loads, capsys.readouterr().out.splitlines())
    assert (one["start_ms"], one["end_ms"], "end_ms" in two) == (1000, 2000, False)
    assert set(two) == {"id", "call_id", "category", "start_ms", "text", "author", "created"}


def test_a_length_only_a_header_claims_is_looked_after(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "calls").mkdir()
    call = write_wav(tmp_path / "calls" / "call.wav", talk(2))
    library, file = tmp_path / "library.db", tmp_path / "labels.txt"
    cli.run(["--library", str(library), "add", str(tmp_path / "calls")])
    file.write_text("1\tin\n3\tafter\n", "utf-8")
    assert marks(library, "import", str(call), str(file)) == 3
    assert "0:03.000 is after the end of the call at 0:02.000" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["a.wav", "other.mp3", "link.txt", "msg"])
def test_a_recording_is_never_written_over(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "calls"
    folder.mkdir()
    for call in ("a.wav", "msg"):
        write_wav(folder / call, talk(1))
    (folder / "link.txt").symlink_to(folder / "a.wav")
    library = tmp_path / "library.db"
    cli.run(["--library", str(library), "add", str(folder)])
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    words = ("export", str(folder / "a.wav"), str(folder / name), "--format", "json")
    assert marks(library, *words) == 1
    assert name in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("export", "/calls/nowhere.wav", "a.csv"), 1),
        (("export", "/calls/a.wav", "a.doc"), 1),
        (("export", "/calls/a.wav", "/dev/null/a.csv"), 1),
        (("export", "/calls/a.wav", "a.doc", "--format", "doc"), 2),
        (("import", "/calls/a.wav", "not there.csv"), 1),
        (("export", "/calls/a.wav"), 2),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    library: Path, words: tuple[str, ...], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert marks(library, *words) == code
    said = capsys.readouterr()
    assert (said.out, bool(said.err)) == ("", True)
    assert code == 2 or said.err.count("\n") == 1
