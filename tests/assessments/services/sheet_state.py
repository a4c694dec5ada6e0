"""Read what the database holds of a sheet, to see what changed and that nothing did."""

from __future__ import annotations

from assessments.models import Score, ScoreSheet


def scores_on(sheet: ScoreSheet) -> list[tuple[int, int | None, str]]:
    """Return what stands in the database: number, value, note."""
    scores = Score.objects.filter(sheet=sheet).order_by("indicator__number")
    return list(scores.values_list("indicator__number", "value", "note"))


def state_of(sheet: ScoreSheet) -> dict[str, object]:
    """Return everything the database holds of a sheet, to see that nothing changed."""
    return {
        "row": ScoreSheet.objects.filter(pk=sheet.pk).values().get(),
        "scores": scores_on(sheet),
        "aspects": list(sheet.aspect_values.order_by("aspect__order").values_list("units")),
        "revisions": list(sheet.revisions.values_list("version", "state", "entries", "token")),
    }
