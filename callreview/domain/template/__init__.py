"""Templates: how the files of one folder are named, as a person has shown on one of the names.

parts       what a template is made of, and which make sense together
dates       the ways dates and times are written, told apart by what a calendar has
matching    reads a name by a template: in one way, in none, or in two and so in none
learning    makes a template of the parts of a name that a person has pointed at
voting      which way of writing dates reads most names
file        a template as JSON
"""
