"""Sets papers with typst: a tagged PDF if every letter has a font, else one that says it is not.

What papers say comes in as values, each with its words ready (`scorecard_page`); the templates in
`resources/templates` place them. The values stand as one literal in the source that is compiled,
and everything else stays the same from paper to paper: so typst remembers what it has set.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

import typst

from callreview.domain.letterhead import Letterhead
from callreview.exports.fields import Field, with_fields
from callreview.resources import resource

Sheet = Mapping[str, object]
_JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f")  # invisible: words and emoji do without
_COMMON = re.compile("[^\n -~\u00a0-\u024f\u2010-\u2026\u2212]")
_MISSING = re.compile(r'the text `"(.*?)"` could not be displayed')
_SPELLED = re.compile(r"\\u\{([0-9a-f]+)\}")
_NO_FONT = "could not be displayed"


class Paper(StrEnum):
    """The sizes of paper, by typst's names."""

    A4 = "a4"
    LETTER = "us-letter"

    @classmethod
    def named(cls, name: str) -> "Paper":
        """Return the paper of that name, `letter` too; A4 for any other."""
        return cls.LETTER if name.lower() in ("letter", cls.LETTER.value) else cls.A4


class Template(StrEnum):
    """The papers there are, by the names of their templates."""

    SCORECARD = "scorecard"
    SUMMARY = "summary"
    RESULTS = "results"


@dataclass(frozen=True)
class Look:
    """How the papers of one run look."""

    paper: Paper = Paper.A4
    letterhead: Letterhead = field(default_factory=Letterhead)


@dataclass(frozen=True)
class Run:
    """What a PDF is: papers of a run that has more of them, and whether it may have tags."""

    is_one_of_many: bool = False
    is_tagged: bool = True


ALONE = Run()


@dataclass(frozen=True)
class _Inks:
    """How one compilation is done."""

    look: Look
    any_font: bool
    is_tagged: bool

    def for_typst(self) -> dict[str, str]:
        head = self.look.letterhead
        return {
            "paper": self.look.paper.value,
            "accent": head.ink,
            "business": head.business,
            "logo": head.logo,
            "any-font": "yes" if self.any_font else "no",
            "tagged": "yes" if self.is_tagged else "no",
        }


