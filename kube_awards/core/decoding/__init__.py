"""Open what strangers sent, in a process of its own; knows no framework and holds no secret."""
