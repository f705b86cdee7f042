"""Papers before they leave: looked at, printed, saved, and how they are to look."""
