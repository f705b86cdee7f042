"""Step 1, continued: what never changes is held by triggers; views for people with tools.

A trigger's message is the code of a sentence. `call_people_view` says whose call it is: the
person it was given to, else the one its extension belongs to, after mergers.
`recording_status_view` says whether the bytes that were heard still lie where they were.
"""


def _never(table: str, orders: str, when: str, code: str) -> str:
    name = f"{table}_{orders.lower().replace(' ', '_')}_{code}"
    return (
        f"CREATE TRIGGER {name} BEFORE {orders} ON {table} WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, '{code}'); END"
    )


def _final(row: str) -> str:
    return f"(SELECT state FROM reviews WHERE id = {row}.review_id) = 'final'"  # noqa: S608 - our own


_TRIGGERS = (
    _never("reviews", "UPDATE", "OLD.state = 'final'", "review_is_final"),
    _never("reviews", "DELETE", "OLD.state = 'final'", "review_is_final"),
    _never("answers", "INSERT", _final("NEW"), "review_is_final"),
    _never("answers", "UPDATE", _final("OLD"), "review_is_final"),
    _never("answers", "DELETE", _final("OLD"), "review_is_final"),
    _never("evidence", "INSERT", _final("NEW"), "review_is_final"),
    _never("evidence", "UPDATE", _final("OLD"), "review_is_final"),
    _never("evidence", "DELETE", _final("OLD"), "review_is_final"),
    _never("rubric_versions", "UPDATE", "1", "version_is_frozen"),
    _never("rubric_versions", "DELETE", "1", "version_is_frozen"),
)

_CALL_PEOPLE = """
CREATE VIEW call_people_view AS
SELECT calls.id AS call_id, person.id AS agent_id, person.name AS agent_name
FROM calls
LEFT JOIN agent_refs ON agent_refs.ref = calls.agent_ref
LEFT JOIN agents AS named ON named.id = coalesce(calls.agent_id, agent_refs.agent_id)
LEFT JOIN agents AS person ON person.id = coalesce(named.merged_into, named.id)
"""

_RECORDING_STATUS = """
CREATE VIEW recording_status_view AS
SELECT
    recordings.id AS recording_id,
    CASE
        WHEN place.path IS NULL OR place.missing_since IS NOT NULL THEN 'missing'
        WHEN place.fingerprint <> recordings.fingerprint
            OR place.size_bytes <> recordings.size_bytes
            OR place.sha256 <> recordings.sha256 THEN 'changed'
        ELSE recordings.status
    END AS status
FROM recordings
LEFT JOIN recording_paths AS place
    ON place.recording_id = recordings.id AND place.is_copy = 0
"""

_CALLS = """
CREATE VIEW calls_view AS
SELECT
    calls.id AS call_id,
    calls.start_local,
    calls.utc_offset_minutes,
    coalesce(people.agent_name, calls.agent_ref) AS person,
    calls.direction,
    calls.customer_number,
    calls.customer_name,
    recordings.duration_ms / 1000.0 AS seconds,
    standing.status,
    recordings.codec,
    recordings.channels,
    (SELECT count(*) FROM marks WHERE marks.call_id = calls.id) AS marks,
    (SELECT count(*) FROM reviews WHERE reviews.call_id = calls.id AND state = 'final')
        AS final_reviews,
    recordings.last_path AS path,
    recordings.sha256
FROM calls
JOIN call_people_view AS people ON people.call_id = calls.id
JOIN call_recordings ON call_recordings.call_id = calls.id
JOIN recordings ON recordings.id = call_recordings.recording_id
JOIN recording_status_view AS standing ON standing.recording_id = recordings.id
"""

_SCORES = """
CREATE VIEW scores_view AS
SELECT
    reviews.id AS review_id,
    reviews.call_id,
    coalesce(people.agent_name, calls.agent_ref) AS person,
    calls.start_local,
    rubric_versions.title AS score_sheet,
    rubric_versions.number AS version,
    reviews.reviewer,
    reviews.book,
    reviews.reason,
    reviews.revision,
    reviews.revision = (
        SELECT max(other.revision) FROM reviews AS other
        WHERE other.root_id = reviews.root_id AND other.state = 'final'
    ) AS is_newest_revision,
    reviews.percent,
    reviews.percent_exact,
    reviews.bonus_percent,
    reviews.shown,
    reviews.passed,
    reviews.band,
    reviews.fails,
    reviews.finished_at
FROM reviews
JOIN calls ON calls.id = reviews.call_id
JOIN call_people_view AS people ON people.call_id = calls.id
JOIN rubric_versions ON rubric_versions.id = reviews.version_id
WHERE reviews.state = 'final'
"""

_MARKS = """
CREATE VIEW marks_view AS
SELECT
    marks.id AS mark_id,
    marks.call_id,
    coalesce(people.agent_name, calls.agent_ref) AS person,
    calls.start_local,
    marks.category,
    marks.start_ms / 1000.0 AS start_seconds,
    marks.end_ms / 1000.0 AS end_seconds,
    marks.text,
    marks.author,
    marks.created_at
FROM marks
JOIN calls ON calls.id = marks.call_id
JOIN call_people_view AS people ON people.call_id = calls.id
"""

STATEMENTS: tuple[str, ...] = (
    *_TRIGGERS, _CALL_PEOPLE, _RECORDING_STATUS, _CALLS, _SCORES, _MARKS,
)  # fmt: skip
