"""Which reviews are kept from whoever looks at the library; the rule is `domain.unseen`."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection

from callreview.domain.review import Review
from callreview.domain.unseen import KEPT_REASONS, Sight, sight
from callreview.store.reviews import NEWEST_FIRST, review_of_row, reviews_of

KEPT = f"reason IN ({', '.join(map(repr, KEPT_REASONS))})"
_ASKED = f"""
SELECT call_id FROM queue_calls JOIN queues ON queues.id = queue_id
WHERE closed_at IS NULL AND book_{KEPT}
"""  # noqa: S608 - put together from constants
_OF_QUEUE = f"""
SELECT call_id FROM queue_calls JOIN queues ON queues.id = queue_id
WHERE queue_id = ? AND book_{KEPT}
"""  # noqa: S608 - as above
_CALLS = f"SELECT call_id FROM reviews WHERE {KEPT} UNION {_ASKED}"  # noqa: S608 - as above
_REVIEWS = f"SELECT * FROM reviews WHERE call_id IN ({{}}) ORDER BY {NEWEST_FIRST}"  # noqa: S608 - as above
_SOME = f"""
SELECT value FROM json_each(?1) AS asked WHERE EXISTS (
    SELECT 1 FROM reviews WHERE reviews.call_id = asked.value AND {KEPT})
UNION SELECT value FROM json_each(?1) WHERE value IN ({_ASKED})
"""  # noqa: S608 - as above


def sight_of(connection: sqlite3.Connection, viewer: str, call_id: str) -> Sight:
    """Return the reviews of a call as `viewer` sees them."""
    is_asked = call_id in _asked(connection)
    return sight(viewer, reviews_of(connection, call_id), is_asked=is_asked)


def unseen_ids(
    connection: sqlite3.Connection, viewer: str, call_ids: Collection[str] | None = None
) -> frozenset[str]:
    """Return the reviews, of all calls or of these, that are kept from `viewer`."""
    if call_ids is None:
        rows = connection.execute(_REVIEWS.format(_CALLS)).fetchall()
    else:
        rows = connection.execute(_REVIEWS.format(_SOME), (json.dumps([*call_ids]),)).fetchall()
    reviews: defaultdict[str, list[Review]] = defaultdict(list)
    for row in rows:
        reviews[row["call_id"]].append(review_of_row(row, {}))
    asked = _asked(connection) if reviews else frozenset()
    found = (
        sight(viewer, each, is_asked=call_id in asked).unseen_ids
        for call_id, each in reviews.items()
    )
    return frozenset().union(*found)


def calls_with_kept(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return the calls of which not everybody sees the same."""
    return tuple(row[0] for row in connection.execute(_CALLS).fetchall())


def calls_of_kept_queue(connection: sqlite3.Connection, queue_id: str) -> tuple[str, ...]:
    """Return the calls of a queue that is reviewed kept, open or not; none of another."""
    return tuple(row[0] for row in connection.execute(_OF_QUEUE, (queue_id,)).fetchall())


def _asked(connection: sqlite3.Connection) -> frozenset[str]:
    return frozenset(row[0] for row in connection.execute(_ASKED).fetchall())
