"""What a draw is to find out: how everybody together is doing, or how each person is."""

from enum import StrEnum


class DrawPlan(StrEnum):
    """One lot over everybody, with no number for a person; or one lot for each person."""

    COMPANY = "company"
    PER_PERSON = "per_person"
