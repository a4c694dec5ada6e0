"""Name in words every action that the ledger holds, and say who may read what changed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import Promise


class Shows(Enum):
    """What stands before and after: nothing secret, or values in one way or another."""

    ANYTHING = "anything"
    SHEET = "sheet"  # the values of one sheet: after closing, once it is sent
    PAPER = "paper"  # the same, and until then the line itself is for its two readers alone
    RESULT = "result"  # what follows from all sheets: after closing


@dataclass(frozen=True)
class Action:
    """What people read for an action."""

    label: str | Promise
    shows: Shows = Shows.ANYTHING


# The one registry: test_words.py compares it with what the services write.
ACTIONS: tuple[tuple[str | Promise, dict[str, Action]], ...] = (
    (
        _("Edisi dan aturan"),
        {
            "edition.created": Action(_("Edisi dibuat")),
            "edition.changed": Action(_("Identitas edisi diubah")),
            "office.changed": Action(_("Kop, penanda tangan, atau kertas diubah")),
            "logo.replaced": Action(_("Logo diganti")),
            "logo.removed": Action(_("Logo dihapus")),
            "instrument.saved": Action(_("Indikator atau bobot disimpan")),
            "instrument.copied": Action(_("Instrumen disalin dari kategori lain")),
            "instrument.imported": Action(_("Instrumen diimpor")),
            "rules.changed": Action(_("Aturan diubah")),
            "prizes.saved": Action(_("Daftar hadiah disimpan")),
            "prizes.copied": Action(_("Daftar hadiah disalin dari edisi lain")),
            "prizes.changed": Action(_("Hadiah diubah saat penilaian berjalan")),
        },
    ),
    (
        _("Peserta dan panel"),
        {
            "contestant.added": Action(_("Peserta ditambahkan")),
            "contestant.moved": Action(_("Urutan peserta dipindah")),
            "contestant.removed": Action(_("Peserta dihapus")),
            "contestant.withdrawn": Action(_("Peserta mundur")),
            "contestant.reinstated": Action(_("Peserta yang mundur diikutkan lagi")),
            "judge.added": Action(_("Juri ditambahkan")),
            "judge.changed": Action(_("Data juri diubah")),
            "judge.removed": Action(_("Juri dihapus dari panel")),
            "judge.restored": Action(_("Penghapusan juri diurungkan")),
            "recusal.declared": Action(_("Benturan kepentingan dinyatakan")),
            "recusal.withdrawn": Action(_("Benturan kepentingan dicabut")),
            "absence.recorded": Action(_("Juri dicatat tidak menilai")),
            "absence.withdrawn": Action(_("Juri dicatat menilai lagi")),
            "attendance.recorded": Action(_("Kehadiran dicatat")),
            "attendance.cleared": Action(_("Catatan kehadiran dihapus")),
            "attendance.rest_present": Action(_("Yang belum tercatat dicatat hadir")),
        },
    ),
    (
        _("Penilaian"),
        {
            "judging.opened": Action(_("Penilaian dibuka")),
            "judging.closed": Action(_("Penilaian ditutup")),
            "judging.reopened": Action(_("Penilaian dibuka lagi")),
            "judging.closing_time_set": Action(_("Waktu tutup diatur")),
            "judges.reminded": Action(_("Juri diingatkan")),
            "presenting.marked": Action(_("Peserta yang tampil ditandai")),
            "presenting.cleared": Action(_("Tanda sedang tampil dihapus")),
            "sheet.saved": Action(_("Lembar nilai disimpan"), Shows.SHEET),
            "sheet.submitted": Action(_("Nilai dikirim"), Shows.SHEET),
            "sheet.pulled_back": Action(_("Nilai ditarik kembali"), Shows.SHEET),
            "sheet.reopened": Action(_("Lembar nilai dibuka kembali"), Shows.SHEET),
            "sheet.saved_from_paper": Action(_("Lembar kertas disimpan"), Shows.SHEET),
            "sheet.submitted_from_paper": Action(_("Nilai dari kertas dikirim"), Shows.SHEET),
            "paper.entered": Action(_("Lembar kertas dibaca"), Shows.PAPER),
            "paper.corrected": Action(_("Bacaan lembar kertas diperbaiki"), Shows.PAPER),
            "paper.cancelled": Action(_("Bacaan lembar kertas dibatalkan"), Shows.PAPER),
            "evidence.added": Action(_("Foto bukti ditambahkan")),
            "evidence.removed": Action(_("Foto bukti dihapus")),
            "reopening.asked": Action(_("Juri meminta lembarnya dibuka kembali")),
            "reopening.refused": Action(_("Permintaan membuka lembar ditolak")),
        },
    ),
    (
        _("Hasil, penetapan, dan dokumen"),
        {
            "warnings.explained": Action(_("Peringatan dijelaskan"), Shows.RESULT),
            "checks.explained": Action(_("Temuan pada hasil dijelaskan"), Shows.RESULT),
            "minutes.saved": Action(_("Data berita acara disimpan"), Shows.RESULT),
            "tie.decided": Action(_("Panel memutuskan nilai yang sama"), Shows.RESULT),
            "tie.withdrawn": Action(_("Keputusan panel dicabut"), Shows.RESULT),
            "departure.recorded": Action(_("Panel menyimpang dari urutan hitungan"), Shows.RESULT),
            "departure.withdrawn": Action(
                _("Penyimpangan dari urutan hitungan dicabut"), Shows.RESULT
            ),
            "result.frozen": Action(_("Hasil dibekukan"), Shows.RESULT),
            "edition.frozen": Action(_("Nilai dikunci untuk penetapan")),
            "edition.unfrozen": Action(_("Kunci nilai dilepas")),
            "decision.proposed": Action(_("Penetapan diajukan"), Shows.RESULT),
            "decision.approved": Action(_("Penetapan disetujui"), Shows.RESULT),
            "decision.returned": Action(_("Penetapan dikembalikan"), Shows.RESULT),
            "confirmation.given": Action(_("Juri mengonfirmasi nilainya"), Shows.RESULT),
            "confirmation.objected": Action(_("Juri keberatan atas berita acara"), Shows.RESULT),
            "confirmations.waived": Action(
                _("Dilanjutkan tanpa konfirmasi semua juri"), Shows.RESULT
            ),
            "confirmations.carried_over": Action(
                _("Jawaban juri berlaku untuk versi pengganti"), Shows.RESULT
            ),
            "decision.annulled": Action(_("Penetapan dibatalkan"), Shows.RESULT),
            "decision.superseded": Action(_("Penetapan digantikan"), Shows.RESULT),
            "decision.published": Action(_("Hasil diumumkan"), Shows.RESULT),
            "publication.scheduled": Action(_("Pengumuman dijadwalkan"), Shows.RESULT),
            "publication.schedule_cancelled": Action(
                _("Jadwal pengumuman dibatalkan"), Shows.RESULT
            ),
            "publication.withdrawn": Action(_("Pengumuman ditarik"), Shows.RESULT),
            "publication.carried_over": Action(
                _("Pengumuman dialihkan ke versi pengganti"), Shows.RESULT
            ),
            "certificate.issued": Action(_("Piagam diterbitkan"), Shows.RESULT),
            "document.issued": Action(_("Surat diterbitkan"), Shows.RESULT),
            "document.downloaded": Action(_("Surat diunduh"), Shows.RESULT),
            "certificate.revoked": Action(_("Piagam dicabut"), Shows.RESULT),
            "certificate.replaced": Action(_("Piagam digantikan"), Shows.RESULT),
            "payment.saved": Action(_("Potongan atau penerima disimpan"), Shows.RESULT),
            "payment.made": Action(_("Penyerahan hadiah dicatat"), Shows.RESULT),
            "payment.carried_over": Action(
                _("Data pembayaran dialihkan ke versi pengganti"), Shows.RESULT
            ),
            "certificate.numbers_saved": Action(_("Nomor piagam disimpan"), Shows.RESULT),
            "certificate.downloaded": Action(_("Piagam diunduh"), Shows.RESULT),
            "certificates.issue_enqueued": Action(_("Penerbitan piagam dimulai")),
            "certificates.print_enqueued": Action(_("Pembuatan berkas cetak piagam dimulai")),
            "certificates.pack_enqueued": Action(_("Pembuatan ZIP piagam dimulai")),
            "certificates.printed": Action(_("Berkas cetak piagam diunduh"), Shows.RESULT),
            "certificates.packed": Action(_("ZIP piagam diunduh"), Shows.RESULT),
            "contestants.downloaded": Action(_("Data peserta diunduh")),
            "scores.downloaded": Action(_("Nilai diunduh")),
            "trail.downloaded": Action(_("Jejak audit diunduh")),
        },
    ),
    (
        _("Impor dan tugas"),
        {
            "import.checked": Action(_("Berkas impor diperiksa")),
            "import.enqueued": Action(_("Impor dimulai")),
            "import.applied": Action(_("Impor diterapkan")),
            "import.undo_enqueued": Action(_("Pengurungan impor dimulai")),
            "import.undone": Action(_("Impor diurungkan")),
            "import.row_added": Action(_("Baris ditambahkan oleh impor")),
            "import.row_changed": Action(_("Baris diubah oleh impor")),
            "import.row_removed": Action(_("Baris impor dihapus lagi")),
            "import.row_restored": Action(_("Baris dikembalikan seperti sebelum impor")),
            "job.cancelled": Action(_("Tugas dibatalkan")),
            "job.repeated": Action(_("Tugas diulangi")),
        },
    ),
    (
        _("Daftar KUBE, pendamping, wilayah"),
        {
            "register.added": Action(_("Data ditambahkan ke daftar")),
            "register.changed": Action(_("Data di daftar diubah")),
            "register.removed": Action(_("Data dihapus dari daftar")),
            "register.restored": Action(_("Penghapusan dari daftar diurungkan")),
            "register.photo_replaced": Action(_("Foto diganti")),
            "register.photo_removed": Action(_("Foto dihapus")),
            "register.proposal_replaced": Action(_("Proposal diganti")),
            "register.proposal_removed": Action(_("Proposal dihapus")),
            "register.contact_shown": Action(_("Kontak pribadi dilihat")),
            "region.added": Action(_("Wilayah ditambahkan")),
            "region.joined": Action(_("Wilayah diikutkan")),
            "region.left": Action(_("Wilayah tidak diikutkan")),
            "region.moved": Action(_("Urutan wilayah dipindah")),
        },
    ),
    (
        _("Orang dan akun"),
        {
            "user.created": Action(_("Akun dibuat")),
            "user.renamed": Action(_("Nama orang diubah")),
            "user.role_granted": Action(_("Peran diberikan")),
            "user.role_revoked": Action(_("Peran dicabut")),
            "user.deactivated": Action(_("Akun dinonaktifkan")),
            "user.reactivated": Action(_("Akun diaktifkan lagi")),
            "user.password_changed": Action(_("Kata sandi diubah")),
            "user.second_factor_added": Action(_("Pengaman tambahan dipasang")),
            "user.second_factor_removed": Action(_("Pengaman tambahan dilepas")),
            "user.ways_in_dropped": Action(_("Kata sandi dan pengaman dilepas")),
            "invitation.created": Action(_("Undangan dibuat")),
            "invitation.renewed": Action(_("Undangan diperbarui")),
            "invitation.link_shown": Action(_("Tautan undangan ditampilkan")),
            "invitation.mail_refused": Action(_("Email undangan tidak diterima server")),
            "invitation.accepted": Action(_("Undangan diterima")),
            "invitation.ended": Action(_("Undangan diakhiri")),
            "admin.added": Action(_("Data induk ditambahkan")),
            "admin.changed": Action(_("Data induk diubah")),
            "admin.deleted": Action(_("Data induk dihapus")),
        },
    ),
)
BY_CODE = {code: action for _group, actions in ACTIONS for code, action in actions.items()}


def action_of(code: str) -> Action:
    """Return the words for an action; one that nobody named yet shows no values too early."""
    return BY_CODE.get(code, Action(code, Shows.RESULT))


def codes_showing(*kinds: Shows) -> list[str]:
    """Return the actions whose before and after show one of these."""
    return [code for code, action in BY_CODE.items() if action.shows in kinds]
