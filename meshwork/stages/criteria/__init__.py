"""The criteria of the stages, one a file."""
