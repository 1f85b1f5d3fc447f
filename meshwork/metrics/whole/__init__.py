"""Numbers of the whole community on a day, one a file."""
