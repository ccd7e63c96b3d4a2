"""One module a screen, each with its style beside it."""
