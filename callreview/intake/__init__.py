"""What comes from outside: the folder scan, names of phone systems, who a recording is."""
