"""The room in which one sees how far people agree who scored the same calls."""
