"""The published rule in words, as docs/award-rules.md §1 has it, for the rules of a category."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.domain.decimals import spoken
from kube_awards.core.formats import listed
from prizes.domain.pooling import PrizePolicy

if TYPE_CHECKING:
    from assessments.domain.rules import Rules
    from prizes.selectors.paper_facts import CategoryFacts

COMMON = "Nilai akhir adalah rata-rata, atas juri yang menilai seluruh peserta dalam kategori itu, "
ADJUSTED = (
    "Nilai akhir adalah rata-rata, atas semua juri, setelah kelonggaran tiap juri dikurangkan "
    "dengan cara kuadrat terkecil, "
)
SUM = "dari jumlah nilai aspek dikalikan bobotnya"
TRIMMED = ", tanpa satu nilai tertinggi dan satu nilai terendah"
RUNGS = {
    "aspects": "nilai aspek dengan bobot terbesar dan aspek berikutnya",
    "head_to_head": "jumlah juri yang memberi nilai lebih tinggi",
}
SHARING = {
    PrizePolicy.POOL_SPLIT: "hadiah juara bersama digabung lalu dibagi rata",
    PrizePolicy.PLACE_SPLIT: "hadiah tempat itu dibagi rata di antara juara bersama",
    PrizePolicy.FULL_EACH: "tiap juara bersama menerima hadiah penuh",
}


def rule_sentence(category: CategoryFacts) -> str:
    """Return how places and shared prizes came about in a category."""
    rules = category.table.rules
    way = ADJUSTED if rules.hole_policy == "adjusted" else COMMON
    trimmed = TRIMMED if rules.method == "trimmed_mean" else ""
    return (
        f"{way}{SUM}{trimmed}; {_precision(rules)}; {_ladder(rules)}; bila tetap sama, panel "
        "memutuskan juara bersama atau urutan dan mencatat alasannya; "
        f"{SHARING[PrizePolicy(category.sharing)]}."
    )


def weights_sentence(category: CategoryFacts) -> str:
    """Return the weights of the aspects as published."""
    table = category.table
    weights = [
        f"{table.aspects[aspect.id].lower()} {spoken(aspect.weight)}"
        for aspect in table.rules.aspects
    ]
    return f"bobot aspek kategori {table.name}: {listed(weights)}"


def _precision(rules: Rules) -> str:
    if rules.ranking_precision is None:
        return "peringkat ditentukan dari nilai akhir sebelum pembulatan"
    places = rules.ranking_precision
    return f"peringkat ditentukan dari nilai akhir yang dibulatkan {places} desimal"


def _ladder(rules: Rules) -> str:
    if not rules.ladder:
        return "nilai yang sama tidak dipisahkan oleh rumus"
    rungs = ", lalu ".join(RUNGS[rung] for rung in rules.ladder)
    return f"bila sama, berturut-turut ditentukan oleh {rungs}"
