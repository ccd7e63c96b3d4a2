"""What a question mark is answered with."""

FIRST = (
    "At each prompt, type a number and press Enter.",
    "Enter alone says the choices again. A question mark gives help.",
    "q leaves, and everything is kept.",
)
"""Said once, when plain text begins."""

HELP = (
    "Help.",
    "At each prompt, type the number of a choice and press Enter.",
    "Enter alone says the choices again, or goes on where nothing has to be chosen.",
    "0 leads back from every list that offers it.",
    "q or Ctrl-C leaves. Everything is kept, and a line says how to go on.",
)
"""What holds everywhere."""

EXAMPLE = "For example: why {example}."
"""How to ask for causes; what is asked about is there in the exercise that is played."""

IN_PLAY = (
    "Where a line of a list begins with a number, that number tells the causes of the line.",
    "To hear the causes of anything, type why and some words of its name at a prompt.",
    EXAMPLE,
    "A turn has four parts: situation, consultation, decision and assessment.",
    "In the situation each nation reads alone what has happened.",
    "In the consultation all speak in the open. Pledges are promises, and bind nobody.",
    "In the decision each nation orders alone what it will do.",
    "The assessment shows what was pledged beside what was done, and what came of it.",
    "In the consultation nations also propose treaties and what they do together, and answer.",
    "In the decision they also lend, put budget into projects, and give the rulebook's orders.",
    "Severity says how bad a crisis is. 100 is the worst.",
    "Momentum says by how many points a crisis grows in a turn if nobody does anything.",
    "Trust goes from 0 to 100. Broken pledges cost most of it.",
    "Units of a capability come back each turn. Budget is spent, and grows by the income.",
)
"""What holds in an exercise."""