class Typesetter:
    """Sets papers, one after another; only one thread at a time."""

    def __init__(self) -> None:
        root = resource("templates")
        self._own = typst.Compiler(root=root, ignore_system_fonts=True)
        self._root = root
        self._system: typst.Compiler | None = None
        self._covered: dict[bool, set[str]] = {False: set(), True: set()}

    def pdf(
        self, template: Template, sheets: Sequence[Sheet], look: Look, run: Run = ALONE
    ) -> bytes:
        """Return sheets as one PDF, tagged (PDF/UA-1) if this computer has all their letters.

        If it has not, or the run is not to be, the PDF is an untagged one, and each sheet says its
        `notice`. A sheet that is not one of many has its `fields` to be typed into.
        """
        letters = _odd_letters(sheets)
        lacking = self._lacking(letters, any_font=False)
        any_font = bool(lacking)
        if any_font:
            lacking = self._lacking(letters, any_font=True)
        source = _source(template, sheets, is_one_of_many=run.is_one_of_many)
        fields: Mapping[str, Field] = sheets[0].get("fields", {})  # type: ignore[assignment]
        for tried in _taggable(source, lacking) if run.is_tagged else ():
            try:
                pdf = self._compiled(tried, sheets, _Inks(look, any_font, is_tagged=True))
                return with_fields(pdf, fields)
            except typst.TypstError as error:  # letters that are there, but not together
                if _NO_FONT not in error.message:
                    raise
        pdf = self._compiled(source, sheets, _Inks(look, any_font=True, is_tagged=False))
        return with_fields(pdf, fields)

    def images(
        self, template: Template, sheets: Sequence[Sheet], look: Look, *, dots_per_inch: float
    ) -> list[bytes]:
        """Return the pages as PNG pictures, just as they are in the PDF."""
        any_font = bool(self._lacking(_odd_letters(sheets), any_font=False))
        pages = self._compiler(any_font=any_font).compile(
            _source(template, sheets, is_one_of_many=False),
            format="png",
            ppi=dots_per_inch,
            sys_inputs=_Inks(look, any_font, is_tagged=True).for_typst(),
        )
        return [pages] if isinstance(pages, bytes) else list(pages or ())

    def _compiled(self, source: bytes, sheets: Sequence[Sheet], inks: _Inks) -> bytes:
        compiled = self._compiler(any_font=inks.any_font).compile(
            source,
            format="pdf",
            sys_inputs=inks.for_typst(),
            pdf_standards="ua-1" if inks.is_tagged else None,
            pdf_tags=inks.is_tagged,
            timestamp=_moment(sheets[0]),
        )
        assert isinstance(compiled, bytes)
        return compiled

    def _compiler(self, *, any_font: bool) -> typst.Compiler:
        if not any_font:
            return self._own
        if self._system is None:
            self._system = typst.Compiler(root=self._root, ignore_system_fonts=False)
        return self._system

    def _lacking(self, letters: set[str], *, any_font: bool) -> set[str]:
        """Return the letters that no font has, found out by setting each of them once."""
        new = letters - self._covered[any_font]
        if not new:
            return set()
        fallback = "true" if any_font else "false"
        source = (
            '#set document(title: "x")\n'
            f'#set text(font: "Libertinus Serif", fallback: {fallback})\n'
            f"#for letter in json(bytes({_literal(sorted(new))})) {{ par(letter) }}"
        )
        lacking: set[str] = set()
        try:
            self._compiler(any_font=any_font).compile(
                source.encode(), format="pdf", pdf_standards="ua-1", timestamp=0
            )
        except typst.TypstError as error:
            if _NO_FONT not in error.message:
                raise
            found = _MISSING.findall(error.diagnostic)
            lacking = {_SPELLED.sub(_spoken, one) for one in found} & new or new
        self._covered[any_font] |= new - lacking
        return lacking


def _source(template: Template, sheets: Sequence[Sheet], *, is_one_of_many: bool) -> bytes:
    """Return what is compiled: the templates, and the sheets as one literal."""
    first = sheets[0]
    run = {"title": first["title"], "date": first["date"], "lang": first["lang"]}
    if is_one_of_many:
        run = {**run, "title": first["title_of_all"]}
    many = "true" if is_one_of_many else "false"
    return (
        f'#import "paper.typ": run\n#import "{template.value}.typ": {template.value}\n'
        f"#show: run.with(..json(bytes({_literal(run)})))\n"
        f"#for one in json(bytes({_literal(sheets)})) {{ {template.value}(one, {many}) }}\n"
    ).encode()


def _literal(value: object) -> str:
    """Return a value as JSON in a string of typst; JSON in ASCII leaves two letters to escape."""
    return '"' + json.dumps(value).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _taggable(source: bytes, lacking: set[str]) -> Iterator[bytes]:
    """Yield what may be set with tags: nothing where letters are lacking that one would miss.

    A joiner no font has alone is known to many together with what it joins.
    """
    if not lacking <= _JOINERS:
        return
    yield source
    for letter in _JOINERS:
        source = source.replace(f"\\\\u{ord(letter):04x}".encode(), b"")
    yield source


def _spoken(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))


def _odd_letters(value: object) -> set[str]:
    """Return the letters in all texts of a value that one cannot expect of our own fonts."""
    if isinstance(value, str):
        return set(_COMMON.findall(value))
    if isinstance(value, Mapping):
        value = value.values()
    elif not isinstance(value, Sequence):
        return set()
    return set().union(*map(_odd_letters, value))


def _moment(sheet: Sheet) -> datetime:
    day = sheet["date"]
    if isinstance(day, list):
        return datetime(day[0], day[1], day[2], tzinfo=UTC)
    return datetime(1970, 1, 1, tzinfo=UTC)
