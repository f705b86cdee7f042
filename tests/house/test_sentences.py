"""Every error code in the package has a sentence, and its gaps are filled."""

import ast
import gettext
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from callreview import words
from callreview.domain.errors import CallReviewError
from tests.house.tree import PACKAGE, TOP

# A decoder holds an open file and does not know its name; whoever asked adds it.
ADDED_LATER = {"callreview/audio/": {"name"}}


@dataclass(frozen=True)
class Raised:
    """One place where an error for people is made: code and fields, as far as one can read."""

    place: str
    code: str
    fields: frozenset[str] | None


def gaps(text: str) -> set[str]:
    return {
        name.partition(".")[0].partition("[")[0]
        for _, name, _, _ in Formatter().parse(text)
        if name is not None
    }


@cache
def trees() -> dict[str, ast.Module]:
    return {
        str(path.relative_to(TOP)): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    }


def error_names(modules: dict[str, ast.Module]) -> set[str]:
    """Return the names of CallReviewError and everything derived from it."""
    names = {"CallReviewError"}
    classes = [
        n for tree in modules.values() for n in ast.walk(tree) if isinstance(n, ast.ClassDef)
    ]
    while more := {c.name for c in classes for base in c.bases if last_name(base) in names} - names:
        names |= more
    return names


def last_name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def raised(modules: dict[str, ast.Module]) -> Iterator[Raised]:
    names = error_names(modules)
    for name, tree in modules.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and last_name(node.func) in names and node.args:
                fields = {keyword.arg for keyword in node.keywords}
                known = None if None in fields else frozenset(filter(None, fields))
                for code in literals(node.args[0]):
                    yield Raised(f"{name}:{node.lineno}", code, known)


def given(each: Raised) -> frozenset[str]:
    later = [names for place, names in ADDED_LATER.items() if each.place.startswith(place)]
    return (each.fields or frozenset()).union(*later)


def literals(node: ast.expr) -> list[str]:
    if isinstance(node, ast.IfExp):
        return literals(node.body) + literals(node.orelse)
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def faults(modules: dict[str, ast.Module], sentences: dict[str, str]) -> list[str]:
    found = []
    for each in raised(modules):
        if each.code not in sentences:
            found.append(f"{each.place}: no sentence for “{each.code}”")
        elif each.fields is not None and (empty := gaps(sentences[each.code]) - given(each)):
            found.append(f"{each.place}: “{each.code}” is not given {', '.join(sorted(empty))}")
    return found


def test_every_code_has_a_sentence_whose_gaps_are_filled() -> None:
    assert faults(trees(), dict(words.sentences())) == []


def test_every_sentence_is_used() -> None:
    used = {
        node.value
        for name, tree in trees().items()
        if not name.startswith("callreview/words/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert set(words.sentences()) - used == set()


def test_no_code_stands_in_two_areas() -> None:
    areas = [area.SENTENCES for area in words._areas()]
    codes = [code for area in areas for code in area]
    assert sorted(codes) == sorted(set(codes))


def test_every_area_is_asked_for_its_sentences() -> None:
    asked = {Path(str(area.__file__)).stem for area in words._areas()}
    written = {
        path.stem
        for path in (PACKAGE / "words").glob("*.py")
        if "\nSENTENCES" in path.read_text(encoding="utf-8")
    }
    assert written == asked


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("raise Refused('unheard_of')", "no sentence for “unheard_of”"),
        ("raise CallReviewError('torn')", "“torn” is not given path"),
        ("raise Refused('a' if x else 'b', path=1)", "no sentence for “b”"),
        ("class Odd(Refused): pass\nraise Odd('unheard_of')", "no sentence for “unheard_of”"),
    ],
)
def test_a_planted_fault_is_found(line: str, fault: str) -> None:
    modules = {**trees(), "planted.py": ast.parse(line)}
    found = faults(modules, {**words.sentences(), "torn": "{path} is torn.", "a": "A."})
    assert any(fault in each for each in found if each.startswith("planted.py"))


def test_a_sentence_is_filled_with_the_fields() -> None:
    error = CallReviewError("time_unreadable", text="soon")
    assert "“soon”" in words.sentence(error)


def test_braces_in_a_field_are_only_text() -> None:
    error = CallReviewError("time_unreadable", text="{text}{0}")
    assert "“{text}{0}”" in words.sentence(error)


def test_an_unknown_code_is_a_bug() -> None:
    with pytest.raises(KeyError):
        words.sentence(CallReviewError("unheard_of"))


class Shouting(gettext.NullTranslations):
    """A language in which everything is said loudly."""

    def gettext(self, message: str) -> str:
        return message.upper()


def test_sentences_go_through_the_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_translations", Shouting)
    assert words._("saved") == "SAVED"
    error = CallReviewError("time_unreadable", text="soon")
    with pytest.raises(KeyError, match="TEXT"):
        words.sentence(error)


def test_plural_forms_follow_the_count() -> None:
    forms = [words.ngettext("{n} call", "{n} calls", n).format(n=n) for n in (1, 2)]
    assert forms == ["1 call", "2 calls"]
