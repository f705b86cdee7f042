"""Call Review: listen to phone calls, mark them, score them, print scorecards.

The map. Each layer may import those below it; the rooms of one line do not know each
other. `lint-imports` holds all of this.

    main                              builds everything and passes it in
    ui, cli                           two faces: the window (Qt lives only here), the commands
    app                               the session: every edit, every job, what both faces use
    store, audio, intake, exports     the library file; sound; the folder of recordings; what leaves
    words                             codes become sentences (for ui, cli and exports)
    resources                         finds the files that travel with the app
    domain                            frozen values and pure functions; no I/O, no threads

Data goes round one way: a panel says, the session does, the change tells, the room reads,
the panel shows.
"""

__version__ = "0.1.0"
