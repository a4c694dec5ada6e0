"""Address the staff's decision pages, the judges' own part of them, and the public's pages."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from prizes.views import (
    certificate_numbers,
    certificates,
    confirmations,
    decisions,
    documents,
    endings,
    minutes,
    office,
    papers,
    payments,
    public,
    publication,
    receipts,
    versions,
)

app_name = "prizes"

decision_urls: list[URLPattern | URLResolver] = [
    path("", decisions.decision, name="decision"),
    path("berita-acara/", minutes.minutes, name="minutes"),
    path("ajukan/", decisions.propose, name="propose"),
    path("<int:number>/setujui/", decisions.approve, name="approve"),
    path("<int:number>/kembalikan/", decisions.give_back, name="give_back"),
    path("<int:number>/batalkan/", endings.annul, name="annul"),
    path("<int:number>/ganti/", endings.supersede, name="supersede"),
    path("versi/", versions.versions, name="versions"),
    path("versi/<int:number>/", versions.version, name="version"),
]
publication_urls: list[URLPattern | URLResolver] = [
    path("", publication.publication, name="publication"),
    path("pratinjau/", publication.preview, name="preview"),
    path("umumkan/", publication.announce, name="announce"),
    path("jadwalkan/", publication.schedule, name="schedule"),
    path("batalkan-jadwal/", publication.cancel, name="cancel_schedule"),
    path("tarik/", publication.withdraw, name="withdraw"),
    path("tanpa-konfirmasi/", confirmations.waive, name="waive"),
]
own_minutes_urls: list[URLPattern | URLResolver] = [
    path("", confirmations.own_minutes, name="own_minutes"),
    path("benar/", confirmations.confirm, name="confirm"),
    path("keberatan/", confirmations.object_to, name="object_to"),
]
paper_urls: list[URLPattern | URLResolver] = [
    path(
        "berkas/<slug:public_id>/<slug:form>/",
        papers.download_paper,
        name="download_paper",
    ),
    path("<slug:kind>/", papers.paper, name="paper"),
    path("<slug:kind>/pratinjau.pdf", papers.preview, name="preview_paper"),
    path("<slug:kind>/terbitkan/", papers.issue_paper, name="issue_paper"),
]
document_urls: list[URLPattern | URLResolver] = [
    path("", documents.documents, name="documents"),
    path("terbitkan/", documents.issue, name="issue"),
    path("siapkan/", documents.prepare, name="prepare"),
    path("surat/", include(paper_urls)),
    path("kop/", office.office, name="office"),
    path("nomor/", certificate_numbers.numbers, name="numbers"),
    path("nomor/isi/", certificate_numbers.fill, name="fill_numbers"),
    path("piagam/<slug:code>.pdf", certificates.certificate, name="certificate"),
    path("piagam/<slug:code>/cabut/", certificates.revoke, name="revoke"),
    path("piagam/<slug:key>/", certificates.holder, name="holder"),
    path("piagam/<slug:key>/pratinjau.pdf", certificates.preview, name="preview_certificate"),
    path("piagam-cetak-semua.pdf", documents.print_file, name="print_file"),
    path("piagam.zip", documents.package, name="package"),
]
payment_urls: list[URLPattern | URLResolver] = [
    path("", payments.payments, name="payments"),
    path("tanda-terima.pdf", receipts.receipts, name="receipts"),
    path("kategori/<slug:kind>/", payments.decide, name="decide_tax"),
    path("<slug:code>/", payments.payment, name="payment"),
    path("<slug:code>/simpan/", payments.save, name="save_payment"),
    path("<slug:code>/diterima/", payments.handover, name="handover"),
    path("<slug:code>/tanda-terima.pdf", receipts.receipt, name="receipt"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("panitia/<slug:edition>/penetapan/", include(decision_urls)),
    path("panitia/<slug:edition>/pengumuman/", include(publication_urls)),
    path("panitia/<slug:edition>/dokumen/", include(document_urls)),
    path("panitia/<slug:edition>/pembayaran/", include(payment_urls)),
    path("juri/berita-acara/<slug:edition>/", include(own_minutes_urls)),
    path("hasil/<slug:edition>/", public.public_result, name="public_result"),
    path("hasil/<path:rest>/", public.not_announced, name="not_announced"),
    path("cek/", public.check, name="check"),
    path("cek/<str:code>/", public.check_code, name="check_code"),
]
