"""Say in words what stands before and after in an entry."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from kube_awards.accounts.roles import Role
from kube_awards.core.formats import fingerprint, long_date, moment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import Field

    from kube_awards.ledger.models import Entry

NOTHING = "–"
LONG = 400
DIGEST, DAY = re.compile(r"[0-9a-f]{64}"), re.compile(r"\d{4}-\d\d-\d\d")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
NAMES: dict[str, str] = {
    "version": gettext_noop("Versi"),
    "state": gettext_noop("Keadaan"),
    "receipt": gettext_noop("Nomor tanda terima"),
    "role": gettext_noop("Peran"),
    "roles": gettext_noop("Peran"),
    "judge": gettext_noop("Juri"),
    "judges": gettext_noop("Juri"),
    "contestants": gettext_noop("Peserta"),
    "contacts": gettext_noop("Dengan kontak pribadi"),
    "standing": gettext_noop("Status data"),
    "turn": gettext_noop("Giliran"),
    "waiting": gettext_noop("Belum menjawab"),
    "objected": gettext_noop("Keberatan"),
    "presenting": gettext_noop("Sedang tampil"),
    "digest": gettext_noop("Sidik data"),
    "number": gettext_noop("Nomor"),
    "award": gettext_noop("Gelar"),
    "awards": gettext_noop("Penerima"),
    "places": gettext_noop("Peringkat"),
    "prizes": gettext_noop("Hadiah"),
    "region": gettext_noop("Wilayah"),
    "reason": gettext_noop("Alasan"),
    "note": gettext_noop("Catatan"),
    "paper": gettext_noop("Dari kertas"),
    "entered_by": gettext_noop("Dimasukkan oleh"),
    "checked_by": gettext_noop("Diperiksa oleh"),
    "photo": gettext_noop("Foto"),
    "round": gettext_noop("Isian ke"),
    "email": gettext_noop("Email"),
    "contact": gettext_noop("Kontak pribadi"),
    "indicator": gettext_noop("Indikator"),
    "closes_at": gettext_noop("Waktu tutup"),
    "approved_at": gettext_noop("Disetujui"),
    "returned_at": gettext_noop("Dikembalikan"),
    "annulled_at": gettext_noop("Dibatalkan"),
    "answers": gettext_noop("Jawaban juri"),
    "waivers": gettext_noop("Keputusan melanjutkan"),
    "superseded_by": gettext_noop("Digantikan versi"),
    "supersedes": gettext_noop("Menggantikan versi"),
    "superseding_reason": gettext_noop("Alasan penggantian"),
    "decision": gettext_noop("Versi hasil"),
    "published_at": gettext_noop("Diumumkan"),
    "proposed_at": gettext_noop("Diajukan"),
    "expires_at": gettext_noop("Berlaku sampai"),
    "purpose": gettext_noop("Sebagai"),
    "way": gettext_noop("Cara masuk"),
    "sessions_ended": gettext_noop("Sesi yang diakhiri"),
    "invitations_withdrawn": gettext_noop("Undangan yang dicabut"),
    "authenticators": gettext_noop("Pengaman tambahan"),
    "is_sample": gettext_noop("Contoh"),
    "sample": gettext_noop("Contoh"),
    "copied_from": gettext_noop("Disalin dari"),
    "slug": gettext_noop("Alamat"),
    "kind": gettext_noop("Jenis"),
    "added": gettext_noop("Ditambahkan"),
    "changed": gettext_noop("Diubah"),
    "rows": gettext_noop("Baris"),
    "present": gettext_noop("Hadir"),
    "step": gettext_noop("Pengingat"),
    "code": gettext_noop("Kode"),
    "order": gettext_noop("Urutan"),
    "filters": gettext_noop("Saringan"),
    "place": gettext_noop("Peringkat"),
    "label": gettext_noop("Gelar"),
    "name": gettext_noop("Nama"),
    "gross": gettext_noop("Hadiah (rupiah)"),
    "trophy": gettext_noop("Piala"),
    "certificate": gettext_noop("Piagam"),
    "category": gettext_noop("Kategori"),
    "contestant": gettext_noop("Peserta"),
    "value": gettext_noop("Nilai"),
    "decided_by": gettext_noop("Ditentukan oleh"),
    "decided_on": gettext_noop("Tanggal penetapan"),
    "result": gettext_noop("Sidik hasil"),
    "engine": gettext_noop("Versi mesin hitung"),
}


@dataclass(frozen=True)
class Change:
    """One thing that an entry speaks of."""

    label: str
    before: str
    after: str

    @property
    def is_long(self) -> bool:
        """Say whether it would fill a phone's screen: all prizes, all recipients."""
        return len(self.before) + len(self.after) > LONG


