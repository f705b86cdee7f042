"""Numbers from random samples of calls: what was heard, what it says, what it cannot say.

`outcome`   what a closed draw gives, and how many calls of an open one are left
"""
