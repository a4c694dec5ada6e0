"""Say on what a figure was measured."""

from __future__ import annotations

import os
import platform
import resource
import sys


def description() -> str:
    """Return the machine, the interpreter and how busy it is, on one line."""
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    python = f"{platform.python_implementation()} {platform.python_version()}"
    system = f"{platform.system()} {platform.machine()}"
    return f"machine: {os.cpu_count()} processors, {system}, {python}, load {load}"


def peak_megabytes() -> float:
    """Return the most memory this process ever held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
