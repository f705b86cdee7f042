"""Sound: decoding in processes that may die, peaks, stretching, mixing, playing.

Decoding, in the app: `pool` is the door; a `keeper` gives `jobs` to a `workerprocess` over a
`line` (`handover` holds what differs per system), `watch` ends what hangs, and a `decoding`
with its `pcm` in a `privatefile` is what one gets.

Decoding, in the worker: `worker` warms up, locks itself into the `sandbox` (`landlock`,
`seccomp`) and does its `task`: `sniff` what a file is, let a `reader` decode it, and have
what came of it `judging`-ed.

Playing: `player` gives orders, `feeder` reads ahead, `output` and its `card` sound.
"""
