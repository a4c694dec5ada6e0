"""Aspects and indicators as they are stored with a result."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from .decimals import plain_text, read_decimal
from .errors import InvalidInput
from .instrument import AspectRule, IndicatorRule
from .reading import as_record, list_at, text_at

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from .canonical import Json


def aspect_record(aspect: AspectRule) -> dict[str, Json]:
    """Return an aspect as JSON values, numbers as plain decimal text."""
    return {
        "id": aspect.id,
        "indicators": [_indicator_record(rule) for rule in aspect.indicators],
        "weight": plain_text(aspect.weight),
    }


def _indicator_record(rule: IndicatorRule) -> dict[str, Json]:
    return {
        "id": rule.id,
        "maximum": plain_text(rule.maximum),
        "minimum": plain_text(rule.minimum),
        "step": plain_text(rule.step),
        "weight": plain_text(rule.weight),
    }


def aspect_of(stored: object) -> AspectRule:
    """Return the aspect that `aspect_record` described, or raise `InvalidInput`."""
    record = as_record(stored, ("id", "indicators", "weight"), "aspek")
    identity = text_at(record, "id", "aspek")
    place = f"aspek {identity}"
    return AspectRule(
        id=identity,
        weight=_number_at(record, "weight", place),
        indicators=tuple(_indicator_of(item) for item in list_at(record, "indicators", place)),
    )


def _indicator_of(stored: object) -> IndicatorRule:
    record = as_record(stored, ("id", "maximum", "minimum", "step", "weight"), "indikator")
    identity = text_at(record, "id", "indikator")
    place = f"indikator {identity}"
    return IndicatorRule(
        id=identity,
        weight=_number_at(record, "weight", place),
        minimum=_decimal_at(record, "minimum", place),
        maximum=_decimal_at(record, "maximum", place),
        step=_decimal_at(record, "step", place),
    )


def _number_at(record: Mapping[str, object], name: str, place: str) -> Fraction:
    text = text_at(record, name, place)
    try:
        return read_decimal(text)
    except InvalidInput as error:
        raise InvalidInput(f"bagian {name} {error.problem}", place) from None


def _decimal_at(record: Mapping[str, object], name: str, place: str) -> Decimal:
    return Decimal(plain_text(_number_at(record, name, place)))
