"""The shell that people see in a browser: a frame, and pages that each draw what the service answers."""
