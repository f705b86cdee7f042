"""What the timeline paints, one layer a file: each a function of a painter and a stage."""
