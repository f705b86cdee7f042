"""The schema as a list of steps. A released step never changes; new ones are appended.

The number of a step is its place in the list, counted from 1, and becomes `user_version`.
"""

from collections.abc import Sequence

from callreview.store.migrations import (
    first_tables,
    first_views,
    fourth_talk,
    second_thumbnails,
    third_origins,
)

Migration = Sequence[str]

MIGRATIONS: tuple[Migration, ...] = (
    first_tables.STATEMENTS + first_views.STATEMENTS,
    second_thumbnails.STATEMENTS,
    third_origins.STATEMENTS,
    fourth_talk.STATEMENTS,
)
