"""Two reviews of one call beside each other, question by question, what differs first."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from callreview.domain.review import Answer, Review
from callreview.domain.rubric import Kind, Line, RubricVersion


@dataclass(frozen=True)
class Compared:
    """One question in both reviews. A review whose score sheet does not ask it has no line."""

    left_line: Line | None
    right_line: Line | None
    left: Answer
    right: Answer

    @property
    def line(self) -> Line:
        """Return the question, in the words of the left review where it asks it."""
        line = self.left_line or self.right_line
        assert line is not None
        return line

    @property
    def differs(self) -> bool:
        """Return whether both say something else to the question itself."""
        if self.left_line is None or self.right_line is None:
            return True
        return _chosen(self.left) != _chosen(self.right)

    @property
    def is_told_differently(self) -> bool:
        """Return whether notes or moments are other ones, whatever the answers are."""
        return (self.left.comment, self.left.evidence) != (self.right.comment, self.right.evidence)


def compared(
    left: Review, left_version: RubricVersion, right: Review, right_version: RubricVersion
) -> tuple[Compared, ...]:
    """Return the questions: those answered differently, those told differently, the others.

    Questions are the same where their ids are; each kind stands in the order of the score sheet.
    """
    rows = tuple(_rows(left, left_version, right, right_version))
    return tuple(sorted(rows, key=lambda row: (not row.differs, not row.is_told_differently)))


def _rows(
    left: Review, left_version: RubricVersion, right: Review, right_version: RubricVersion
) -> Iterator[Compared]:
    others = {line.id: line for line in _asked(right_version)}
    for line in _asked(left_version):
        other = others.pop(line.id, None)
        yield Compared(line, other, left.answer(line.id), right.answer(line.id))
    for line in others.values():
        yield Compared(None, line, Answer(), right.answer(line.id))


def _asked(version: RubricVersion) -> tuple[Line, ...]:
    return tuple(line for line in version.rubric.lines if line.kind is not Kind.INSTRUCTION)


def _chosen(answer: Answer) -> Answer:
    return replace(answer, comment="", evidence=())
