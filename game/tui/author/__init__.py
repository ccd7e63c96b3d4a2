"""The author's screen: a scenario in an editor, and beside it what Concord makes of it."""
