"""What the machine read of a call while an edit of it waits to be undone.

A row of `calls` holds what people wrote and, in `facts_read`, what the sources say of the same
facts. The sources may be read again at any time; undoing goes back to what they say now.
"""

import json
from collections.abc import Mapping
from typing import Any

COLUMN = "facts_read"


def settled(now: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns of `after`, the facts that are a person's no more as they are read now.

    `now` is the row as it is; `after` has the columns that an undo changes.
    """
    if "facts_by_person" not in after:
        return dict(after)
    read: dict[str, Any] = json.loads(now[COLUMN])
    fixed, stays = set(json.loads(now["facts_by_person"])), json.loads(after["facts_by_person"])
    values = {name: read.pop(name) for name in fixed - set(stays) if name in read}
    kept = json.loads(after.get(COLUMN, "{}"))
    read.update({name: value for name, value in kept.items() if name not in fixed})
    return {**after, **values, COLUMN: json.dumps(dict(sorted(read.items())))}
