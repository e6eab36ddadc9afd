"""The official text: editions that never change once released, and the clauses everything hangs on."""
