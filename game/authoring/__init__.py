"""The instructor's tools: what is wrong with a scenario, and where."""
