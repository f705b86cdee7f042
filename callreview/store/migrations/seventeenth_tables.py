"""Step 17: views of finished reviews and their answers that say what the exports say.

`reviews_view` has a row for every finished review in its newest revision, with all columns of the
table `reviews` that is exported; numbers are not masked. `answers_view` has a row for everything
that was answered; what only the rules of a score sheet can tell (hidden, unanswered, points) is
in the exports alone. `marks_view` has been there from the start.
"""

_HEARD = """
    SELECT sum(max(0, finish - max(start, coalesce(before, 0)))) FROM (
        SELECT start, finish, max(finish) OVER (
            ORDER BY start, finish ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS before
        FROM (
            SELECT json_extract(value, '$[0]') AS start, json_extract(value, '$[1]') AS finish
            FROM json_each(reviews.heard)
        )
    )
"""
_LENGTH = "coalesce(nullif(reviews.recording_duration_ms, 0), recordings.duration_ms)"
_NEWEST = """
    reviews.state = 'final' AND reviews.revision = (
        SELECT max(other.revision) FROM reviews AS other
        WHERE other.root_id = reviews.root_id AND other.state = 'final'
    )
"""

_REVIEWS = f"""
CREATE VIEW reviews_view AS
SELECT
    reviews.id AS review_id,
    reviews.call_id,
    coalesce(people.agent_name, calls.agent_ref) AS person,
    calls.start_local,
    calls.start_confidence,
    calls.direction,
    calls.customer_number,
    {_LENGTH} / 1000.0 AS duration_seconds,
    rubric_versions.title AS score_sheet,
    rubric_versions.number AS version,
    reviews.reviewer,
    reviews.book,
    reviews.reason,
    reviews.revision,
    reviews.revision_reason,
    reviews.finished_at,
    round(reviews.percent, 4) AS percent,
    round(reviews.bonus_percent, 4) AS bonus_percent,
    round(reviews.shown, 4) AS shown,
    CASE reviews.passed WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END AS passed,
    reviews.band,
    (
        SELECT group_concat(
            json_extract(value, '$.line') || ' (' || json_extract(value, '$.scope') || ')', ', '
        ) FROM json_each(reviews.fails)
    ) AS fails,
    round(100.0 * min(coalesce(({_HEARD}), 0), {_LENGTH}) / {_LENGTH}, 4) AS heard_percent,
    reviews.keep_doing,
    reviews.work_on
FROM reviews
JOIN calls ON calls.id = reviews.call_id
JOIN call_people_view AS people ON people.call_id = calls.id
JOIN rubric_versions ON rubric_versions.id = reviews.version_id
LEFT JOIN call_recordings
    ON call_recordings.call_id = calls.id
    AND call_recordings.recording_id = (
        SELECT min(recording_id) FROM call_recordings AS side WHERE side.call_id = calls.id
    )
LEFT JOIN recordings ON recordings.id = call_recordings.recording_id
WHERE {_NEWEST}
"""  # noqa: S608 - our own

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
    answers.line_id AS question_id,
    json_extract(line.value, '$.text') AS question,
    answers.na,
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
    answers.comment,
    (
        SELECT group_concat({_SPAN}, ' ')
        FROM (
            SELECT start_ms, end_ms FROM evidence
            WHERE evidence.review_id = answers.review_id AND evidence.line_id = answers.line_id
            ORDER BY position
        )
    ) AS moments
FROM answers
JOIN reviews ON reviews.id = answers.review_id
JOIN calls ON calls.id = reviews.call_id
JOIN call_people_view AS people ON people.call_id = calls.id
JOIN rubric_versions ON rubric_versions.id = reviews.version_id
JOIN json_each(rubric_versions.canonical_json, '$.sections') AS section
JOIN json_each(section.value, '$.lines') AS line
    ON json_extract(line.value, '$.id') = answers.line_id
WHERE {_NEWEST}
"""  # noqa: S608 - our own

STATEMENTS: tuple[str, ...] = (_REVIEWS, _ANSWERS)
