"""The room with the list of marks and their words."""
