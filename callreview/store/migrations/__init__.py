"""The schema as a list of steps. A released step never changes; new ones are appended.

The number of a step is its place in the list, counted from 1, and becomes `user_version`.
"""

import sqlite3
from collections.abc import Sequence

from callreview.domain.query.folding import folded
from callreview.store.connection import run
from callreview.store.line_scores import scored_lines
from callreview.store.migrations import (
    eighteenth_mixes,
    eighth_listed,
    eleventh_tags,
    fifteenth_drafts,
    fifth_words,
    first_tables,
    first_views,
    fourteenth_searches,
    fourth_talk,
    nineteenth_skipped,
    ninth_marks,
    second_thumbnails,
    seventeenth_tables,
    seventh_read,
    sixteenth_skips,
    sixth_people,
    tenth_folders,
    third_origins,
    thirteenth_sides,
    twelfth_template,
    twentieth_handouts,
    twenty_eighth_figures,
    twenty_fifth_blind,
    twenty_first_snippets,
    twenty_fourth_earned,
    twenty_ninth_tied,
    twenty_second_gone,
    twenty_seventh_taken_over,
    twenty_sixth_draws,
    twenty_third_earlier,
)

Migration = Sequence[str]

MIGRATIONS: tuple[Migration, ...] = (
    first_tables.STATEMENTS + first_views.STATEMENTS,
    second_thumbnails.STATEMENTS,
    third_origins.STATEMENTS,
    fourth_talk.STATEMENTS,
    fifth_words.STATEMENTS,
    sixth_people.STATEMENTS,
    seventh_read.STATEMENTS,
    eighth_listed.STATEMENTS,
    ninth_marks.STATEMENTS,
    tenth_folders.STATEMENTS,
    eleventh_tags.STATEMENTS,
    twelfth_template.STATEMENTS,
    thirteenth_sides.STATEMENTS,
    fourteenth_searches.STATEMENTS,
    fifteenth_drafts.STATEMENTS,
    sixteenth_skips.STATEMENTS,
    seventeenth_tables.STATEMENTS,
    eighteenth_mixes.STATEMENTS,
    nineteenth_skipped.STATEMENTS,
    twentieth_handouts.STATEMENTS,
    twenty_first_snippets.STATEMENTS,
    twenty_second_gone.STATEMENTS,
    twenty_third_earlier.STATEMENTS,
    twenty_fourth_earned.STATEMENTS,
    twenty_fifth_blind.STATEMENTS,
    twenty_sixth_draws.STATEMENTS,
    twenty_seventh_taken_over.STATEMENTS,
    twenty_eighth_figures.STATEMENTS,
    twenty_ninth_tied.STATEMENTS,
)


def do_steps(connection: sqlite3.Connection, steps: Sequence[Migration]) -> None:
    """Do steps in their order, in the transaction that is open.

    `folded` is lent before the first: SQLite takes no function while a search index is written.
    """
    connection.create_function("folded", 1, folded, deterministic=True)
    connection.create_function("scored_lines", 2, scored_lines, deterministic=True)
    for step in steps:
        for statement in step:
            run(connection, statement)
