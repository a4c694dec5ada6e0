"""Read what the committee is told about a result, beside it and never in it (docs/diagnostics.md).

One file for each group of sections; `panel` puts them together.
"""