def changes_in(entry: Entry, regions: Mapping[int, str]) -> list[Change]:
    """Return what differs between before and after; everything where there is only one."""
    was, now = _facts(entry.before), _facts(entry.after)
    found = []
    for key in {**was, **now}:
        if was.get(key, ...) == now.get(key, ...):
            continue
        read = partial(_read, entry.object_type, key, regions)
        found.append(
            Change(
                _label(entry.object_type, key),
                read(was[key]) if key in was else "",
                read(now[key]) if key in now else "",
            )
        )
    return found


def _facts(text: str) -> dict[str, object]:
    """Return the facts on one level: what stands on a sheet by the number of its indicator."""
    facts = json.loads(text)
    if not isinstance(facts, dict):
        return {}
    scores = facts.pop("entries", {})
    return facts | dict(sorted(scores.items(), key=lambda each: each[0].zfill(4)))


def _label(object_type: str, key: str) -> str:
    if key.isdecimal():
        return _("Indikator %(number)s") % {"number": key}
    if key in NAMES:
        return _(NAMES[key])
    field = _field(object_type, key)
    return capfirst(str(field.verbose_name)) if field else key.replace("_", " ").capitalize()


def _field(object_type: str, key: str) -> Field[object, object] | None:
    try:
        field = apps.get_model(object_type)._meta.get_field(key)  # noqa: SLF001 - public API
    except (LookupError, ValueError, FieldDoesNotExist):
        return None
    return field if hasattr(field, "verbose_name") else None


def _read(object_type: str, key: str, regions: Mapping[int, str], value: object) -> str:
    """Return one fact as a person reads it, with the words of a choice."""
    if key in {"region", "region_id"} and isinstance(value, int):
        return regions.get(value, NOTHING)
    if key in {"role", "roles"}:
        held = value if isinstance(value, list) else [value]
        return ", ".join(_role(str(each)) for each in held) or NOTHING
    field = _field(object_type, key)
    choices = dict(getattr(field, "flatchoices", []) or [])
    return str(choices[value]) if isinstance(value, str) and value in choices else said(value)


def _role(code: str) -> str:
    return str(Role(code).label) if code in Role.values else code


def said(value: object) -> str:
    """Return any value of the ledger as text."""
    if isinstance(value, dict):
        return _said_together(value)
    if isinstance(value, list):
        return "; ".join(said(each) for each in value) or NOTHING
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    return _said_text(str(value)) if value not in (None, "") else NOTHING


def _said_together(facts: dict[str, object]) -> str:
    if set(facts) == {"hmac"}:
        return _("(disegel: kontak pribadi)")
    if set(facts) == {"value", "note"}:
        note = facts["note"]
        return f"{said(facts['value'])} ({note})" if note else said(facts["value"])
    return ", ".join(f"{_label('', key)}: {said(each)}" for key, each in facts.items()) or NOTHING


def _said_text(text: str) -> str:
    if DIGEST.fullmatch(text):
        return fingerprint(text)
    if MOMENT.fullmatch(text):
        return moment(dt.datetime.fromisoformat(text))
    return long_date(dt.date.fromisoformat(text)) if DAY.fullmatch(text) else text
