"""Numbers from random samples of calls: what was heard, what it says, what it cannot say.

    outcome    what a closed draw gives, and how many calls of an open one are left
    making     outcome -> Results: the one way to figures
    report     Results: what is shown, kept and printed, figure by figure
    figures    single figures, each with all it rests on
    sheets     which reviews may be averaged with each other
    scored     the calls one number is made of, and how far unheard ones may lie
    averages, rates, lines, moments, periods, changes, apart     one kind of figure each
    writing    Results as plain values, and back

The formulas are those of `domain.statistics`; the sentences are in `words.results`.
"""
