"""Write the register: one verb for each step, each with its line in the ledger."""
