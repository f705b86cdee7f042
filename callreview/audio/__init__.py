"""Sound: decoding in processes that may die, peaks, stretching, mixing, playing."""
