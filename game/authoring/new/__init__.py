"""`concord new`: a scenario to begin with, which can be played at once and explains itself."""
