"""What the time that a turn stands for is called."""

from game.language import trn


def turn_length(written: str) -> str:
    """The length of a turn, which a scenario has in English, in the language that is spoken.

    >>> turn_length("1 week"), turn_length("2 days")
    ('1 week', '2 days')
    """
    number, unit = written.split()
    count = int(number)
    match unit.removesuffix("s"):
        case "hour":
            length = trn("{count} hour", "{count} hours", count)
        case "day":
            length = trn("{count} day", "{count} days", count)
        case "week":
            length = trn("{count} week", "{count} weeks", count)
        case _:
            length = trn("{count} month", "{count} months", count)
    return length.format(count=count)
