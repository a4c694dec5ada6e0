"""Long work is done for whoever may still ask for it."""

from __future__ import annotations

import pytest

from groups.models import Kube
from kube_awards.accounts.roles import Role
from kube_awards.accounts.services.people import revoke_role
from kube_awards.console.services.imports import check_file, enqueue_import
from kube_awards.console.tasks import do_import
from kube_awards.core.errors import Refused
from kube_awards.core.jobs import Progress
from kube_awards.core.services.jobs import claim_job
from tests.factories import make_edition, make_judge, make_user
from tests.kube_awards.console.imports.files import KUBE, kube_row, xlsx_file

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("is_seated", [False, True])
def test_an_import_is_not_done_for_whoever_is_no_panitia_any_more(*, is_seated: bool) -> None:
    edition, ani = make_edition(), make_user(Role.PANITIA)
    run = check_file(edition=edition, upload=xlsx_file(KUBE, kube_row()), kind="", actor=ani)
    job = enqueue_import(run=run, rows=1, back="/", actor=ani)
    claimed = claim_job(job.public_id)
    if is_seated:
        make_judge(edition, ani)
    else:
        revoke_role(user=ani, role=Role.PANITIA, actor=None)

    assert claimed is not None
    with pytest.raises(Refused, match="tidak lagi bertugas sebagai panitia"):
        do_import(claimed, Progress(claimed))

    assert not Kube.objects.exists()
