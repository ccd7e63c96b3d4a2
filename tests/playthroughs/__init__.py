"""Golden playthroughs: what every seat sees, turn by turn, of each shipped exercise.

Whoever changes a rule, a view or a scenario sees here what that does to a game, in review. They are
written by `python -m tests.playthroughs` and compared by a test.
"""
