"""Hold the size bars of the house: files of 300 lines, templates of 150, functions of 40.

Prints the median, the 90th percentile and the largest, so that a slow growth is seen as well.
"""

from __future__ import annotations

import ast
import statistics
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PYTHON_FOLDERS = ("kube_awards", "groups", "assessments", "prizes", "benchmarks", "tests", "tools")


class Size(NamedTuple):
    """How many lines something has."""

    lines: int
    name: str


def python_files(root: Path) -> list[Path]:
    """List our modules; migrations are written by Django."""
    found = [path for folder in PYTHON_FOLDERS for path in (root / folder).rglob("*.py")]
    return sorted(path for path in found if "migrations" not in path.parts)


def file_sizes(paths: list[Path], root: Path) -> list[Size]:
    """Count the lines of each file."""
    return [
        Size(len(path.read_text(encoding="utf-8").splitlines()), str(path.relative_to(root)))
        for path in paths
    ]


def function_sizes(paths: list[Path], root: Path) -> list[Size]:
    """Count the lines of each function from its `def` to its end."""
    sizes = []
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
                where = f"{path.relative_to(root)}:{node.lineno} {node.name}"
                sizes.append(Size(node.end_lineno - node.lineno + 1, where))
    return sizes


def summary(kind: str, sizes: list[Size]) -> str:
    """Say how large things of one kind are."""
    lines = sorted(size.lines for size in sizes)
    largest = max(sizes)
    middle, high = statistics.median(lines), lines[int(0.9 * (len(lines) - 1))]
    return (
        f"  {kind}: {len(lines)}, median {middle:g}, p90 {high}, max {largest.lines} {largest.name}"
    )


def main(root: Path = ROOT) -> list[str]:
    """Print the three summaries and return what is over its bar."""
    modules = python_files(root)
    kinds = (
        ("files", 300, file_sizes(modules, root)),
        ("templates", 150, file_sizes(sorted((root / "templates").rglob("*.html")), root)),
        ("functions", 40, function_sizes(modules, root)),
    )
    over = []
    for kind, bar, sizes in kinds:
        if sizes:
            print(summary(kind, sizes))
        over += [
            f"{size.name}: {size.lines} lines, {bar} allowed" for size in sizes if size.lines > bar
        ]
    return over


if __name__ == "__main__":
    sys.exit("\n".join(main()) or 0)
