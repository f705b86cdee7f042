"""Step 13: calls in two files, one for each side.

`joined_calls` says which call another one has become a part of. `calls_view` shows a call once,
with the path of its right side where it has one. Every folder is to be looked at again, for
sides that were listed as calls of their own.
"""

_JOINED = """
CREATE TABLE joined_calls (
    call_id TEXT PRIMARY KEY,
    kept_id TEXT NOT NULL REFERENCES calls (id)
) STRICT
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
    max(coalesce(recordings.duration_ms, other.duration_ms),
        coalesce(other.duration_ms, recordings.duration_ms)) / 1000.0 AS seconds,
    CASE
        WHEN standing.status = coalesce(other_standing.status, standing.status)
            THEN standing.status
        WHEN 'changed' IN (standing.status, other_standing.status) THEN 'changed'
        WHEN standing.status IN ('ok', 'damaged') OR other_standing.status IN ('ok', 'damaged')
            THEN 'damaged'
        ELSE standing.status
    END AS status,
    recordings.codec,
    CASE WHEN other.id IS NULL THEN recordings.channels ELSE 2 END AS channels,
    (SELECT count(*) FROM marks WHERE marks.call_id = calls.id) AS marks,
    (SELECT count(*) FROM reviews WHERE reviews.call_id = calls.id AND state = 'final')
        AS final_reviews,
    recordings.last_path AS path,
    recordings.sha256,
    other.last_path AS path_of_right_side,
    other.sha256 AS sha256_of_right_side
FROM calls
JOIN call_people_view AS people ON people.call_id = calls.id
JOIN call_recordings ON call_recordings.call_id = calls.id
    AND coalesce(call_recordings.side, 'left') = 'left'
JOIN recordings ON recordings.id = call_recordings.recording_id
JOIN recording_status_view AS standing ON standing.recording_id = recordings.id
LEFT JOIN call_recordings AS right_side
    ON right_side.call_id = calls.id AND right_side.side = 'right'
LEFT JOIN recordings AS other ON other.id = right_side.recording_id
LEFT JOIN recording_status_view AS other_standing ON other_standing.recording_id = other.id
"""

STATEMENTS: tuple[str, ...] = (
    _JOINED,
    "CREATE INDEX joined_calls_by_kept ON joined_calls (kept_id)",
    "CREATE INDEX right_sides ON call_recordings (call_id) WHERE side = 'right'",
    "DROP VIEW calls_view",
    _CALLS,
    "DELETE FROM listed_folders",
)
