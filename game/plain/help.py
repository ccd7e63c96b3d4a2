"""What a question mark is answered with."""

from game.language import tr

FIRST = (
    tr("At each prompt, type a number and press Enter."),
    tr("Enter alone says the choices again. A question mark gives help."),
    tr("q leaves, and everything is kept."),
)
"""Said once, when plain text begins."""

HELP = (
    tr("Help."),
    tr("At each prompt, type the number of a choice and press Enter."),
    tr("Enter alone says the choices again, or goes on where nothing has to be chosen."),
    tr("0 leads back from every list that offers it."),
    tr("q or Ctrl-C leaves. Everything is kept, and a line says how to go on."),
)
"""What holds everywhere."""

EXAMPLE = tr("For example: why {example}.")
"""How to ask for causes; what is asked about is there in the exercise that is played."""

IN_PLAY = (
    tr("Where a line of a list begins with a number, that number tells the causes of the line."),
    tr("To hear the causes of anything, type why and some words of its name at a prompt."),
    EXAMPLE,
    tr("A turn has four parts: situation, consultation, decision and assessment."),
    tr("In the situation each nation reads alone what has happened."),
    tr("In the consultation all speak in the open. Pledges are promises, and bind nobody."),
    tr("In the decision each nation orders alone what it will do."),
    tr("The assessment shows what was pledged beside what was done, and what came of it."),
    tr("In the consultation nations also propose treaties and what they do together, and answer."),
    tr("In the decision they also lend, put budget into projects, and give the rulebook's orders."),
    tr("Severity says how bad a crisis is. 100 is the worst."),
    tr("Momentum says by how many points a crisis grows in a turn if nobody does anything."),
    tr("Trust goes from 0 to 100. Broken pledges cost most of it."),
    tr("Units of a capability come back each turn. Budget is spent, and grows by the income."),
)
"""What holds in an exercise."""
