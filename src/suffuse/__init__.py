"""
Carry one text from the people who wrote it to everyone it concerns, and carry back what happened.

A *directive* is carried through an *organisation* by a *rollout*, in which every seat has its own
*access*. Each unit sorts its *audience* into levels; under the *measures* in force, *planning* makes
batches small enough to be safe; *attendance* says who came and stayed; *comprehension* shows which
clauses were understood; the *media* reach everyone else; and an *assessment* holds the text against
the unit's own work. Then *reporting* carries numbers up, never names, and a *direction* comes back
down. An *exchange* carries all of it where no network does. The *audit* remembers who did what,
every *language* is read and sorted as its readers do, and the *web* is the front door. The *demo*
shows all of it on an invented country, and the *cli* is the same front door for a terminal.

Every word set like *this* is a package beside this file.
"""
