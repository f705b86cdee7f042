"""The room in which two reviews of one call stand beside each other."""
