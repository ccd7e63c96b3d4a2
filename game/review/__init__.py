"""After the exercise: what came of it, and why."""
