"""The values of the reviewer's world and functions on them; no I/O, no threads."""
