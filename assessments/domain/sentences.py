"""The sentence an officer reads aloud: why one stands before the next (ranking.md §2.8)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from .numerals import decimal_text, distinct_texts, listed, plain_number
from .outcome import Rung

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .outcome import Cut, Duels, Placement
    from .rules import Rules

_PAIR = 2


@dataclass(frozen=True)
class Difference:
    """How many points an aspect or a judge (`id`) puts the upper one ahead; ``+0,80`` as text."""

    id: str
    name: str
    points: Fraction
    text: str


@dataclass(frozen=True)
class Side:
    """One of two neighbours, with its name."""

    name: str
    placement: Placement


def sentence_of(
    rules: Rules, upper: Side, lower: Side, cut: Cut, by_aspect: Sequence[Difference]
) -> str:
    """Return one whole Indonesian sentence about two neighbours and what parts them."""
    if cut.rung is Rung.DEPARTURE:
        return _by_departure(upper, lower)
    if cut.rung is Rung.VALUE:
        return _by_value(upper, lower, by_aspect)
    names = {each.id: each.name for each in by_aspect}
    equal = _equal(rules, upper, lower)
    level = list(_level_before(rules, cut, names))
    if level:
        equal = f"{equal}, begitu pula {listed(level)}"
    return f"{equal}; {_verdict(rules, upper, lower, cut, names)}."


def _by_value(upper: Side, lower: Side, by_aspect: Sequence[Difference]) -> str:
    above, below = upper.placement.value, lower.placement.value
    values = distinct_texts([above, below])
    (gap,) = distinct_texts([above - below], apart_from=[Fraction(0)])
    most = max(each.points for each in by_aspect)
    sentence = (
        f"{upper.name} ({values[0]}) di atas {lower.name} ({values[1]})"
        f" dengan selisih {gap} poin, terutama karena"
        f" {_with_points([each for each in by_aspect if each.points == most])}"
    )
    against = [each for each in by_aspect if each.points < 0]
    if against:
        sentence += ", meskipun lebih rendah pada " + listed([_with_points([a]) for a in against])
    return f"{sentence}."


def _by_departure(upper: Side, lower: Side) -> str:
    values = distinct_texts([upper.placement.value, lower.placement.value])
    told = [
        f"{side.name} ({value}, tempat {side.placement.place_by_rules} menurut hitungan)"
        for side, value in zip((upper, lower), values, strict=True)
    ]
    if upper.placement.place == lower.placement.place:
        place = upper.placement.place
        return f"Panel memutuskan {told[0]} dan {told[1]} berbagi tempat {place}."
    return f"Panel memutuskan {told[0]} di atas {told[1]}."


def _with_points(equals: Sequence[Difference]) -> str:
    names = listed([f"aspek {each.name}" for each in equals])
    return f"{names} ({'masing-masing ' if len(equals) > 1 else ''}{equals[0].text})"


def _equal(rules: Rules, upper: Side, lower: Side) -> str:
    value = upper.placement.value
    beginning = f"Nilai akhir {upper.name} dan {lower.name} sama"
    if rules.ranking_precision is None:
        return f"{beginning} ({decimal_text(value)})"
    places = rules.ranking_precision
    rounded = decimal_text(value, places)
    to = f"{places} desimal" if places else "bilangan bulat"
    return f"{beginning} setelah dibulatkan menjadi {to} ({rounded})"


def _level_before(rules: Rules, cut: Cut, names: dict[str, str]) -> Iterator[str]:
    """Say on what else the two were level before something parted them."""
    for rung in rules.ladder:
        if rung == "head_to_head":
            if cut.rung is Rung.HEAD_TO_HEAD:
                return
            yield "perbandingan juri demi juri"
            continue
        order = [rules.aspects[index].id for index in rules.aspect_order]
        if cut.aspect is not None:
            yield from (f"nilai aspek {names[each]}" for each in order[: order.index(cut.aspect)])
            return
        yield f"nilai aspek {names[order[0]]}" if len(order) == 1 else "nilai semua aspek"


def _verdict(rules: Rules, upper: Side, lower: Side, cut: Cut, names: dict[str, str]) -> str:
    if cut.aspect is not None:
        at = [aspect.id for aspect in rules.aspects].index(cut.aspect)
        values = [side.placement.aspect_values[at] for side in (upper, lower)]
        compared = " banding ".join(distinct_texts(values))
        reason = f"nilai aspek {names[cut.aspect]} lebih tinggi ({compared})"
        return f"{upper.name} di atas karena {reason}"
    if cut.duels is not None:
        return _by_duels(upper, lower, cut.duels)
    if cut.rung is Rung.PANEL:
        return f"panel memutuskan {upper.name} di atas {lower.name}"
    if upper.placement.exhausted:
        return f"keduanya berbagi tempat {upper.placement.place} sampai panel memutuskan"
    return f"panel memutuskan keduanya berbagi tempat {upper.placement.place}"


def _by_duels(upper: Side, lower: Side, duels: Duels) -> str:
    ahead, behind = plain_number(duels.ahead), plain_number(duels.behind)
    whole = duels.ahead.denominator == duels.behind.denominator == 1
    half = "" if whole else " (nilai yang sama dihitung setengah)"
    if duels.among == _PAIR:
        score = f"{ahead} banding {behind}"
        return f"dalam perbandingan juri demi juri {upper.name} unggul {score}{half}"
    return (
        f"dalam perbandingan juri demi juri di antara {duels.among} peserta yang sama"
        f" {upper.name} mengumpulkan {ahead} poin dan {lower.name} {behind} poin{half}"
    )
