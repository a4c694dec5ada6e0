"""Know how people write the regions of Jakarta: rows are matched by code (domain.md §6)."""

from __future__ import annotations

import re

# Kecamatan in the order of their codes: who writes one where a kota belongs means its kota.
KECAMATAN = {
    "31.71": "Gambir, Sawah Besar, Kemayoran, Senen, Cempaka Putih, Menteng, Tanah Abang,"
    " Johar Baru, Jakpus",
    "31.72": "Penjaringan, Tanjung Priok, Koja, Cilincing, Pademangan, Kelapa Gading, Jakut",
    "31.73": "Cengkareng, Grogol Petamburan, Taman Sari, Tambora, Kebon Jeruk, Kalideres,"
    " Palmerah, Kembangan, Jakbar",
    "31.74": "Tebet, Setiabudi, Mampang Prapatan, Pasar Minggu, Kebayoran Lama, Cilandak,"
    " Kebayoran Baru, Pancoran, Jagakarsa, Pesanggrahan, Jaksel",
    "31.75": "Matraman, Pulo Gadung, Jatinegara, Kramat Jati, Pasar Rebo, Cakung, Duren Sawit,"
    " Makasar, Ciracas, Cipayung, Jaktim",
    "31.01": "Kep. Seribu, Kep. Seribu Utara, Kep. Seribu Selatan",
}
FRONT = re.compile(r"^(provinsi|kota|kabupaten|kab|administrasi|adm|kecamatan|kec)+")


def bare(text: str) -> str:
    """Return letters and digits only: `Kramatjati`, `Kramat Jati` and `KRAMAT-JATI` are one."""
    return re.sub(r"[^a-z0-9]", "", text.lower())


SPELLINGS = {bare(name): code for code, names in KECAMATAN.items() for name in names.split(",")} | {
    bare(code): code for code in KECAMATAN
}


def find_region_code(text: str, names: dict[str, str]) -> str | None:
    """Return the code that text means; `names` are the regions' own, bare, with their codes."""
    for key in (bare(text), FRONT.sub("", bare(text))):
        if code := names.get(key) or SPELLINGS.get(key):
            return code
    return None
