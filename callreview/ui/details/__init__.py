"""The details of a call: everything known about it, where from, how sure, and mended there."""
