"""Sound: decoding in processes that may die, peaks, stretching, mixing, playing.

Decoding, in the app: `pool` is the door; a `keeper` gives `jobs` to a `workerprocess` over a
`line` (`handover` holds what differs per system), `watch` ends what hangs, and a `decoding`
with its `pcm` in a `privatefile` is what one gets.

Decoding, in the worker: `worker` warms up, locks itself into the `sandbox` (`landlock`,
`seccomp`) and does its `task`, an `order` for each file: `sniff` what it is, find its `tags`,
be `trying` one `reader` after another, and have what came of it `judging`-ed. What is hardly
coded is read plainly (`reader_plain`); FFmpeg decodes `unbroken` while all is well, else packet
by packet, its frames `gathering`. A call in two files, one for each side, is one sound by
`weaving`; `pouring` writes the sound out and tells its peaks.

Who speaks: a `listenjob` for a worker of another kind, which is `listening` to what was decoded
with its `detector` (and `resampler`); `speech` makes spans of that. `likeness` sees one channel
written twice. A `crew` is all workers of one kind.

Leaving: `clips` encodes a stretch of decoded sound into a file of its own.

Playing: `player` gives orders, `feeder` reads ahead, `output` and its `card` sound. The feeder's
`jack` opens the device and lets go of it; `devices` are found and opened through `portaudio`; of
a card, `heard` and `lag` tell which frame is heard, `stumbles` whether it ran dry. In between
a `tape` takes what the `reel` reads (round loops, over pauses, each side at its `levelling`)
through the `treatment` (`telephone`, `denoise`, `mixer`, `limiter`) and the `stretch` (`tempo`,
`resampler`) to what is heard; a `scene` remembers which moment that is.
"""
