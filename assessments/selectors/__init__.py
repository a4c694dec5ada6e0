"""Read: rules, tasks, sheets, progress and rankings, each with a constant number of queries."""
