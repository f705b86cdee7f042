"""The score sheets that come with the app."""

from callreview.app.written import read_rubric
from callreview.domain.rubric import Rubric
from callreview.resources import resource

QUICK_SHEET = "quick-sheet"
_NAMES = (
    QUICK_SHEET,
    "customer-service",
    "complaint-call",
    "sales-call",
    "appointment-desk",
    "payment-reminder",
)


def shipped_rubrics() -> tuple[Rubric, ...]:
    """Return the score sheets in the order they are offered; the quick one comes first."""
    return tuple(map(shipped_rubric, _NAMES))


def shipped_rubric(name: str) -> Rubric:
    """Return one score sheet by its file's name without the end: `QUICK_SHEET`."""
    return read_rubric(resource("rubrics", f"{name}.toml"))
