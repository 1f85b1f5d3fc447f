"""From facts to the tie graph of a day, and to the map of all days."""
