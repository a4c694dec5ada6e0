"""Address the home page and the staff pages of an edition."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from kube_awards.console.views import (
    attendance,
    breakdown,
    closing,
    contestants,
    departures,
    editions,
    exports,
    home,
    imports,
    instrument,
    invitations,
    jobs,
    opening,
    panel,
    paper,
    photos,
    presenting,
    prize_changes,
    prizes,
    recheck,
    register,
    reopening,
    requests,
    review,
    rules_change,
    seats,
    setup,
    setup_rows,
    ties,
    trail,
    watch,
)

app_name = "console"
JUDGES, STAFF = "panduan-juri.pdf", "panduan-panitia.pdf"

panel_urls: list[URLPattern | URLResolver] = [
    path("", panel.panel, name="panel"),
    path("<slug:judge>/lembar/", watch.judge_sheets, name="judge_sheets"),
    path("tambah/", seats.add, name="add_judge"),
    path("urungkan/", seats.restore, name="restore_judge"),
    path("undang-semua/", invitations.invite_all, name="invite_all"),
    path("<slug:judge>/", seats.judge_page, name="judge"),
    path("<slug:judge>/hapus/", seats.remove, name="remove_judge"),
    path("<slug:judge>/akhiri-undangan/", invitations.end, name="end_invitation"),
    path("<slug:judge>/nonaktifkan/", invitations.shut_out, name="shut_out_judge"),
    path("<slug:judge>/undang/", panel.invite, name="invite"),
    path("<slug:judge>/tidak-hadir/", panel.mark_absent, name="mark_absent"),
    path("<slug:judge>/hadir/", panel.mark_present, name="mark_present"),
    path("<slug:judge>/benturan/<str:region>/batal/", panel.withdraw, name="withdraw_recusal"),
]

sheet_urls: list[URLPattern | URLResolver] = [
    path("dari-kertas/", paper.paper_sheet, name="paper"),
    path("dari-kertas/batalkan/", paper.paper_cancel, name="paper_cancel"),
    path("dari-kertas/foto/", paper.paper_photo, name="paper_photo"),
    path("buka-kembali/", reopening.reopen_sheet, name="reopen_sheet"),
    path("tolak-permintaan/", requests.refuse, name="refuse_request"),
]

instrument_urls: list[URLPattern | URLResolver] = [
    path("", instrument.instrument, name="instrument"),
    path("<slug:kind>/", instrument.category_instrument, name="category_instrument"),
    path("<slug:kind>/skala/", instrument.scale, name="scale"),
    path("<slug:kind>/sebutan/", instrument.levels, name="levels"),
    path("<slug:kind>/salin/", instrument.copy, name="copy_instrument"),
    path("<slug:kind>/<int:number>/", instrument.indicator, name="indicator"),
]

job_urls: list[URLPattern | URLResolver] = [
    path("", jobs.job, name="job"),
    path("kemajuan/", jobs.progress, name="job_progress"),
    path("batalkan/", jobs.cancel, name="job_cancel"),
    path("ulangi/", jobs.retry, name="job_retry"),
    path("berkas/", jobs.result, name="job_result"),
]

change_urls: list[URLPattern | URLResolver] = [
    path("", rules_change.rules, name="change_rules"),
    path("hadiah/", prize_changes.prizes, name="change_prizes"),
    path("indikator-baru/", rules_change.new_indicator, name="new_indicator"),
    path("<int:number>/", rules_change.indicator, name="change_indicator"),
]

export_urls: list[URLPattern | URLResolver] = [
    path("", exports.exports, name="exports"),
    path("peserta/", exports.contestants, name="export_contestants"),
    path("nilai/", exports.scores, name="export_scores"),
]

trail_urls: list[URLPattern | URLResolver] = [
    path("", trail.trail, name="trail"),
    path("unduh/", trail.download, name="trail_download"),
]

attendance_urls: list[URLPattern | URLResolver] = [
    path("", attendance.attendance, name="attendance"),
    path("cetak/", attendance.attendance_paper, name="attendance_paper"),
    path("<slug:who>/", attendance.attendance_note, name="attendance_note"),
]

import_urls: list[URLPattern | URLResolver] = [
    path("", imports.imports, name="import"),
    path("templat/<slug:kind>.xlsx", imports.template, name="import_template"),
    path("<slug:public_id>/", imports.check, name="import_check"),
    path("<slug:public_id>/bertanda.xlsx", imports.marked, name="import_marked"),
    path("<slug:public_id>/urungkan/", imports.undo, name="import_undo"),
]

contestant_urls: list[URLPattern | URLResolver] = [
    path("", contestants.contestants, name="contestants"),
    path("<slug:kind>/tambah/", contestants.add, name="add_contestant"),
    path("<slug:contestant>/pindah/", contestants.move, name="move_contestant"),
    path("<slug:contestant>/hapus/", contestants.remove, name="remove_contestant"),
    path("<slug:contestant>/mundur/", contestants.withdraw, name="withdraw_contestant"),
]

result_urls: list[URLPattern | URLResolver] = [
    path("", review.category_results, name="category_results"),
    path("nilai-sama/<slug:contestant>/", ties.tie, name="tie"),
    path("keputusan-panel/<slug:decision>/cabut/", ties.withdraw_tie, name="withdraw_tie"),
    path("penyimpangan/", departures.departure, name="departure"),
    path("penyimpangan/cabut/", departures.withdraw, name="withdraw_departure"),
    path("<slug:contestant>/", breakdown.breakdown, name="breakdown"),
]

edition_urls: list[URLPattern | URLResolver] = [
    path("", watch.edition, name="edition"),
    path("siapkan/", setup.setup, name="setup"),
    path("siapkan/peringatan/", opening.warnings_page, name="warnings"),
    path("identitas/", setup_rows.identity, name="identity"),
    path("identitas/logo/", setup_rows.logo, name="logo"),
    path("aturan/<slug:kind>/", setup_rows.rules, name="rules"),
    path("hadiah/<slug:kind>/", prizes.prizes, name="prizes"),
    path("buka/", opening.open_page, name="open"),
    path("tutup/", closing.close_page, name="close"),
    path("buka-lagi/", closing.reopen_page, name="reopen"),
    path("impor/", include(import_urls)),
    path("juri/", include(panel_urls)),
    path("peserta/", include(contestant_urls)),
    path("kehadiran/", include(attendance_urls)),
    path("indikator/", include(instrument_urls)),
    path("ubah-aturan/<slug:kind>/", include(change_urls)),
    path("waktu-tutup/", closing.closing_time, name="closing_time"),
    path("ingatkan/", watch.remind, name="remind"),
    path("progres/", watch.progress, name="progress"),
    path("unduh/", include(export_urls)),
    path("audit/", include(trail_urls)),
    path("hitung-ulang/", recheck.recheck, name="recheck"),
    path("foto/", photos.photos, name="photos"),
    path("sedang-tampil/", presenting.presenting, name="presenting"),
    path("lembar/<slug:public_id>/", include(sheet_urls)),
    path("berkas-hasil.json", editions.bundle, name="bundle"),
    path("lembar/<slug:public_id>/cetak/", editions.blank_sheet, name="blank_sheet"),
    path("hasil/", editions.results, name="results"),
    path("hasil/<slug:kind>/", include(result_urls)),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("bantuan/", home.help_page, name="help"),
    path(f"bantuan/{JUDGES}", home.guide, {"name": JUDGES}, name="judge_guide"),
    path(f"bantuan/{STAFF}", home.guide, {"name": STAFF}, name="staff_guide"),
    path("mulai/", home.after_sign_in, name="after_sign_in"),
    path("panitia/", editions.dashboard, name="dashboard"),
    path("panitia/edisi/", setup.editions, name="editions"),
    path("panitia/edisi/baru/", setup.new_edition, name="new_edition"),
    path("panitia/audit/", trail.newest_trail, name="newest_trail"),
    path("panitia/tugas/<slug:public_id>/", include(job_urls)),
    path("panitia/<book:kind>/<slug:public_id>/", register.row, name="register_row"),
    path("panitia/<slug:edition>/", include(edition_urls)),
]
