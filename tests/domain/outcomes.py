"""Closed draws as the tests of results have them: small ones, made of numbers."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from callreview.domain.draw.plan import DrawPlan
from callreview.domain.mark import Mark
from callreview.domain.results.making import Library, results_of
from callreview.domain.results.outcome import EVERYBODY, Heard, Outcome, Part
from callreview.domain.results.report import Results
from callreview.domain.review import Answer
from callreview.domain.rubric import Fail, Kind, Line, Option, Rubric, RubricVersion, Section

ANA = (92, 85, 78, 95, 88, 81, 90, 76, 84, 89, 93, 57)
"""The twelve scores of the design's example: 84 on average."""


def sheet(title: str = "Phone", *, pass_mark: int | None = 80) -> Rubric:
    """Return a score sheet of two questions: one of 100 points, and one that can fail a call."""
    told = tuple(Option(str(percent), f"{percent} %", Decimal(percent)) for percent in range(101))
    yes = Option("yes", "Yes", Decimal(0))
    no = Option("no", "No", Decimal(0), Fail.CALL)
    lines = (
        Line("talk", "How well did it go?", Kind.SCALE, options=told),
        Line("safe", "Was nothing promised?", Kind.YES_NO, options=(yes, no)),
    )
    mark = None if pass_mark is None else Decimal(pass_mark)
    return Rubric(title, (Section("all", "All", lines),), pass_mark=mark)


V1 = RubricVersion("v1", 1, sheet(), "v1")
OTHER = RubricVersion("o1", 1, sheet("Shop"), "o1")


def library(*versions: RubricVersion, marks: Mapping[str, Sequence[Mark]] | None = None) -> Library:
    """Return what a library knows: by default both sheets and no marks."""
    known = versions or (V1, OTHER)
    return Library({version.id: version for version in known}, marks or {})


def heard(
    percent: int | None,
    number: int,
    *,
    person: str = "p1",
    version: str = "v1",
    has_failed: bool = False,
    at: str = "2026-10-01",
    key: str = "",
) -> Heard:
    """Return one heard call that scored `percent`."""
    said = {} if percent is None else {"talk": Answer(option=str(percent))}
    key = key or f"{person}-{number:03}"
    return Heard(
        call_id=f"call-{key}",
        review_id=f"review-{key}",
        person_id=person,
        percent=None if percent is None else Fraction(percent),
        passed=None if percent is None else percent >= 80 and not has_failed,
        version_id=version,
        finished_at=f"{at}T10:00:00.{number:03}Z",
        fails=("safe",) if has_failed else (),
        answers=said,
        reviewer="Mia",
        active_ms=420_000,
    )


def part(
    percents: Iterable[int | None], population: int, *, person: str = "p1", name: str = "Ana",
    fails: int = 0, version: str = "v1", at: str = "2026-10-01", key: str = "",
) -> Part:  # fmt: skip
    """Return one person's part; the first `fails` calls failed."""
    each = tuple(
        heard(
            percent,
            number,
            person=person,
            version=version,
            has_failed=number < fails,
            at=at,
            key=f"{key}{person}-{number:03}",
        )
        for number, percent in enumerate(percents)
    )
    return Part(person, name, population, len(each), each)


def outcome(
    *parts: Part,
    plan: DrawPlan = DrawPlan.PER_PERSON,
    month: int = 9,
    draw_id: str = "",
    recordings: int = 0,
    left_out: Mapping[str, int] | None = None,
    number: int = 1,
    of: int = 1,
) -> Outcome:
    """Return a closed draw of a month of 2026."""
    left_out = left_out or {}
    eligible = sum(one.population for one in parts)
    return Outcome(
        draw_id=draw_id or f"draw-{month}-{number}",
        title=f"month {month}",
        plan=plan,
        starts=date(2026, month, 1),
        ends=date(2026, month + 1, 1),
        parts=parts,
        recordings=recordings or eligible + sum(left_out.values()),
        left_out=left_out,
        shortest_ms=30_000,
        number=number,
        of=of,
        seed="8f1c" * 8,
        frame_sha256="3ab9" * 16,
        closed_at=f"2026-{month + 1:02}-03T10:00:00.000Z",
    )


def everybody(percents: Iterable[int], population: int, *, fails: int = 0) -> Part:
    """Return the one part of a draw over the whole company."""
    return part(percents, population, person=EVERYBODY, name="", fails=fails)


def results(
    drawn: Outcome, *before: Outcome, known: Library | None = None, repeats: int = 2_000
) -> Results:
    """Return what a draw says; in tests the unheard calls are imagined less often."""
    found = results_of(drawn, known or library(), before=before, repeats=repeats)
    assert found is not None
    return found
