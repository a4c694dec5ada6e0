"""Answer everybody's first question: where am I, and what is next."""
