"""Where a part of a score sheet goes when it is moved: steps, without widgets."""

from dataclasses import dataclass
from enum import Enum, auto
from functools import partial

from callreview.app.edits.sheets import Step
from callreview.domain.rubric import Rubric
from callreview.domain.rubric_editing import END, move_line, move_section, section_of


class Part(Enum):
    """What can be selected in the outline."""

    SHEET = auto()
    SECTION = auto()
    LINE = auto()


@dataclass(frozen=True)
class Spot:
    """A part of a sheet; the id is empty for the whole sheet."""

    part: Part = Part.SHEET
    id: str = ""


WHOLE = Spot()


def has(rubric: Rubric, spot: Spot) -> bool:
    """Return whether the sheet still has that part."""
    if spot.part is Part.SECTION:
        return any(section.id == spot.id for section in rubric.sections)
    return spot.part is Part.SHEET or any(line.id == spot.id for line in rubric.lines)


def section_at(rubric: Rubric, spot: Spot) -> str:
    """Return the id of the section a part is or stands in; of the last one for the whole sheet."""
    if spot.part is Part.SECTION:
        return spot.id
    if spot.part is Part.LINE:
        return section_of(rubric, spot.id).id
    return rubric.sections[-1].id if rubric.sections else ""


def step_by(rubric: Rubric, spot: Spot, by: int) -> Step | None:
    """Return the step that moves a part up (-1) or down (1); None where it is at the end.

    A question goes on across sections: to the end of the one above, the start of that below.
    """
    if spot.part is Part.SECTION:
        ids = [section.id for section in rubric.sections]
        to = ids.index(spot.id) + by
        moved = partial(move_section, section_id=spot.id, place=to)
        return moved if 0 <= to < len(ids) else None
    if spot.part is Part.LINE:
        return _line_by(rubric, spot.id, by)
    return None


def _line_by(rubric: Rubric, line_id: str, by: int) -> Step | None:
    home = section_of(rubric, line_id)
    to = [line.id for line in home.lines].index(line_id) + by
    if 0 <= to < len(home.lines):
        return partial(move_line, line_id=line_id, section_id=home.id, place=to)
    beside = rubric.sections.index(home) + by
    if not 0 <= beside < len(rubric.sections):
        return None
    place = END if by < 0 else 0
    return partial(move_line, line_id=line_id, section_id=rubric.sections[beside].id, place=place)


def step_beside(rubric: Rubric, spot: Spot, other: Spot, *, after: bool) -> Step | None:
    """Return the step that puts a part before or after another; None where it does not fit.

    A question put after a section's heading becomes its first, put before it the last of the
    section above. A section goes beside the section that `other` is or stands in.
    """
    if spot == other or spot.part is Part.SHEET:
        return None
    if spot.part is Part.SECTION:
        return _section_beside(rubric, spot.id, section_at(rubric, other), after=after)
    if other.part is Part.LINE:
        home = section_of(rubric, other.id)
        others = [line.id for line in home.lines if line.id != spot.id]
        place = others.index(other.id) + after
        return partial(move_line, line_id=spot.id, section_id=home.id, place=place)
    ids = [section.id for section in rubric.sections]
    if not ids:
        return None
    at = ids.index(other.id) if other.part is Part.SECTION else 0
    if after or at == 0:
        return partial(move_line, line_id=spot.id, section_id=ids[at], place=0)
    return partial(move_line, line_id=spot.id, section_id=ids[at - 1], place=END)


def _section_beside(rubric: Rubric, id_: str, other: str, *, after: bool) -> Step | None:
    others = [section.id for section in rubric.sections if section.id != id_]
    if other not in others:
        return None
    return partial(move_section, section_id=id_, place=others.index(other) + after)
