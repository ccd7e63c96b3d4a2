"""Runs of the program on a real pseudo-terminal."""
