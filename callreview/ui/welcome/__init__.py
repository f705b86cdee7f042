"""The room of the first run: open a folder, try the samples, see what was found, begin."""
