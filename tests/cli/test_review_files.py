"""`review export`, and `review import` of what it wrote: what they print and their exit codes."""

import json
from pathlib import Path

import pytest

from callreview import cli
from callreview.app.edits.reviews import ReviseReview, SetWords
from tests import builders, drawing
from tests.dumping import count, dump


@pytest.fixture
def libraries(tmp_path: Path) -> tuple[Path, Path]:
    """Return a library with two finished reviews, and one with one of the two calls."""
    robin, kim = tmp_path / "robin.db", tmp_path / "kim.db"
    with builders.opened(robin, clock=builders.SteadyClock()) as session:
        for name in ("a.wav", "b.wav"):
            draft = builders.start_review(session, builders.add_call(session, name))
            builders.finish_review(session, draft)
    with builders.opened(kim, reviewer="Kim") as session:
        builders.add_call(session, "a.wav")
    return robin, kim


def _run(library: Path, *words: str) -> int:
    return cli.run(["--library", str(library), "review", *words])


def test_reviews_go_from_one_library_to_another(
    libraries: tuple[Path, Path], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    robin, kim = libraries
    file = tmp_path / "reviews.json"
    assert _run(robin, "export", "-o", str(file)) == 0
    assert capsys.readouterr().out == f"2 reviews written to {file}.\n"
    before = dump(kim, whole=True)
    assert _run(kim, "import", str(file), "--preview") == 3
    assert capsys.readouterr().out.splitlines() == [
        "1 review is new.",
        "The score sheet “Five questions” is not in this library; it comes with them.",
        (
            "The recording “b.wav” is not in this library, so Robin’s review of it is left out. "
            "Add the folder it is in, then import again."
        ),
        "Nothing was changed. Leave out --preview to import.",
    ]
    assert dump(kim, whole=True) == before
    assert _run(kim, "import", str(file)) == 3
    assert capsys.readouterr().out.splitlines()[-1] == "1 review was added."
    assert count(kim, "reviews") == 1


def test_json_says_what_became_of_each(
    libraries: tuple[Path, Path], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    robin, kim = libraries
    file = tmp_path / "reviews.json"
    _run(robin, "export", "-o", str(file))
    capsys.readouterr()
    for expected in (["new", "no_recording"], ["known", "no_recording"]):
        assert _run(kim, "import", str(file), "--json") == 3
        lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert [line["result"] for line in lines] == expected


@pytest.mark.parametrize(
    ("words", "written"),
    [(("--query", "a.wav"), 1), (("--reviewer", "Robin"), 2), (("--reviewer", "Nobody"), 0)],
)
def test_a_part_of_the_reviews_can_be_chosen(
    libraries: tuple[Path, Path],
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    words: tuple[str, ...],
    written: int,
) -> None:
    file = tmp_path / "reviews.json"
    code = _run(libraries[0], "export", "-o", str(file), *words)
    assert (code, file.exists()) == (int(not written), bool(written))
    told = capsys.readouterr()
    assert ("Finish one" in told.err) is not bool(written)
    if written:
        assert len(json.loads(file.read_text("utf-8"))["reviews"]) == written


def test_a_conflict_is_shown_side_by_side_and_nothing_is_overwritten(
    libraries: tuple[Path, Path], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    robin, kim = libraries
    file = tmp_path / "reviews.json"
    _run(robin, "export", "--query", "a.wav", "-o", str(file))
    _run(kim, "import", str(file))
    for library, who, words in ((robin, "Robin", "pauses"), (kim, "Kim", "greeting")):
        with builders.opened(library, reviewer=who) as session:
            review = session.find(lambda reader: reader.final_reviews()).wait()[0]
            draft = session.do(ReviseReview(review.id, "misheard")).wait()
            session.do(SetWords(draft.id, "keep_doing", words)).wait()
            builders.finish_review(session, draft)
    _run(robin, "export", "--query", "a.wav", "-o", str(file))
    before = dump(kim, whole=True)
    capsys.readouterr()
    assert _run(kim, "import", str(file)) == 3
    told = capsys.readouterr().out
    assert "1 review says something else here. What is here stays; nothing is overwritten." in told
    assert "  Keep doing: here “greeting”, in the file “pauses”" in told
    assert dump(kim, whole=True) == before


def test_a_file_that_was_changed_is_refused(
    libraries: tuple[Path, Path], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    robin, kim = libraries
    file = tmp_path / "reviews.json"
    _run(robin, "export", "-o", str(file))
    file.write_text(file.read_text("utf-8").replace("practice", "coaching"), "utf-8")
    assert _run(kim, "import", str(file)) == 1
    assert capsys.readouterr().err == (
        "“reviews.json” was changed after it was written, so nothing was taken from it. Have the "
        "reviews exported anew from where they were made.\n"
    )
    assert count(kim, "reviews") == 0


def test_the_reviews_of_a_sample_can_be_chosen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library, file = tmp_path / "library.db", tmp_path / "reviews.json"
    with builders.opened(library) as session:
        drawing.add_calls(session, {"200": 4})
        draw = drawing.freeze(session, drawing.draw({"": 2}, id="0" * 8 + session.new_key()[8:]))
        for call_id in session.snapshot.calls:
            builders.finish_review(session, builders.start_review(session, call_id))
    assert _run(library, "export", "--draw", draw.id[:8], "-o", str(file)) == 0
    assert capsys.readouterr().out.startswith("2 reviews written")
    reviews = json.loads(file.read_text("utf-8"))["reviews"]
    assert {(review["book"], review["draw"]) for review in reviews} == {("sample", draw.id)}
    assert _run(library, "export", "--draw", "0" * 8, "--query", "x", "-o", str(file)) == 2
