"""How far reviewers agree who scored the same calls without seeing each other's answers.

    ratings        what several reviewers said of the same calls, as numbers to reckon with
    nominal        percent agreement, Cohen, Fleiss, Gwet's AC1 and their standard errors
    alpha          Krippendorff's alpha: nominal, ordinal, interval, ratio
    icc            the intraclass correlation of totals, ICC(2,1)
    bootstrap      the range of any of them: calls drawn again and again
    rate           the range of how often answers agree
    points         the gap between totals in points; who is stricter
    verdicts       what a coefficient is good for, never told from too few pairs
    pairs          which reviews may be compared
    lines          each question by how often it was answered differently
    report         all of it for a set of reviews

Formulas: `statistics.md`, section 4. Every coefficient is a function of how often each call
counts, so the value and the ranges of its bootstrap come from the same few lines.
"""
