"""The window: one package per room, each with its state and its panel.

    desktop, openlibrary, parts     the application; one library and what works for it
    window, header, menus, jobsbar  the frame around the rooms
    rooms, orders, firstrun, …      who builds the rooms, does what is asked, keeps them in step
    desk, review, reviewing,        the review screen: built, arranged, and connected to the
    marking, scoring, listened      session
    queueing, blindness, snipping,  which call is next, what is hidden, texts of one's own, two
    comparing                       reviews side by side
    actions, keys, keyboard, ear    every action, its keys, what a key means where, who hears it
    theme, look, stylesheet, icons  how it looks
    calls, player, marks, queue,    the rooms; none knows another
    scorecard, snippets, comparison,
    welcome
    dialogs, widgets                what rooms share
    failure, tidy, single, bridge   bugs, garbage, one window per library, other threads

Rooms are composed in `review` and `rooms`; `orders` does what keys and menus ask.
"""
