"""What cannot be computed, and why: never 0, 1 or NaN in its place (ranking.md §3)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why a number does not exist; `sentence` says it in Indonesian."""

    NO_PANEL = "no_panel"
    FEW_JUDGES = "few_judges"
    FEW_CONTESTANTS = "few_contestants"
    ALL_EQUAL = "all_equal"
    NO_SPREAD = "no_spread"
    NO_ERROR = "no_error"
    NO_FREEDOM = "no_freedom"
    FLAT_JUDGE = "flat_judge"
    FLAT_OTHERS = "flat_others"
    NO_PAIRS = "no_pairs"
    NO_SHEETS = "no_sheets"
    DISCONNECTED = "disconnected"
    COMPLETE = "complete"
    SMALL_PANEL = "small_panel"
    SHARED_FIRST = "shared_first"
    SHARED_SECOND = "shared_second"
    OTHER_RULE = "other_rule"
    MAJORITY_CYCLE = "majority_cycle"
    NO_MAJORITY = "no_majority"
    ONE_ASPECT = "one_aspect"
    OUT_OF_REACH = "out_of_reach"
    NO_RESULT = "no_result"

    @property
    def sentence(self) -> str:
        """Return the reason as one Indonesian sentence, to follow "tidak dapat dihitung"."""
        return _SENTENCES[self]


_SENTENCES = {
    Reason.NO_PANEL: "Tidak ada juri yang menilai seluruh peserta.",
    Reason.FEW_JUDGES: "Perlu sedikitnya dua juri yang menilai seluruh peserta.",
    Reason.FEW_CONTESTANTS: "Perlu sedikitnya dua peserta.",
    Reason.ALL_EQUAL: "Setiap juri memberi nilai yang sama kepada semua peserta.",
    Reason.NO_SPREAD: "Nilai peserta tidak cukup berbeda satu sama lain.",
    Reason.NO_ERROR: "Penilaian juri hanya berbeda dalam tingkat keketatan; tidak ada galat.",
    Reason.NO_FREEDOM: "Lembar nilai terlalu sedikit untuk menaksir galat.",
    Reason.FLAT_JUDGE: "Juri ini tidak membedakan peserta: semua nilainya sama.",
    Reason.FLAT_OTHERS: "Nilai juri lain sama untuk semua peserta.",
    Reason.NO_PAIRS: "Tidak ada peserta yang dinilai oleh sedikitnya dua juri.",
    Reason.NO_SHEETS: "Juri ini tidak mempunyai lembar nilai.",
    Reason.DISCONNECTED: "Sebagian juri dan peserta tidak terhubung oleh lembar nilai.",
    Reason.COMPLETE: "Semua lembar nilai ada, sehingga ukuran ini tidak menambah apa pun.",
    Reason.SMALL_PANEL: "Rerata terpangkas memerlukan sedikitnya lima juri.",
    Reason.SHARED_FIRST: "Tempat pertama dipakai bersama.",
    Reason.SHARED_SECOND: "Tempat kedua dipakai bersama.",
    Reason.OTHER_RULE: "Pemenang tidak ditentukan oleh rerata nilai panel bersama.",
    Reason.MAJORITY_CYCLE: "Mayoritas juri berputar: setiap peserta dikalahkan peserta lain.",
    Reason.NO_MAJORITY: "Tidak ada peserta yang diunggulkan mayoritas juri atas semua yang lain.",
    Reason.ONE_ASPECT: "Hanya satu aspek yang berbobot.",
    Reason.OUT_OF_REACH: "Perubahan satu lembar nilai tidak dapat mengganti pemenang.",
    Reason.NO_RESULT: "Tanpa juri itu hasil tidak dapat dihitung.",
}


@dataclass(frozen=True, slots=True)
class Undefined:
    """A value that does not exist, with its reason."""

    reason: Reason
