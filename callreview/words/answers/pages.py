"""All answers to what one sample says."""

from collections.abc import Mapping

from callreview.domain.results.report import Aside, Results
from callreview.domain.statistics.ranges import Range
from callreview.words.answers.change import change_page
from callreview.words.answers.company import company_page
from callreview.words.answers.lines import lines_page
from callreview.words.answers.parts import Page
from callreview.words.answers.people import people_page
from callreview.words.answers.trust import trust_page


def pages_of(results: Results, aside: Aside, ranges: Mapping[str, Range]) -> tuple[Page, ...]:
    """Return the answers in their order; `ranges` are the company's of the draws before."""
    return (
        company_page(results),
        people_page(results),
        lines_page(results),
        change_page(results, ranges),
        trust_page(results, aside),
    )
