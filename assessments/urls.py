"""Address the judge's pages."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from assessments.views import judge, printing, recusal, sheet

app_name = "assessments"

sheet_urls: list[URLPattern | URLResolver] = [
    path("", sheet.sheet, name="sheet"),
    path("simpan/", sheet.save, name="save"),
    path("periksa/", judge.review_sheet, name="review_sheet"),
    path("kirim/", judge.send, name="send"),
    path("terkirim/", judge.sent, name="sent"),
    path("cetak/", printing.own_sheet, name="print_sheet"),
    path("tarik/", judge.pull_back, name="pull_back"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", judge.tasks, name="tasks"),
    path("bandingkan/<slug:kind>/", judge.compare, name="compare"),
    path("benturan/", recusal.recusal, name="recusal"),
    path("lembar/<slug:public_id>/", include(sheet_urls)),
]
