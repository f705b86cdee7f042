"""Which way of writing a date reads most names: what one name leaves open, the folder may tell."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from callreview.domain.template.dates import forms_like, when
from callreview.domain.template.matching import reading
from callreview.domain.template.parts import Meaning, Template


@dataclass(frozen=True)
class Vote:
    """How many names each form of the date reads, most first; those that read none are left out."""

    counts: Mapping[str, int]

    @property
    def winner(self) -> str | None:
        """Return the form that reads most; None where two read as many, or none any."""
        best = list(self.counts.items())[:2]
        if not best or len(best) == 2 and best[0][1] == best[1][1]:
            return None
        return best[0][0]


def vote_on_date(template: Template, names: Iterable[str], today: str) -> Vote | None:
    """Return how the names of a folder vote on the form of the template's date.

    A day after `today`, `YYYY-MM-DD`, is no vote. None where there is no date to vote on.
    """
    part = template.part_of(Meaning.DATE)
    if part is None:
        return None
    forms = forms_like(part.form)
    counts = dict.fromkeys(forms, 0)
    templates = {form: with_date_form(template, form) for form in forms}
    for name in names:
        for form in forms:
            said = reading(templates[form], name)
            found = when(form, said[Meaning.DATE]) if said else None
            if found and found.day and found.day <= today:
                counts[form] += 1
    ranked = sorted(counts.items(), key=lambda one: -one[1])
    return Vote({form: count for form, count in ranked if count})


def with_date_form(template: Template, form: str) -> Template:
    """Return the template with its date written in another form."""
    parts = (
        replace(part, form=form) if part.meaning is Meaning.DATE else part
        for part in template.parts
    )
    return Template(tuple(parts))
