"""The content of the 2018 sample edition, as data: fictional people, a worked set of sheets."""
