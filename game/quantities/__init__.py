"""The table of named quantities: names, conditions and effects over them, and keyed dice."""
