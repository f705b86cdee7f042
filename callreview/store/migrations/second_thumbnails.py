"""Step 2: the minimap of each recording that was decoded.

`loudness` holds 96 bytes for each channel, one channel after the other: the square root of
the loudest sample of a 96th of the recording, 255 being full scale. Whoever changes what a
recording's bytes are, forgets its minimap.
"""

_THUMBNAILS = """
CREATE TABLE thumbnails (
    recording_id TEXT PRIMARY KEY REFERENCES recordings (id),
    channels INTEGER NOT NULL CHECK (channels > 0),
    loudness BLOB NOT NULL CHECK (length(loudness) = 96 * channels)
) STRICT
"""

STATEMENTS: tuple[str, ...] = (_THUMBNAILS,)
