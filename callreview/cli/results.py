"""`callreview results`: what closed random samples say, in sentences, as JSON or as PDF."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from callreview.app import results as app_results
from callreview.app.calibration import agreement_of
from callreview.app.jobs import Progress
from callreview.app.resultspaper import results_pdf
from callreview.app.session import Session
from callreview.cli.common import DONE, Given, as_json
from callreview.cli.printing import ProgressLine, print_json, say
from callreview.cli.results_json import lines_of
from callreview.domain.draw.period import period_named
from callreview.domain.errors import CallReviewError
from callreview.domain.results.report import Aside, Closed, Person, Results
from callreview.words import _
from callreview.words.results_steps import average_steps, line_steps, rate_steps
from callreview.words.results_story import person_story, story
from callreview.words.results_trust import open_words, source_words


@click.command()
@click.option("--period", metavar="PERIOD", help="Of that period (default: the last closed).")
@click.option("--person", metavar="NAME", help="Of that person alone.")
@click.option("--steps", is_flag=True, help="With the arithmetic of every figure.")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write it as PDF, of everybody; what was printed is noted in the library.",
)
@as_json
@click.pass_obj
def command(
    given: Given,
    period: str | None,
    person: str | None,
    steps: bool,  # noqa: FBT001 - click gives flags so
    out: Path | None,
    as_json: bool,  # noqa: FBT001 - as above
) -> int:
    """Say what the last closed sample shows; of an open one, how many calls are left.

    PERIOD is 2026-07, 2026-Q3, 2026-W31, 2026-07-01..2026-09-30 or last month.
    """
    if out is not None and (as_json or person is not None):
        raise click.UsageError(_("A PDF is of everybody; say nothing of a person or of JSON."))
    with given.session(read_only=out is None) as session:
        closed = session.find(lambda reader: reader.closed_draws()).wait()
        if not closed and period is None:
            return _say_open(session, as_json=as_json)
        chosen = _chosen(closed, period, session)
        found, aside = _results(session, chosen)
        if out is not None:
            results_pdf(session, chosen, out)
            say([_("Written: {name}").format(name=out)])
            return DONE
    for results in found:
        if as_json:
            _print_lines(results, aside, person)
        else:
            say(_told(results, aside, person, with_steps=steps))
    return DONE


def _chosen(closed: tuple[Closed, ...], period: str | None, session: Session) -> Closed:
    """Return the draw of a period, the last of several; raises CallReviewError."""
    if period is None:
        return closed[0]
    wanted = period_named(period, session.clock.now().astimezone().date())
    for one in closed:
        if one.period == wanted:
            return one
    raise CallReviewError("no_results_of_period", period=period)


def _results(session: Session, chosen: Closed) -> tuple[tuple[Results, ...], Aside]:
    shown = session.find(lambda reader: app_results.shown(reader, chosen)).wait()
    aside = replace(shown.aside, agreement=agreement_of(session))
    if shown.kept:
        return tuple(one.results for one in shown.kept), aside
    line = ProgressLine()
    try:
        progress = Progress(lambda reached: line(reached.done, reached.total))
        return app_results.make_results(session, chosen.draw_id, progress), aside
    finally:
        line.end()


def _say_open(session: Session, *, as_json: bool) -> int:
    draws = session.find(lambda reader: reader.open_draws()).wait()
    if as_json:
        for draw in draws:
            print_json(
                {"subject": "open_draw", "draw_id": draw.draw_id, "left": draw.left, "of": draw.of}
            )
        return DONE
    say([open_words(draw) for draw in draws])
    if not draws:
        say([_("No random sample was drawn so far. `callreview draw plan` begins one.")])
    return DONE


def _print_lines(results: Results, aside: Aside, person: str | None) -> None:
    only = None if person is None else _person(results, person).person_id
    for line in lines_of(results, aside, only):
        print_json(line)


def _told(results: Results, aside: Aside, person: str | None, *, with_steps: bool) -> Iterator[str]:
    yield source_words(results.source)
    if person is not None:
        one = _person(results, person)
        yield from person_story(results, one)
        yield from _person_steps(one) if with_steps else ()
        return
    for told in story(results, aside):
        yield ""
        yield _(told.question.value)
        for paragraph in told.paragraphs:
            yield f"  {' '.join(paragraph)}"
    if with_steps:
        yield from _steps(results)


def _steps(results: Results) -> Iterator[str]:
    yield ""
    yield _("How the figures came about")
    company = results.company
    yield from (f"  {step}" for step in average_steps(company.average))
    for rate in filter(None, (company.passed, company.failed)):
        yield from (f"  {step}" for step in rate_steps(rate))
    for line in company.lines:
        yield f"  “{line.text}”"
        yield from (f"    {step}" for step in line_steps(line))
    for person in results.people:
        yield f"  {person.name}"
        yield from (f"  {step}" for step in _person_steps(person))


def _person_steps(person: Person) -> Iterator[str]:
    yield from (f"  {step}" for step in average_steps(person.average))
    for rate in filter(None, (person.passed, person.failed)):
        yield from (f"  {step}" for step in rate_steps(rate))


def _person(results: Results, name: str) -> Person:
    wanted = name.casefold()
    found = [one for one in results.people if wanted in (one.name.casefold(), one.person_id)]
    if not found:
        names = ", ".join(one.name for one in results.people) or "–"
        raise CallReviewError("no_results_of_person", name=name, names=names)
    return found[0]
