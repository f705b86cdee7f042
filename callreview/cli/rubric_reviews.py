"""`rubric difference`, `impact` and `health`: score sheets against each other and the reviews."""

import contextlib
from collections.abc import Iterator
from fractions import Fraction

import click

from callreview.app.jobs import Progress
from callreview.cli.common import Given, as_json
from callreview.cli.printing import ProgressLine, print_json, say
from callreview.cli.rubric_known import counted_reviews, known, rubric_at
from callreview.domain.errors import CallReviewError
from callreview.domain.rubric import RubricVersion
from callreview.domain.rubric_difference import differences
from callreview.domain.rubric_health import Health
from callreview.domain.rubric_impact import Impact
from callreview.domain.scoring import rounded
from callreview.words import _
from callreview.words.sheetreviews import health_texts, impact_texts, rescored_text
from callreview.words.sheets import difference_text


@click.command("difference")
@click.argument("before")
@click.argument("after")
@as_json
@click.pass_obj
def difference(given: Given, before: str, after: str, as_json: bool) -> None:  # noqa: FBT001 - click gives flags so
    """Say what changed between two score sheets: files, titles or hashes of versions."""
    found = differences(rubric_at(given, before), rubric_at(given, after))
    texts = [difference_text(one) for one in found]
    if as_json:
        print_json({"differences": texts})
    else:
        say(texts or [_("Nothing differs.")])


@click.command("impact")
@click.argument("sheet")
@click.option("--of", "of", help="Whose reviews: a title or a version; else those of its title.")
@as_json
@click.pass_obj
def impact(given: Given, sheet: str, of: str | None, as_json: bool) -> None:  # noqa: FBT001 - click gives flags so
    """Say what the reviews there are would score on SHEET (a file, a title); nothing is altered."""
    from callreview.app import sheetreviews

    rubric = rubric_at(given, sheet)
    reviewed = _of_library(given, of or rubric.title)
    with given.session(read_only=True) as session, _progress() as progress:
        found = sheetreviews.impact(session, reviewed.sheet_id, rubric, progress)
    _print_impact(found, as_json=as_json)


@click.command("health")
@click.argument("sheet")
@as_json
@click.pass_obj
def health(given: Given, sheet: str, as_json: bool) -> None:  # noqa: FBT001 - click gives flags so
    """Say which questions of SHEET are always answered alike, never apply or are disputed."""
    from callreview.app import sheetreviews

    version = _of_library(given, sheet)
    with given.session(read_only=True) as session, _progress() as progress:
        found = sheetreviews.sheet_health(session, version.sheet_id, version.rubric, progress)
    _print_health(found, as_json=as_json)


COMMANDS = (difference, impact, health)


def _of_library(given: Given, name: str) -> RubricVersion:
    """Return a version that the library has; one that only comes with the app has no reviews."""
    version = known(given).named(name)
    if not version.sheet_id:
        raise CallReviewError("version_unknown")
    return version


@contextlib.contextmanager
def _progress() -> Iterator[Progress]:
    line = ProgressLine()
    try:
        yield Progress(lambda reached: line(reached.done, reached.total))
    finally:
        line.end()


def _print_impact(found: Impact, *, as_json: bool) -> None:
    if not as_json:
        say(f"{one.review_id}  {rescored_text(one)}" for one in found.reviews)
        say(impact_texts(found))
        return
    for one in found.reviews:
        print_json(
            {
                "review": one.review_id,
                "before": _number(one.before),
                "after": _number(one.after),
                "passed_before": one.passed_before,
                "passed_after": one.passed_after,
                "unanswered": list(one.unanswered),
            }
        )


def _print_health(found: Health, *, as_json: bool) -> None:
    if not as_json:
        together, each = health_texts(found)
        say(filter(None, (counted_reviews(found.reviews), together)))
        say(f"  {one.line.text}  {text}" for one, text in each)
        return
    for one in found.lines:
        print_json(
            {
                "line": one.line.id,
                "asked": one.asked,
                "answered": one.answered,
                "na": one.na,
                "commented": one.commented,
                "disputed": one.disputed,
                "always": one.same if one.is_always_same else None,
            }
        )


def _number(percent: Fraction | None) -> float | None:
    return None if percent is None else float(rounded(percent, 4))
