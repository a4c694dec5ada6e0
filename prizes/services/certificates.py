"""Issue certificates: freeze their content, render once, keep the bytes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.domain.canonical import canonical_json
from assessments.models import Edition
from kube_awards.core.errors import Conflict, Refused, WrongState
from kube_awards.core.identifiers import new_verification_code
from kube_awards.core.pdf import PdfError
from kube_awards.core.pdf.text import clean_text, unseen_characters
from kube_awards.ledger.services import record
from prizes.documents import CertificateContent, certificate_page, render_certificates
from prizes.models import Award, Certificate, CertificateStatus, Decision
from prizes.selectors.certificates import content_digest
from prizes.selectors.holders import Holder, holders_of
from prizes.services.integrity import refuse_changed
from prizes.wording import Office, award_content, certificate_content, differences

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable

    from kube_awards.accounts.models import User


ENDINGS = {
    CertificateStatus.REVOKED: "certificate.revoked",
    CertificateStatus.REPLACED: "certificate.replaced",
}


@dataclass(frozen=True)
class Draft:
    """A certificate that is rendered and not issued yet: nobody has waited for it."""

    key: str
    code: str
    content: CertificateContent
    pdf: bytes


def issue_certificates(
    *,
    decision: Decision,
    actor: User,
    keys: Collection[str] | None = None,
    renew: bool = False,
) -> list[Certificate]:
    """Issue the certificates that are missing under an approved decision.

    `keys` names the holders, None stands for all. With `renew` those whose certificate says
    something else by now get another, and the older one is replaced. Rendering takes time, so it
    comes before the lock that everybody else would wait for.
    """
    refuse_changed(_approved(decision))
    drafts = draft_certificates(decision=decision, keys=keys, renew=renew)
    return keep_certificates(decision=decision, actor=actor, drafts=drafts, renew=renew)


def waiting_keys(
    *, decision: Decision, keys: Collection[str] | None = None, renew: bool = False
) -> list[str]:
    """Return whose certificates are to be issued, in the order they are called; DecisionDiffers."""
    approved = _approved(decision)
    refuse_changed(approved)
    office = Office.of(approved.edition, approved.decided_on)
    return [holder.key for holder in _waiting(approved, office, keys, renew=renew)]


def draft_certificates(
    *, decision: Decision, keys: Collection[str] | None = None, renew: bool = False
) -> list[Draft]:
    """Render what waits for its certificate; nothing is written, locked or vouched for."""
    approved = _approved(decision)
    office = Office.of(approved.edition, approved.decided_on)
    coded = [
        (holder, new_verification_code())
        for holder in _waiting(approved, office, keys, renew=renew)
    ]
    contents = [certificate_content(holder, office, code=code) for holder, code in coded]
    return [
        Draft(holder.key, code, content, pdf)
        for (holder, code), content, pdf in zip(coded, contents, _rendered(contents), strict=True)
    ]


@transaction.atomic
def keep_certificates(
    *, decision: Decision, actor: User, drafts: Collection[Draft], renew: bool = False
) -> list[Certificate]:
    """Issue the drafts whose holder still waits; raise Conflict where one is out of date."""
    Edition.objects.select_for_update().get(pk=decision.edition_id)
    approved = _approved(decision)
    # Many parts of a job come here one after the other; whoever began asked the engine too.
    refuse_changed(approved, recompute=False)
    office = Office.of(approved.edition, approved.decided_on)
    keys = [draft.key for draft in drafts]
    waiting = {each.key: each for each in _waiting(approved, office, keys, renew=renew)}
    wanted = [draft for draft in drafts if draft.key in waiting]
    for draft in wanted:
        if certificate_content(waiting[draft.key], office, code=draft.code) != draft.content:
            raise Conflict(_("Isi piagam berubah ketika piagam sedang dibuat. Coba lagi."))
    return [_keep(draft, waiting[draft.key], actor) for draft in wanted]


@transaction.atomic
def revoke_certificate(*, certificate: Certificate, actor: User, reason: str) -> Certificate:
    """Take one certificate back; its holder may get another. The file stays what it was.

    Raise Refused without a reason and WrongState unless it counts.
    """
    reason = reason.strip()
    if not reason:
        raise Refused(_("Tulis alasan mencabut piagam."))
    Edition.objects.select_for_update().get(pk=certificate.edition_id)
    held = Certificate.objects.select_for_update().get(pk=certificate.pk)
    if not held.is_valid:
        raise WrongState(
            _("Piagam ini sudah “%(state)s”.") % {"state": held.get_status_display()},
            state=held.status,
        )
    return end_certificate(held, CertificateStatus.REVOKED, actor, reason=reason)


def end_certificate(
    certificate: Certificate,
    status: CertificateStatus,
    actor: User,
    *,
    reason: str = "",
    by: Decision | None = None,
) -> Certificate:
    """Let a certificate count no more, inside the transaction of whoever ends it.

    `by` is the decision that ended it, by its own end or by taking the place of another.
    """
    before = certificate.status
    certificate.status, certificate.ended_reason = status, reason
    certificate.ended_with = by
    certificate.save(update_fields=["status", "ended_reason", "ended_with"])
    cause = {} if by is None else {"decision": by.number}
    record(
        actor=actor,
        action=ENDINGS[status],
        obj=certificate,
        before={"status": before},
        after={"status": status.value, **cause},
        reason=reason,
    )
    return certificate


def refuse_unprintable(awards: Iterable[Award], edition: Edition, decided_on: dt.date) -> None:
    """Refuse, naming the award, what no page shows or no certificate could print.

    It is called before anybody approves; what nobody sees would make two names look alike.
    """
    office = Office.of(edition, decided_on)
    for award in awards:
        _refuse_unseen(award)
        if award.certificate:
            _refuse_unfit(award.name, award_content(award, office))


def _refuse_unseen(award: Award) -> None:
    texts = (award.name, award.label, award.category_name, award.region_name)
    unseen = unseen_characters("".join((*texts, award.region_short_name)))
    if unseen:
        raise Refused(
            _("%(name)s: ada huruf yang tidak tampak (%(characters)s). Hapus, lalu coba lagi.")
            % {"name": clean_text(award.name), "characters": ", ".join(unseen)}
        )


def _refuse_unfit(name: str, content: CertificateContent) -> None:
    try:
        certificate_page(content)
    except PdfError as error:
        raise Refused(f"{name}: {error.message}") from error


def _rendered(contents: list[CertificateContent]) -> list[bytes]:
    """Render all; where one cannot be printed, say whose it is."""
    try:
        return render_certificates(contents)
    except PdfError:
        for content in contents:
            _refuse_unfit(clean_text(content.recipient), content)
        raise


def _waiting(
    decision: Decision, office: Office, keys: Collection[str] | None, *, renew: bool
) -> list[Holder]:
    """Return whose certificate is missing, or is to be renewed because it says something else.

    Where one was taken back, another is issued only for who is named by key.
    """
    return [
        holder
        for holder in holders_of(decision, keys)
        if not holder.has_left
        and (keys is not None or not holder.is_taken_back)
        and (holder.valid is None or (renew and bool(differences(holder, office))))
    ]


def _approved(decision: Decision) -> Decision:
    """Return the decision as it stands; raise WrongState unless it was approved."""
    current = Decision.objects.select_related("edition", "result").get(pk=decision.pk)
    if not current.is_approved:
        raise WrongState(
            _("Piagam baru dapat diterbitkan setelah hasil ditetapkan."), state=current.state
        )
    return current


def _keep(draft: Draft, holder: Holder, actor: User) -> Certificate:
    if holder.valid:
        end_certificate(holder.valid, CertificateStatus.REPLACED, actor)
    certificate = Certificate(
        edition=holder.edition,
        award=holder.award,
        judge=holder.judge,
        number=draft.content.number,
        code=draft.code,
        content=canonical_json(draft.content.as_canonical()),
        size=len(draft.pdf),
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
            "award": holder.title,
            "number": draft.content.number,
            "digest": certificate.digest,
            "content": content_digest(certificate),
            "holder": holder.key,
        },
    )
    return certificate
