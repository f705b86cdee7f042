"""Conditions of a score sheet that can never be met, or only too late.

A condition names one line, which may have one of its own: a chain. It is dead where the chain
ends in nothing, comes back to itself, or asks for an answer that does not exist.
"""

from collections.abc import Iterator, Mapping

from callreview.domain.rubric import Line, Rubric

Finding = tuple[str, Mapping[str, object]]


def condition_findings(rubric: Rubric, line: Line) -> Iterator[Finding]:
    """Yield what is wrong with the condition of a line that has one: codes and their fields."""
    assert line.show_if is not None
    by_id = {one.id: one for one in rubric.lines}
    asked = by_id.get(line.show_if.line)
    if asked is None:
        yield "sheet_condition_unknown", {"id": line.show_if.line}
        return
    if not line.show_if.options:
        yield "sheet_condition_empty", {"id": asked.id}
    known = {option.id for option in asked.options}
    for option in line.show_if.options:
        if option not in known:
            yield "sheet_condition_option", {"id": asked.id, "option": option}
    if _comes_back(by_id, line):
        yield "sheet_condition_circle", {"id": asked.id}
        return
    order = [one.id for one in rubric.lines]
    if order.index(asked.id) > order.index(line.id):
        yield "sheet_condition_later", {"id": asked.id}
    if not _can_be_asked(by_id, asked):
        yield "sheet_condition_never", {"id": asked.id}


def _can_be_asked(by_id: Mapping[str, Line], line: Line) -> bool:
    """Return whether some answers bring the line up."""
    at, seen = line, set[str]()
    while at.show_if is not None:
        asked = by_id.get(at.show_if.line)
        if asked is None or at.id in seen:
            return False
        if not {option.id for option in asked.options} & set(at.show_if.options):
            return False
        seen.add(at.id)
        at = asked
    return True


def _comes_back(by_id: Mapping[str, Line], line: Line) -> bool:
    seen: set[str] = set()
    at: Line | None = line
    while at is not None and at.show_if is not None and at.id not in seen:
        seen.add(at.id)
        at = by_id.get(at.show_if.line)
        if at is not None and at.id == line.id:
            return True
    return False
