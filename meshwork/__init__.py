"""Meshwork: a map of a community on its way from loose network to community of practice to meshwork."""
