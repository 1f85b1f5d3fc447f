"""The story for a funder: what may be seen of a community, its moments, its figures since when they were recorded.

`shown.ShownStory` is all that a report, a link or a file for a funder may be made of, and `showing.proof` the one
function that makes it. docs/story.md tells the rules.
"""
