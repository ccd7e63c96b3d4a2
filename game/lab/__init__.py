"""Many playthroughs at once, to see what an exercise does."""
