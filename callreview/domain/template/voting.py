"""Which way of writing a date reads most names: what one name leaves open, the folder may tell."""

from collections import Counter
from collections.abc import Mapping, Sequence
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
        self._templates = {form: with_date_form(template, form) for form in self.forms}
        self._today = today
        self._counts: Counter[str] = Counter()

    @property
    def vote(self) -> Vote:
        """Return how it stands."""
        return Vote(dict(self._counts))

    def take(self, stems: Sequence[str]) -> None:
        """Take the vote of a name, which may be read in any of several ways."""
        for stem in stems:
            votes = [form for form in self.forms if self._reads(form, stem)]
            if votes:
                self._counts.update(votes)
                return

    def _reads(self, form: str, stem: str) -> bool:
        said = reading(self._templates[form], stem)
        found = when(form, said[Meaning.DATE]) if said else None
        return bool(found and found.day and found.day <= self._today)


def with_date_form(template: Template, form: str) -> Template:
    """Return the template with its date written in another form."""
    parts = (
        replace(part, form=form) if part.meaning is Meaning.DATE else part
        for part in template.parts
    )
    return Template(tuple(parts))
