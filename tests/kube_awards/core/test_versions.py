"""Who saw an older version of a row writes nothing and loses nothing."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.http import QueryDict

from groups.models import Kube, Region
from kube_awards.core.errors import Conflict
from kube_awards.core.forms import Difference, RowForm
from kube_awards.core.versions import next_version
from tests.factories import make_kube

pytestmark = pytest.mark.django_db


class KubeRowForm(RowForm):
    """Three fields of a group: a choice, a text and a number."""

    class Meta:
        model = Kube
        fields = ("region", "business", "families")


def test_the_next_version_is_given_to_who_saw_the_stored_one() -> None:
    """The row comes back locked and counted up; nothing is stored yet."""
    kube = make_kube()
    with transaction.atomic():
        assert next_version(kube, seen=1).version == 2
    kube.refresh_from_db()
    assert kube.version == 1


def test_an_older_version_is_a_conflict() -> None:
    """Nobody overwrites what was never seen."""
    kube = make_kube()
    Kube.objects.filter(pk=kube.pk).update(version=3)
    with transaction.atomic(), pytest.raises(Conflict):
        next_version(kube, seen=2)


def test_a_row_that_was_never_stored_is_written_by_who_saw_none() -> None:
    """It is the first version, and a conflict for who saw one that is no more."""
    fresh = Kube(name="Melati")

    with transaction.atomic():
        assert next_version(fresh, seen=0) is fresh
    with transaction.atomic(), pytest.raises(Conflict):
        next_version(fresh, seen=1)


def test_a_form_shows_the_version_of_its_row_and_zero_for_a_new_one() -> None:
    """The hidden field carries it."""
    kube = make_kube()
    Kube.objects.filter(pk=kube.pk).update(version=7)
    kube.refresh_from_db()
    assert KubeRowForm(instance=kube)["versi"].value() == 7
    assert KubeRowForm()["versi"].value() == 0


def test_after_a_clash_the_form_names_both_values_and_speaks_of_the_stored_version() -> None:
    """What was typed stays typed; sending it again overwrites knowingly."""
    kube = make_kube()
    sent = {"versi": "1", "region": str(kube.region_id), "business": "Katering", "families": "12"}
    data = QueryDict(mutable=True)
    data.update(sent)
    form = KubeRowForm(data, instance=kube)
    assert form.is_valid()
    assert form.seen == 1
    assert form.changes() == {"region": kube.region, "business": "Katering", "families": 12}
    stored = Kube.objects.get(pk=kube.pk)
    stored.version, stored.business, stored.families = 2, "Bengkel", 12
    assert form.meet(stored) == [Difference("Usaha", "Bengkel", "Katering")]
    assert form["versi"].value() == "2"
    assert form["business"].value() == "Katering"


def test_a_clash_names_a_choice_by_its_label() -> None:
    """A person reads "Jakarta Timur", not a key."""
    kube = make_kube()
    other = Region.objects.exclude(pk=kube.region_id)[0]
    data = QueryDict(mutable=True)
    data.update({"versi": "1", "region": str(other.pk), "business": "", "families": ""})
    form = KubeRowForm(data, instance=kube)
    assert not form.is_valid()
    stored = Kube.objects.get(pk=kube.pk)
    found = {each.label: (each.stored, each.typed) for each in form.meet(stored)}
    assert found["Wilayah"] == (stored.region.short_name, other.short_name)
    assert found["Jumlah keluarga"] == (str(stored.families), "")
