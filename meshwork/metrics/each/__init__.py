"""Numbers of each stakeholder on a day, one a file."""
