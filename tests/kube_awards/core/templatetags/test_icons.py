from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

from kube_awards.core.templatetags.icons import ASPECT_ICONS, DRAWINGS, aspect_icon, icon

NAMED = re.compile(r"""{% icon "([^"]+)" %}|icon="([^"]+)\"""")


def test_an_icon_is_inline_and_hidden_from_screen_readers() -> None:
    drawn = icon("check-lg")

    start, end = (
        '<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">',
        "</svg>",
    )
    assert drawn == f"{start}{DRAWINGS['check-lg']}{end}"


@pytest.mark.parametrize(("code", "name"), [*ASPECT_ICONS.items(), ("lingkungan", "circle")])
def test_an_aspect_has_its_icon_and_a_new_one_a_plain_icon(code: str, name: str) -> None:
    assert aspect_icon(code) == icon(name)


def test_every_icon_that_templates_name_is_vendored() -> None:
    folder = Path(settings.BASE_DIR) / "templates"
    texts = [path.read_text(encoding="utf-8") for path in folder.rglob("*.html")]

    named = {first or second for text in texts for first, second in NAMED.findall(text)}

    assert named - DRAWINGS.keys() == set()
