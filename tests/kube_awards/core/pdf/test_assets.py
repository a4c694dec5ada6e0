from __future__ import annotations

import pytest

from kube_awards.core.pdf.assets import asset_bytes, print_assets
from kube_awards.core.pdf.fonts import Face


def test_print_assets_hold_every_face_and_its_licence() -> None:
    fonts = {name for name in print_assets() if name.startswith("fonts/")}

    assert fonts == {face.value for face in Face} | {
        "fonts/eb-garamond-OFL.txt",
        "fonts/plus-jakarta-sans-OFL.txt",
    }


@pytest.mark.parametrize(
    "name",
    [
        "../app.css",
        "fonts/../fonts.css",
        "/etc/hostname",
        "%2e%2e/app.css",
        "fonts%2ffonts.css",
        "",
        "fonts",
        "fonts.css?",
    ],
)
def test_asset_bytes_knows_names_not_paths(name: str) -> None:
    with pytest.raises(LookupError):
        asset_bytes(name)
