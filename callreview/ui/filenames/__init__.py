"""The sheet in which a person shows, on one name, how the files of a folder are named."""
