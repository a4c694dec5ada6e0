"""The shared pieces of pages, rendered by themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from django import forms
from django.template.loader import render_to_string

from assessments.selectors.scale import Band


@dataclass(frozen=True)
class Segment:
    """One part of a bar."""

    code: str
    text: str
    x: Decimal
    width: Decimal


@dataclass(frozen=True)
class Bar:
    """A bar as pages hand it over."""

    sentence: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class Indicator:
    """What a card shows of an indicator."""

    number: int
    name: str
    hint: str


class CardForm(forms.Form):
    """One value and one note."""

    score = forms.TypedChoiceField(
        label="Komitmen",
        choices=[(1, "Kurang"), (2, "Baik")],
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih nilai untuk indikator 6"},
    )
    note = forms.CharField(label="Catatan", required=False, widget=forms.Textarea)


def card(form: CardForm) -> str:
    """Render the indicator card of a form."""
    context = {
        "indicator": Indicator(6, "Komitmen", "Anggota hadir."),
        "aspect_code": "sosial",
        "score": form["score"],
        "note": form["note"],
        "levels": [
            {"band": Band(1, 1, "Kurang"), "text": "Jarang."},
            {"band": Band(2, 2, "Baik")},
        ],
        "points": Decimal("7.5"),
        "maximum": 2,
    }
    return render_to_string("assessments/includes/indicator_card.html", context)


def test_a_bar_keeps_decimal_points_in_drawing_and_commas_in_words() -> None:
    wide = Segment("sosial", "26,4", Decimal("4.1"), Decimal("26.4"))
    narrow = Segment("ekonomi", "4,1", Decimal(0), Decimal("4.1"))

    html = render_to_string(
        "includes/aspect_bar.html", {"bar": Bar("Sosial 26,4.", (narrow, wide))}
    )

    assert '<svg x="4.1%" width="26.4%"' in html
    assert re.findall(r"<text[^>]*>([^<]+)</text>", html) == ["26,4"]
    assert 'aria-label="Sosial 26,4."' in html


def test_the_error_summary_links_to_the_first_radio_of_a_field() -> None:
    html = render_to_string("includes/error_summary.html", {"form": CardForm({})})

    link, text = re.findall(r'<a href="#(\w+)">(.*?)</a>', html, re.DOTALL)[0]
    assert link == "id_score_0"
    assert " ".join(text.split()) == "Komitmen: Pilih nilai untuk indikator 6"
    assert "autofocus" in html


def test_a_form_without_errors_has_no_summary() -> None:
    assert render_to_string("includes/error_summary.html", {"form": CardForm()}).strip() == ""


def test_a_card_describes_itself_by_ids_that_exist() -> None:
    html = card(CardForm({}))

    described = re.findall(r'aria-describedby="([^"]+)"', html)
    assert described == ["ind6-hint id_score_error"]
    assert all(f'id="{name}"' in html for name in described[0].split())


def test_a_card_carries_what_the_running_total_needs() -> None:
    html = card(CardForm(initial={"score": 2}))

    assert 'data-weight="7.5"' in html
    assert 'data-maximum="2"' in html
    assert re.findall(r'value="(\d)" [^>]*checked', html) == ["2"]
    assert "Tambah catatan" in html
