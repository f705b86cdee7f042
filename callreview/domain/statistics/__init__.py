"""What a random sample says about all calls, and how sure one may be; formulas only.

Scores, rates and ranges are points from 0 to 100, differences from -100 to 100. `heard` is
how many drawn calls were scored, `population` how many calls they speak for. Where the
sources are said, section numbers mean the statistics of the design.

    quantiles    normal, t and beta, from the standard library alone
    ranges       Range, and Sample: what was heard of whom
    population   how many calls a number is about, with skipped calls and lines marked N/A
    polya        the range of an average: a person's, the company's, the strict one
    completions  what its calls nobody heard may have been
    exact        how many of all calls pass, from counting alone; what no fail at all says
    proportions  Clopper-Pearson, Wilson, Newcombe
    planning     what a number of calls buys, before any is heard
    stratified   the company's average and its classic variance
    change       between two periods: clear, or possibly luck
    control      the chart of averages over time, and the smooth line beside it
    between      between people: what differs beyond luck, and when an order would be noise

A range never leaves its scale, always holds the average it belongs to, and has a width
unless all calls were heard. Numbers that cannot be (more heard than there are) raise
ValueError; nothing else does unless its docstring says so.
"""
