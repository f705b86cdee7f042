"""Which way of writing a date reads most names: what one name leaves open, the folder may tell."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from callreview.domain.template.dates import forms_like, when
from callreview.domain.template.matching import reading
from callreview.domain.template.parts import Meaning, Template


@dataclass(frozen=True)
class Vote:
    """How many names each form of the date reads; those that read none are left out."""

    counts: Mapping[str, int]

    @property
    def winner(self) -> str | None:
        """Return the form that reads most; None where two read as many, or none any."""
        best = Counter(self.counts).most_common(2)
        if not best or len(best) == 2 and best[0][1] == best[1][1]:
            return None
        return best[0][0]


class Ballot:
    """Counts on which form of a template's date the names of a folder vote, one after another.

    A day after `today`, `YYYY-MM-DD`, is no vote. `forms` are empty where there is no date.
    """

    def __init__(self, template: Template, today: str) -> None:
        part = template.part_of(Meaning.DATE)
        self.forms = forms_like(part.form) if part else ()
        self._templates = [with_date_form(template, form) for form in self.forms]
        self._today = today
        self._counts: Counter[str] = Counter()

    @property
    def vote(self) -> Vote:
        """Return how it stands."""
        return Vote(dict(self._counts))

    def take(self, stems: Sequence[str]) -> None:
        """Take the vote of a name, which may be read in any of several ways."""
        for stem in stems:
            for template in self._templates:
                if said := reading(template, stem):
                    self._counts.update(filter(self._fits(said[Meaning.DATE]), self.forms))
                    return

    def _fits(self, text: str) -> Callable[[str], bool]:
        """Return what tells whether a text is, in a form, a day that has been."""

        def fits(form: str) -> bool:
            found = when(form, text)
            return bool(found and found.day and found.day <= self._today)

        return fits


def with_date_form(template: Template, form: str) -> Template:
    """Return the template with its date written in another form."""
    parts = (
        replace(part, form=form) if part.meaning is Meaning.DATE else part
        for part in template.parts
    )
    return Template(tuple(parts))
