"""Command line of the ledger."""
