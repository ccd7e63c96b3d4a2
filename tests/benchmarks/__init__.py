"""How fast Concord is: ratios to something simple, measured in the same run."""
