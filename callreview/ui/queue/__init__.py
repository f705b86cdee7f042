"""The room with the strip of calls that are to be reviewed one after another."""
