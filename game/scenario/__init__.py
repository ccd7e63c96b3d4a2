"""What an instructor writes: the models of a scenario, and the reading of it from TOML."""
