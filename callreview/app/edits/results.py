"""Noting that results were printed: from then on they stay as they were, with all inputs."""

from dataclasses import dataclass

from callreview.app.edits.edit import Edit, Way
from callreview.domain.errors import Refused
from callreview.store import figures
from callreview.store.page import Page


@dataclass(frozen=True)
class NotePrinted(Edit[None]):
    """Results left the house, as a `form` such as "pdf"."""

    results_id: str
    form: str
    kind = "print_results"
    way = Way.COMPENSATING

    @property
    def target(self) -> str:
        """Return the key of the kept results."""
        return self.results_id

    def apply(self, page: Page) -> None:
        """Note it; Refused "results_gone" if newer ones have taken their place."""
        if not figures.is_there(page.connection, self.results_id):
            raise Refused("results_gone")
        figures.note_printed(page, page.new_key(), self.results_id, self.form)
