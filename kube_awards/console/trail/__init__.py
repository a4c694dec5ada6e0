"""The audit trail: what the ledger holds of an edition, in words, for whom it may be shown to."""
