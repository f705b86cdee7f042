"""The room of results: what the random samples say, question by question.

    panel               the room: questions on the left, the answer to one beside them
    state               what it shows, in words, rows and charts
    contents            the questions with their short answers
    page, part          the long answer: sentence, chart, list, remarks
    listing             a list of figures, as high as it needs
    figure, calls       one figure opened: its calls, the arithmetic, what the range leaves out
    samples             the random samples there are, and what can be done with one

A figure is known by its key; whoever keeps the room knows what is behind it.
"""
