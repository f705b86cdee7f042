"""A draw: which calls are listened to, decided by lot, so that anybody can draw again.

plan          what is to be found out: one lot over everybody, or one for each person
period        which days it is about, and whether two draws are of the same
eligibility   which calls may be drawn, by rules fixed before; what each rule leaves out
allocation    how many of each person
supply        what a period holds, and what a number of calls buys: quick enough for a slider
experience    how far one's own scores scatter, and how long one's reviews take
tickets       the lot: a hash of seed and recording, the lowest are the sample
arrival       calls drawn while the period still runs, without bias
frame         the frozen list of all calls, a CSV with a fingerprint
lot           from list and seed to the calls drawn
replacing     why a drawn call may be passed over
draw          all of it as the library keeps it
record        the audit record: all it takes to draw again
check         drawing again from record and list: PASS, or everything that differs
"""
