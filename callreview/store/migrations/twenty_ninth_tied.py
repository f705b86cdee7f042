"""Step 29: marks that moved into a question of a review, as one of its moments.

The mark stays as it was: while the newest revision of a review has it among its moments, it is not
shown among the marks; untied, or its draft thrown away, it is there again. `tied_marks_view` has
the keys of those marks.
"""

from callreview.store.migrations import first_views

_TIED = """
CREATE VIEW tied_marks_view AS
SELECT mark_id FROM evidence
JOIN reviews ON reviews.id = review_id
WHERE mark_id IS NOT NULL AND revision = (
    SELECT max(later.revision) FROM reviews AS later WHERE later.root_id = reviews.root_id)
"""
(_MARKS,) = (each for each in first_views.STATEMENTS if "VIEW marks_view AS" in each)

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE evidence ADD COLUMN mark_id TEXT",
    "CREATE INDEX evidence_by_mark ON evidence (mark_id) WHERE mark_id IS NOT NULL",
    _TIED,
    "DROP VIEW marks_view",
    _MARKS + "WHERE marks.id NOT IN (SELECT mark_id FROM tied_marks_view)",  # noqa: S608 - our own
)
