"""The commands of `concord`, one module each. A module is imported when its command runs."""
