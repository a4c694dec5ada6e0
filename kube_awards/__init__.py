"""Judging, deciding and certifying KUBE and Pendamping KUBE Berprestasi."""

__version__ = "0.1.0"
