"""Step 24: what each question earned, and how much silence was passed over, in the views.

`line_scores` has a row for every question of every final review, hidden and unanswered ones too;
`points` and what follows are NULL where nothing could be earned. `scored_lines` is lent to this
step while it runs: only the rules of a score sheet know what is hidden and what it is worth.
`reviews_view` and `answers_view` have all columns of the exports now.
"""

from callreview.store.migrations import seventeenth_tables

_LINE_SCORES = """
CREATE TABLE line_scores (
    review_id TEXT NOT NULL REFERENCES reviews (id) ON DELETE CASCADE,
    line_id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('answered', 'na', 'hidden', 'unanswered')),
    points REAL,
    points_possible REAL,
    weight_percent REAL,
    PRIMARY KEY (review_id, line_id)
) STRICT, WITHOUT ROWID
"""

_FILL = """
INSERT INTO line_scores
SELECT
    reviews.id,
    json_extract(one.value, '$[0]'),
    json_extract(one.value, '$[1]'),
    json_extract(one.value, '$[2]'),
    json_extract(one.value, '$[3]'),
    json_extract(one.value, '$[4]')
FROM reviews
JOIN rubric_versions ON rubric_versions.id = reviews.version_id
JOIN json_each(scored_lines(rubric_versions.canonical_json, (
    SELECT json_group_array(json_array(
        line_id, option_id, json(option_ids), none_of_them, number, text, na
    )) FROM answers WHERE answers.review_id = reviews.id
))) AS one
WHERE reviews.state = 'final'
"""

_LENGTH = "coalesce(nullif(reviews.recording_duration_ms, 0), recordings.duration_ms)"
_COVERED = """
    SELECT coalesce(sum(max(0, finish - max(start, coalesce(before, 0)))), 0) FROM (
        SELECT start, finish, max(finish) OVER (
            ORDER BY start, finish ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS before
        FROM (
            SELECT json_extract(value, '$[0]') AS start, json_extract(value, '$[1]') AS finish
            FROM (
                SELECT value FROM json_each(reviews.heard)
                UNION ALL
                SELECT value FROM json_each({more})
            )
        )
    )
"""
_HEARD, _KNOWN = _COVERED.format(more="'[]'"), _COVERED.format(more="reviews.skipped")
_SKIPPED = f"""
    round(
        100.0 * (min(({_KNOWN}), {_LENGTH}) - min(({_HEARD}), {_LENGTH})) / {_LENGTH}, 4
    ) AS skipped_percent,
"""
_NEXT_COLUMN = "    reviews.keep_doing,"
_REVIEWS = seventeenth_tables.STATEMENTS[0].replace(_NEXT_COLUMN, _SKIPPED + _NEXT_COLUMN)

_SECONDS = "rtrim(rtrim(printf('%.3f', {} / 1000.0), '0'), '.')"
_SPAN = f"{_SECONDS.format('start_ms')} || '-' || {_SECONDS.format('end_ms')}"
_ANSWERS = f"""
CREATE VIEW answers_view AS
SELECT
    reviews.id AS review_id,
    reviews.call_id,
    coalesce(people.agent_name, calls.agent_ref) AS person,
    calls.start_local,
    rubric_versions.title AS score_sheet,
    rubric_versions.number AS version,
    json_extract(section.value, '$.title') AS section,
    line_scores.line_id AS question_id,
    json_extract(line.value, '$.text') AS question,
    line_scores.state,
    CASE
        WHEN answers.number IS NOT NULL THEN CAST(answers.number AS REAL)
        WHEN answers.option_id IS NOT NULL THEN (
            SELECT json_extract(value, '$.label') FROM json_each(line.value, '$.options')
            WHERE json_extract(value, '$.id') = answers.option_id
        )
        WHEN answers.option_ids <> '[]' THEN (
            SELECT group_concat((
                SELECT json_extract(given.value, '$.label')
                FROM json_each(line.value, '$.options') AS given
                WHERE json_extract(given.value, '$.id') = chosen.value
            ), ', ') FROM json_each(answers.option_ids) AS chosen
        )
        ELSE answers.text
    END AS answer,
    round(line_scores.points, 4) AS points,
    round(line_scores.points_possible, 4) AS points_possible,
    round(line_scores.weight_percent, 4) AS weight_percent,
    answers.comment,
    (
        SELECT group_concat({_SPAN}, ' ')
        FROM (
            SELECT start_ms, end_ms FROM evidence
            WHERE evidence.review_id = answers.review_id AND evidence.line_id = answers.line_id
            ORDER BY position
        )
    ) AS moments
FROM reviews
JOIN calls ON calls.id = reviews.call_id
JOIN call_people_view AS people ON people.call_id = calls.id
JOIN rubric_versions ON rubric_versions.id = reviews.version_id
JOIN line_scores ON line_scores.review_id = reviews.id
JOIN json_each(rubric_versions.canonical_json, '$.sections') AS section
JOIN json_each(section.value, '$.lines') AS line
    ON json_extract(line.value, '$.id') = line_scores.line_id
LEFT JOIN answers
    ON answers.review_id = line_scores.review_id AND answers.line_id = line_scores.line_id
WHERE reviews.state = 'final' AND reviews.revision = (
    SELECT max(other.revision) FROM reviews AS other
    WHERE other.root_id = reviews.root_id AND other.state = 'final'
)
"""  # noqa: S608 - our own

STATEMENTS: tuple[str, ...] = (
    _LINE_SCORES,
    _FILL,
    "DROP VIEW reviews_view",
    _REVIEWS,
    "DROP VIEW answers_view",
    _ANSWERS,
)
