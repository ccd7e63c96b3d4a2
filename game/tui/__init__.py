"""The terminal screens: they show views and send commands, and hold no rules."""
