"""What a statistician tells the committee about a result (ranking.md §3; docs/diagnostics.md).

Nothing here influences a place. Exact where a number is compared with a bar or adds up to one,
floats elsewhere; the same on every machine, under any order and names of judges and contestants.
"""

from __future__ import annotations

from .diagnosis import Diagnosis, diagnose_table
from .table import Panel, Table
from .undefined import Reason, Undefined

__all__ = ["Diagnosis", "Panel", "Reason", "Table", "Undefined", "diagnose_table"]
