"""How is each person doing? By name, in three groups, and never in an order."""

from collections.abc import Callable

from callreview.domain.results.report import Person, Results
from callreview.domain.statistics.between import Standing
from callreview.words import _, ngettext
from callreview.words.answers.cells import (
    NOTHING,
    average_cell,
    heard_cell,
    range_cell,
    rate_cell,
    standing_words,
)
from callreview.words.answers.charts import people_chart, person_key
from callreview.words.answers.parts import Page, Part, Row, Table, told
from callreview.words.numbers import spelled
from callreview.words.results import kept_words, not_bad_words, person_words, reach_words
from callreview.words.results_change import guess_words, pay_words, rank_words
from callreview.words.results_steps import between_steps
from callreview.words.results_story import Question
from callreview.words.results_trust import plan_words

_UNCLEAR = Standing.CANNOT_TELL


def people_page(results: Results) -> Page:
    """Return how each person is doing; of a lot over the company, why nobody can tell."""
    if not results.people:
        return Page(Question.PEOPLE, _("one number for all"), (Part(plan_words(results.source)),))
    if len(results.people) == 1:
        (person,) = results.people
        sentence = person_words(person.name, person.average)
    else:
        sentence = groups_words(results)
    part = Part(
        sentence,
        chart=people_chart(results),
        table=_table(results),
        warning=pay_words(),
        notes=told(
            _clearly_words(results),
            *(rank_words(results.between) if results.between else ()),
            reach_words(one.average for one in results.people),
        ),
        details=_details(results),
    )
    count = len(results.people)
    answer = ngettext("{count} person", "{count} people", count).format(count=count)
    return Page(Question.PEOPLE, answer, (part, *_kept(results)))


def groups_words(results: Results) -> str:
    """Return who stands clearly above or below all, and of how many that cannot be told."""
    groups: dict[Standing | None, list[str]] = {}
    for person in results.people:
        groups.setdefault(person.standing, []).append(person.name)
    apart = [
        words.format(names=", ".join(groups[standing]))
        for standing, words in (
            (Standing.ABOVE, _("Clearly above the average of all: {names}.")),
            (Standing.BELOW, _("Clearly below the average of all: {names}.")),
        )
        if standing in groups
    ]
    few = len(groups.get(None, ()))
    same = len(groups.get(_UNCLEAR, ()))
    rest = []
    if same and not apart:
        rest.append(_("Nobody stands clearly above or below the average of all."))
    elif same:
        unclear = ngettext(
            "It cannot be told for {count} more.", "It cannot be told for {count} more.", same
        )
        rest.append(unclear.format(count=spelled(same)))
    if few:
        too_few = ngettext(
            "Too few calls were heard of {count}.", "Too few calls were heard of {count}.", few
        )
        rest.append(too_few.format(count=spelled(few)))
    return " ".join((*apart, *rest))


def _clearly_words(results: Results) -> str:
    """Return why a range that misses the average is not yet *clearly*, if one is in sight."""
    average = results.company.average.value
    unclear = [one.average.range for one in results.people if one.standing is _UNCLEAR]
    if average is None or all(one is None or one.covers(float(average)) for one in unclear):
        return ""
    return _(
        "“Clearly” asks for more than a range beside the line: among {count} people one or"
        " another would stand there by luck alone."
    ).format(count=spelled(len(results.people)))


def _table(results: Results) -> Table:
    """Return a row for each person; what the score sheet does not judge has no column."""
    people = results.people
    columns: list[tuple[str, Callable[[Person], str]]] = [
        (_("Person"), lambda one: one.name),
        (_("Average"), lambda one: average_cell(one.average)),
        (_("Very likely"), lambda one: range_cell(one.average)),
        (_("Calls heard"), lambda one: heard_cell(one.average)),
        (_("Passed"), lambda one: rate_cell(one.passed)),
        (_("Serious failures"), lambda one: rate_cell(one.failed)),
        (_("Beside all"), lambda one: standing_words(one.standing)),
    ]
    shown = [
        (heading, cell)
        for heading, cell in columns
        if any(cell(person) not in ("", NOTHING) for person in people)
    ]
    rows = tuple(
        Row(
            person_key(person.person_id),
            tuple(cell(person) for _heading, cell in shown),
            person_words(person.name, person.average),
        )
        for person in people
    )
    headings = tuple(heading for heading, _cell in shown)
    return Table(_(Question.PEOPLE.value), headings, rows)


def _kept(results: Results) -> tuple[Part, ...]:
    """Return what each person does right every time, which survives the luck of the lot."""
    rows = tuple(
        Row(
            person_key(person.person_id),
            (person.name, ", ".join(kept_words(line) for line in person.kept[:2])),
        )
        for person in results.people
        if person.kept
    )
    if not rows:
        return ()
    headings = (_("Person"), _("Full points in every call heard where it came up"))
    told_ = _("Praise what people do right every time; that is not luck.")
    table = Table(_("What each does right"), headings, rows)
    notes = (not_bad_words(),)
    return (Part(told_, heading=_("What each does right"), table=table, notes=notes),)


def _details(results: Results) -> tuple[str, ...]:
    guesses = [
        _("{name}: {guess}").format(name=one.name, guess=guess_words(one))
        for one in results.people
        if one.shrunk is not None
    ]
    if results.between is None:
        return tuple(guesses)
    return (*between_steps(results.between), *guesses)
