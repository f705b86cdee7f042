"""Can I trust this? What the figures speak for, what is not in them, and how to check the lot."""

from callreview.domain.results.report import Aside, Results
from callreview.words import _
from callreview.words.answers.cells import of_cell
from callreview.words.answers.parts import Form, Page, Part, Row, Table, told
from callreview.words.numbers import counted
from callreview.words.results_story import Question
from callreview.words.results_trust import (
    cover_words,
    gap_of,
    limits_words,
    lot_words,
    number_words,
    picked_words,
    poll_words,
    replaced_words,
    sheet_words,
    unscored_words,
)


def trust_page(results: Results, aside: Aside) -> Page:
    """Return what the figures rest on and what they do not hold."""
    cover = results.cover
    first = Part(
        _sentence(results),
        table=_table(results),
        notes=told(
            *cover_words(cover),
            *replaced_words(cover),
            unscored_words(cover),
            *sheet_words(results),
            picked_words(aside.picked),
        ),
        details=(lot_words(results.source, cover),),
    )
    luck, *rest = limits_words(results, gap_of(aside))
    beyond = Part(
        luck,
        heading=_("What the range does not contain"),
        notes=(*rest, poll_words()),
    )
    answer = _("{heard} calls, by lot").format(heard=of_cell(cover.heard, cover.calls))
    return Page(Question.TRUST, answer, (first, beyond, *_agreement_part(aside)))


def _agreement_part(aside: Aside) -> tuple[Part, ...]:
    """Return how far reviewers agree, once that is worked out."""
    if aside.agreement is None:
        return ()
    from callreview.words.answers.agreeing import agreement_part

    return (agreement_part(aside.agreement),)


def _sentence(results: Results) -> str:
    words = _(
        "{heard} calls were heard. A lot picked them, not a person: each call of the period had"
        " the same chance, whoever took it and however it went."
    )
    if results.people:
        words = _(
            "{heard} calls were heard. A lot picked them, not a person: for everybody, each of"
            " their calls had the same chance, however it went."
        )
    return words.format(heard=of_cell(results.cover.heard, results.cover.calls))


def _table(results: Results) -> Table:
    source, cover, sheet = results.source, results.cover, results.sheet
    numbers = ", ".join(str(number) for number in sheet.numbers)
    rows = (
        (_("Random sample"), " · ".join(told(source.title, number_words(source)))),
        (_("Recordings of the period"), counted(cover.recordings)),
        (_("Calls it was drawn from"), counted(cover.eligible)),
        (_("Drawn and heard"), counted(cover.heard)),
        (_("Replaced by the next in the lot"), counted(sum(cover.unusable.values()))),
        (
            _("Score sheet"),
            _("{title}, version {number}").format(title=sheet.title, number=numbers),
        ),
        (_("Reviewed by"), ", ".join(results.reviewers)),
    )
    headings = (_("What the numbers rest on"), "")
    listed = tuple(Row("", cells) for cells in rows)
    return Table(_(Question.TRUST.value), headings, listed, on_paper=Form.LINE)
