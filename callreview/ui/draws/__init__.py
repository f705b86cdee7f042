"""Planning a random sample: what it is to tell, of which calls, how many, and what that buys.

state, words   what the sheet shows, from what a person chose and what the calls are
sheet          the sheet: the form on the left, what it comes to on the right
form           the fields
lengths        how long the calls are, and from which length on they count
outlook        what a plan comes to, in a sentence, a list and remarks
replacing      why a drawn call is replaced
checking       what drawing again came to
"""
