"""The language of the search box: from what is typed to the calls that fit, and back to text.

    folding      letters without case and accents: how any two texts are compared
    searchable   what a call can be found by, kept with the call
    days         days and periods: `2026-03-12`, `last week`
    terms        the frozen values a query is made of
    vocabulary   which words mean what, in English and beside it in the person's language
    parsing      text -> Query; what makes no sense is kept, explained and not used
    values       what stands after a colon: lengths, scores, days, choices
    writing      Query -> text, the same for everyone who means the same
    matching     Query -> the calls that fit, out of 100,000 while somebody types

The grammar, blanks between parts, all of which must fit:

    part    = [ "-" ] ( field sign value | phrase | word | quoted )
    field   = agent | number | on | from | to | longer | shorter | score | has | dir | book | status
    sign    = ":" | "<" | "<=" | ">" | ">=" | "="           (all but ":" only for score)
    phrase  = failed | passed | reviewed | unreviewed | draft | today | yesterday
            | ( this | last ) ( week | month | year ) | last N days
    value   = letters without blanks, or quoted
    quoted  = '"' anything, a quote in it doubled '"'
"""
