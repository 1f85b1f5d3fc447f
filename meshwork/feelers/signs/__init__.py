"""The signs of care, one a file."""
