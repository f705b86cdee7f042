"""What each question is worth in the whole, were all questions asked and answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from callreview.domain.rubric import Line, Mode, Rubric, Section
from callreview.domain.scoring_lines import highest, lowest, weight

_ZERO = Fraction(0)


@dataclass(frozen=True)
class Shares:
    """Parts of the total in percent, exact: `lines` and `sections` each add up to 100.

    If nothing is scored all are 0. Bonus lines are 0 in `lines`; `bonus` says by line what each
    of them can add to a total, before any cap.
    """

    lines: Mapping[str, Fraction]
    sections: Mapping[str, Fraction]
    bonus: Mapping[str, Fraction]


def effective_shares(rubric: Rubric) -> Shares:
    """Return what every line and section of the sheet is worth."""
    possible = {section.id: _possible(rubric, section) for section in rubric.sections}
    own = {
        section.id: _own_weight(rubric, section, possible[section.id])
        for section in rubric.sections
    }
    whole, points = sum(own.values(), _ZERO), sum(possible.values(), _ZERO)
    sections = {id_: 100 * part / whole if whole else _ZERO for id_, part in own.items()}
    return Shares(
        lines={
            line.id: sections[section.id] * weight(line) / possible[section.id]
            if _counts(line) and possible[section.id]
            else _ZERO
            for section in rubric.sections
            for line in section.lines
        },
        sections=sections,
        bonus={
            line.id: 100 * weight(line) / points if points else _ZERO
            for line in rubric.lines
            if line.bonus and _can_earn(line)
        },
    )


def _possible(rubric: Rubric, section: Section) -> Fraction:
    """Return the points of a section; 0 for one that weighs nothing, which drops out whole."""
    if rubric.mode is Mode.SECTIONS and section.weight <= 0:
        return _ZERO
    return sum((weight(line) for line in section.lines if _counts(line)), _ZERO)


def _own_weight(rubric: Rubric, section: Section, possible: Fraction) -> Fraction:
    return possible if rubric.mode is Mode.POINTS or not possible else Fraction(section.weight)


def _counts(line: Line) -> bool:
    return not line.bonus and _can_earn(line)


def _can_earn(line: Line) -> bool:
    return line.kind.is_scored and highest(line) > lowest(line) and weight(line) > 0
