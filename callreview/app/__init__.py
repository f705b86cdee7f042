"""The session and everything both faces do: edits, jobs, opening, reviewing, exporting."""
