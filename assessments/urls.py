"""Address the judge's pages."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from assessments.views import device, files, judge, printing, recusal, requests, sheet

app_name = "assessments"

sheet_urls: list[URLPattern | URLResolver] = [
    path("", sheet.sheet, name="sheet"),
    path("simpan/", sheet.save, name="save"),
    path("periksa/", judge.review_sheet, name="review_sheet"),
    path("kirim/", judge.send, name="send"),
    path("terkirim/", judge.sent, name="sent"),
    path("cetak/", printing.own_sheet, name="print_sheet"),
    path("tarik/", judge.pull_back, name="pull_back"),
    path("minta-buka/", requests.ask, name="ask"),
    path("bukti/<int:number>/", files.add, name="add_evidence"),
    path("bukti/<int:number>/<slug:evidence>/hapus/", files.remove, name="remove_evidence"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", judge.tasks, name="tasks"),
    path("bandingkan/<slug:kind>/", judge.compare, name="compare"),
    path("benturan/", recusal.recusal, name="recusal"),
    path("sw.js", device.service_worker, name="service_worker"),
    path("luring/", device.offline, name="offline"),
    path("lembar/<slug:public_id>/", include(sheet_urls)),
    path("bukti/<slug:public_id>/", files.evidence, name="evidence"),
    path("bukti/<slug:public_id>/kecil/", files.evidence_thumbnail, name="evidence_thumbnail"),
    path("peserta/<slug:public_id>/foto/", files.contestant_photo, name="contestant_photo"),
    path(
        "peserta/<slug:public_id>/foto/kecil/",
        files.contestant_portrait,
        name="contestant_portrait",
    ),
    path(
        "peserta/<slug:public_id>/proposal/", files.contestant_proposal, name="contestant_proposal"
    ),
]
