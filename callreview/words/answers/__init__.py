"""What an owner asks of a sample, answered: a sentence, a chart and a list for each question.

    parts               what an answer is made of
    pages               all answers to what one sample says
    company, people,    one question each
    lines, change, trust
    charts, cells       what those have in common
    opened              one figure opened: how it was computed, and from which calls

Screen and paper show the same answers.
"""
