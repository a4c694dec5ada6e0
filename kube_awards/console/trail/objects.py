"""Know what each kind of object is called, and to which edition it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_noop

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet

    from assessments.models import Edition
    from kube_awards.ledger.models import Entry

SHEET = "assessments.scoresheet"
# The way from each kind of object to its edition.
OWNED = {
    "assessments.edition": "pk",
    "assessments.category": "edition",
    "assessments.contestant": "category__edition",
    "assessments.judge": "edition",
    "assessments.recusal": "judge__edition",
    "assessments.absence": "judge__edition",
    "assessments.attendance": "edition",
    SHEET: "judge__edition",
    "assessments.rulesversion": "category__edition",
    "assessments.tiedecision": "category__edition",
    "assessments.departure": "category__edition",
    "assessments.result": "edition",
    "assessments.importrun": "edition",
    "prizes.prize": "category__edition",
    "prizes.decision": "edition",
    "prizes.minutes": "edition",
    "prizes.confirmation": "decision__edition",
    "prizes.document": "edition",
    "prizes.payment": "award__decision__edition",
    "prizes.certificate": "edition",
}
NAMES = {
    SHEET: gettext_noop("Lembar nilai"),
    "assessments.recusal": gettext_noop("Benturan kepentingan"),
    "assessments.absence": gettext_noop("Ketidakhadiran juri"),
    "assessments.rulesversion": gettext_noop("Versi aturan"),
    "assessments.tiedecision": gettext_noop("Keputusan panel"),
    "assessments.departure": gettext_noop("Penyimpangan dari urutan hitungan"),
    "assessments.result": gettext_noop("Hasil"),
    "assessments.importrun": gettext_noop("Impor"),
    "prizes.decision": gettext_noop("Penetapan"),
    "prizes.minutes": gettext_noop("Berita acara"),
    "prizes.confirmation": gettext_noop("Konfirmasi juri"),
    "prizes.certificate": gettext_noop("Piagam"),
    "prizes.document": gettext_noop("Surat"),
    "core.job": gettext_noop("Tugas"),
}
# What these are called in the ledger are keys that say nothing to people.
NAMELESS = frozenset(
    {
        *(
            SHEET,
            "assessments.recusal",
            "assessments.absence",
            "assessments.tiedecision",
            "assessments.departure",
        ),
        "prizes.minutes",
    }
)


def kind_of(object_type: str) -> str:
    """Say what kind of thing an entry is about."""
    if object_type in NAMES:
        return gettext(NAMES[object_type])
    try:
        model = apps.get_model(object_type)
    except LookupError:
        return object_type
    return capfirst(str(model._meta.verbose_name))  # noqa: SLF001 - Django's documented Model API


def keys_of(rows: QuerySet[Model]) -> QuerySet[Model, dict[str, str]]:
    """Return the keys of rows as the ledger spells them."""
    keys: QuerySet[Model, dict[str, str]] = rows.order_by().annotate(key=Cast("pk", TextField()))
    return keys.values("key")


def without_other_editions(entries: QuerySet[Entry], edition: Edition) -> QuerySet[Entry]:
    """Leave out what belongs to another edition; what was deleted since is shown in each."""
    others = Q()
    for label, way in OWNED.items():
        elsewhere = apps.get_model(label)._default_manager.exclude(**{way: edition.pk})  # noqa: SLF001 - Django's documented Model API
        others |= Q(object_type=label, object_id__in=keys_of(elsewhere))
    return entries.exclude(others)
