"""The rules of the game: pure functions on arrays, and the turn that runs them in order."""
