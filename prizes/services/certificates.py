"""Issue certificates: freeze their content, render once, keep the bytes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.domain.canonical import canonical_json
from assessments.models import Edition
from kube_awards.core.errors import Conflict, Refused, WrongState
from kube_awards.core.identifiers import LENGTH, grouped, new_verification_code
from kube_awards.core.pdf import PdfError
from kube_awards.core.pdf.text import clean_text, unseen_characters
from kube_awards.ledger.services import record
from prizes.documents import CertificateContent, certificate_page, render_certificates
from prizes.models import Award, Certificate, Decision
from prizes.selectors.certificates import awards_without_certificate
from prizes.services.integrity import refuse_changed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kube_awards.accounts.models import User

CODE_OF_SAME_LENGTH = "0" * LENGTH


@dataclass(frozen=True)
class Draft:
    """A certificate that is rendered and not issued yet: nobody has waited for it."""

    award: Award
    code: str
    content: CertificateContent
    pdf: bytes


def issue_certificates(
    *, decision: Decision, actor: User, numbers: Mapping[int, str]
) -> list[Certificate]:
    """Issue the certificate of every award of an approved decision that has none yet.

    `numbers` maps an award's primary key to its document number; a missing one prints dots.
    Rendering takes seconds, so it comes before the lock that everybody else would wait for.
    """
    drafts = draft_certificates(decision=decision, numbers=numbers)
    return keep_certificates(decision=decision, actor=actor, drafts=drafts)


def draft_certificates(*, decision: Decision, numbers: Mapping[int, str]) -> list[Draft]:
    """Render what waits for its certificate; nothing is written and nothing locked."""
    awards = list(awards_without_certificate(_approved(decision)))
    codes = [new_verification_code() for _award in awards]
    contents = [
        certificate_content(award, number=numbers.get(award.pk, ""), code=code)
        for award, code in zip(awards, codes, strict=True)
    ]
    parts = zip(awards, codes, contents, render_certificates(contents), strict=True)
    return [Draft(*part) for part in parts]


@transaction.atomic
def keep_certificates(
    *, decision: Decision, actor: User, drafts: Iterable[Draft]
) -> list[Certificate]:
    """Issue the drafts whose award still waits; raise Conflict where one is out of date."""
    Edition.objects.select_for_update().get(pk=decision.edition_id)
    waiting = {award.pk: award for award in awards_without_certificate(_approved(decision))}
    wanted = [draft for draft in drafts if draft.award.pk in waiting]
    for draft in wanted:
        award, content = waiting[draft.award.pk], draft.content
        if certificate_content(award, number=content.number, code=draft.code) != content:
            raise Conflict(_("Isi piagam berubah ketika piagam sedang dibuat. Coba lagi."))
    return [_keep(draft, actor) for draft in wanted]


def _approved(decision: Decision) -> Decision:
    """Return the decision as it stands; raise WrongState or DecisionDiffers unless it holds."""
    current = Decision.objects.select_related("edition", "result").get(pk=decision.pk)
    if not current.is_approved:
        raise WrongState(
            _("Piagam baru dapat diterbitkan setelah hasil ditetapkan."), state=current.state
        )
    refuse_changed(current)
    return current


def certificate_content(award: Award, *, number: str, code: str) -> CertificateContent:
    """Return what the certificate of award says, from the decision and the edition's letterhead."""
    edition = award.decision.edition
    return CertificateContent(
        number=number,
        recipient=award.name,
        region=award.region_name,
        award=f"{award.label} {award.category_name}",
        level_and_year=f"{edition.level} Tahun {edition.year}",
        amount=award.amount,
        letterhead=tuple(edition.letterhead.splitlines()),
        place=edition.place,
        date=award.decision.decided_on,
        signatory_title=tuple(edition.signatory_title.splitlines()),
        signatory_name=edition.signatory_name,
        signatory_nip=edition.signatory_nip,
        code=grouped(code),
        check_url=f"{settings.PUBLIC_URL}/cek/{code}/",
        sample=edition.is_sample,
        paper=edition.paper,
    )


def refuse_unprintable(awards: Iterable[Award]) -> None:
    """Refuse, naming the award, what no page shows or no certificate could print.

    It is called before anybody approves; what nobody sees would make two names look alike.
    """
    for award in awards:
        _refuse_unseen(award)
        if not award.certificate:
            continue
        content = certificate_content(award, number="", code=CODE_OF_SAME_LENGTH)
        try:
            certificate_page(content)
        except PdfError as error:
            raise Refused(f"{award.name}: {error.message}") from error


def _refuse_unseen(award: Award) -> None:
    texts = (award.name, award.label, award.category_name, award.region_name)
    unseen = unseen_characters("".join((*texts, award.region_short_name)))
    if unseen:
        raise Refused(
            _("%(name)s: ada huruf yang tidak tampak (%(characters)s). Hapus, lalu coba lagi.")
            % {"name": clean_text(award.name), "characters": ", ".join(unseen)}
        )


def _keep(draft: Draft, actor: User) -> Certificate:
    certificate = Certificate(
        award=draft.award,
        number=draft.content.number,
        code=draft.code,
        content=canonical_json(draft.content.as_canonical()),
        digest=hashlib.sha256(draft.pdf).hexdigest(),
        issued_at=timezone.now(),
        issued_by=actor,
    )
    certificate.file.save(f"{draft.code}.pdf", ContentFile(draft.pdf), save=False)
    certificate.save()
    record(
        actor=actor,
        action="certificate.issued",
        obj=certificate,
        after={
            "award": draft.award.label,
            "number": draft.content.number,
            "digest": certificate.digest,
        },
    )
    return certificate
