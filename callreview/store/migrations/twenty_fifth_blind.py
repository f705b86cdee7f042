"""Step 25: what was hidden from who reviewed while they did: `person`, `score`, `others`.

`reviews.blind` has those that were, in this order, with commas between; the view tells it too.
"""

from callreview.store.migrations import twenty_fourth_earned

(_REVIEWS_VIEW,) = (
    each for each in twenty_fourth_earned.STATEMENTS if "VIEW reviews_view AS" in each
)

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE reviews ADD COLUMN blind TEXT NOT NULL DEFAULT ''",
    "DROP VIEW reviews_view",
    _REVIEWS_VIEW.replace("reviews.reason,", "reviews.reason, reviews.blind,"),
)
