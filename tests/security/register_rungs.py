"""The addresses of the register: panitia writes, three other roles read."""

from __future__ import annotations

from assessments.models import Category, Contestant
from groups.models import Kube, Region, Removal
from groups.services.removing import facts_of
from tests.factories import make_contestant, make_kube, make_user
from tests.security.files_ladder import PHOTO
from tests.security.rungs import EDITION, SEE_VALUES, Rung

READ = ("panitia", "judge_and_panitia", "penetap", "pengawas", "superadmin")
WRITE = ("panitia", "judge_and_panitia")
BOOK = "/panitia/kube/"
ROW = BOOK + "{kube}/"

REGISTER = [
    Rung("groups:rows", BOOK, "setup", READ, get=200),
    Rung("console:register_row", ROW, "setup", READ, get=200),
    Rung(
        "groups:add",
        BOOK + "tambah/",
        "setup",
        WRITE,
        get=200,
        post=302,
        body={
            "versi": "0",
            "name": "Anggrek",
            "region": "{region}",
            "kelurahan": "Cipinang",
            "business": "Katering",
            "founded_year": "2015",
            "families": "10",
            "chair": "Sri",
        },
    ),
    Rung(
        "groups:change",
        ROW + "ubah/",
        "setup",
        WRITE,
        get=200,
        post=302,
        body={
            "versi": "1",
            "name": "Anggrek",
            "region": "{region}",
            "kelurahan": "Cipinang",
            "business": "Katering",
            "founded_year": "2015",
            "families": "10",
            "chair": "Sri",
        },
    ),
    Rung("groups:remove", "/panitia/kube/{unused}/hapus/", "setup", WRITE, post=302),
    Rung("groups:restore", BOOK + "urungkan/{removal}/", "setup", WRITE, post=302),
    Rung("groups:reveal", ROW + "kontak/", "setup", WRITE, post=200),
    Rung("groups:photo", ROW + "foto/", "setup", READ, get=200, post=302, body={"berkas": PHOTO}),
    Rung(
        "groups:proposal",
        ROW + "proposal/",
        "setup",
        READ,
        get=200,
        post=302,
        body={"hapus": "ya"},
    ),
    Rung("console:photos", EDITION + "foto/", "closed", SEE_VALUES, get=200),
    Rung("console:contestants", EDITION + "peserta/", "setup", SEE_VALUES, get=200),
    Rung(
        "console:add_contestant",
        EDITION + "peserta/kube/tambah/",
        "setup",
        ("panitia",),
        get=200,
        post=302,
        body={"peserta": "{unused}"},
    ),
    Rung(
        "console:move_contestant",
        EDITION + "peserta/{second}/pindah/",
        "setup",
        ("panitia",),
        post=302,
        body={"versi": "1", "langkah": "naik"},
    ),
    Rung(
        "console:remove_contestant",
        EDITION + "peserta/{second}/hapus/",
        "setup",
        ("panitia",),
        post=302,
        body={"versi": "1"},
    ),
    Rung(
        "console:withdraw_contestant",
        EDITION + "peserta/{contestant}/mundur/",
        "open",
        ("panitia",),
        get=200,
        post=302,
        body={"versi": "1", "alasan": "Sakit."},
    ),
    Rung("groups:regions", "/panitia/wilayah/", "setup", READ, get=200),
    Rung(
        "groups:change_region",
        "/panitia/wilayah/31.71/",
        "setup",
        WRITE,
        post=302,
        body={"langkah": "turun"},
    ),
    Rung(
        "groups:add_region",
        "/panitia/wilayah/tambah/",
        "setup",
        ("superadmin",),
        get=200,
        post=302,
        body={"code": "31.99", "official_name": "Kota Contoh", "short_name": "Contoh"},
    ),
]


def make_register() -> None:
    """Leave a group that nobody uses, and one that was just removed."""
    make_contestant(Category.objects.get())
    make_kube(name="Tidak terpakai")
    facts = facts_of(make_kube(name="Baru dihapus"))
    Kube.objects.filter(name="Baru dihapus").delete()
    Removal.objects.create(kind="kube", label="KUBE", facts=facts, removed_by=make_user())


def register_facts() -> dict[str, object]:
    """Return what addresses and forms of the register hold."""
    used = Kube.objects.exclude(photo="").first()
    unused = Kube.objects.filter(name="Tidak terpakai").first()
    removal = Removal.objects.first()
    second = Contestant.objects.filter(running_order=2).first()
    return {
        "kube": used.public_id if used else "",
        "unused": unused.public_id if unused else "",
        "second": second.public_id if second else "",
        "removal": removal.public_id if removal else "",
        "region": Region.objects.get(code="31.75").pk,
    }
