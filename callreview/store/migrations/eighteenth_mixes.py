"""Step 18: calls in two files with a third, the mix of both sides, and calls kept apart.

`kept_apart` says of two calls that their files are of one by their names, and why they stay two:
both were `signed_off`, or a `person` took them apart. Where a file becomes another part of a call
or part of another, what was found in its sound is of no more use. Every folder is to be looked at
again, for mixes that were listed as calls of their own.
"""

_FILES = """
CREATE TABLE call_recordings (
    recording_id TEXT PRIMARY KEY REFERENCES recordings (id),
    call_id TEXT NOT NULL REFERENCES calls (id),
    side TEXT CHECK (side IN ('left', 'right', 'mix')),
    UNIQUE (call_id, side)
) STRICT
"""

_APART = """
CREATE TABLE kept_apart (
    call_id TEXT NOT NULL REFERENCES calls (id),
    other_id TEXT NOT NULL REFERENCES calls (id),
    why TEXT NOT NULL CHECK (why IN ('signed_off', 'person')),
    PRIMARY KEY (call_id, other_id)
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
            AND (standing.status NOT IN ('missing', 'unplayable', 'unsupported')
                OR coalesce(mix_standing.status, '') NOT IN ('ok', 'damaged'))
            THEN standing.status
        WHEN 'changed' IN (standing.status, other_standing.status) THEN 'changed'
        WHEN standing.status IN ('ok', 'damaged') OR other_standing.status IN ('ok', 'damaged')
            OR mix_standing.status IN ('ok', 'damaged')
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
    other.sha256 AS sha256_of_right_side,
    mix.last_path AS path_of_mix,
    mix.sha256 AS sha256_of_mix
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
LEFT JOIN call_recordings AS mixed ON mixed.call_id = calls.id AND mixed.side = 'mix'
LEFT JOIN recordings AS mix ON mix.id = mixed.recording_id
LEFT JOIN recording_status_view AS mix_standing ON mix_standing.recording_id = mix.id
"""

_FORGET = """
CREATE TRIGGER other_sound_{table} AFTER UPDATE OF call_id, side ON call_recordings
WHEN old.call_id <> new.call_id OR old.side IS NOT new.side
BEGIN
    DELETE FROM {table} WHERE recording_id = new.recording_id;
END
"""

STATEMENTS: tuple[str, ...] = (
    "DROP VIEW calls_view",
    "CREATE TABLE files_before AS SELECT recording_id, call_id, side FROM call_recordings",
    "DROP TABLE call_recordings",
    _FILES,
    "INSERT INTO call_recordings SELECT recording_id, call_id, side FROM files_before",
    "DROP TABLE files_before",
    "CREATE UNIQUE INDEX one_whole_recording ON call_recordings (call_id) WHERE side IS NULL",
    "CREATE INDEX sides_and_mixes ON call_recordings (call_id) WHERE side IN ('right', 'mix')",
    _APART,
    "CREATE INDEX kept_apart_by_other ON kept_apart (other_id)",
    _CALLS,
    _FORGET.format(table="thumbnails"),
    _FORGET.format(table="talk"),
    "DELETE FROM listed_folders",
)
