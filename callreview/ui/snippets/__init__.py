"""The room of texts of one's own: the menu at the field one writes in, and the sheet."""
