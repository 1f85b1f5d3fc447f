"""Pictures of a community that leave the program: drawn once, for paper, slide and page alike."""
