"""The one error names the place, from the outside inwards."""

from __future__ import annotations

import pickle

from assessments.domain.errors import InvalidInput


def test_an_error_reads_from_the_outside_inwards() -> None:
    error = InvalidInput("120 di atas 100", "indikator 7").within("juri J3", "peserta K2")

    assert str(error) == "juri J3, peserta K2, indikator 7: 120 di atas 100"
    assert (error.problem, error.places[-1]) == ("120 di atas 100", "indikator 7")


def test_an_error_without_a_place_is_the_problem_alone() -> None:
    assert str(InvalidInput("angka terlalu panjang")) == "angka terlalu panjang"


def test_an_error_is_a_value_error_and_survives_a_worker_process() -> None:
    error = InvalidInput("belum dinilai", "indikator 7")

    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes, made one line above

    assert isinstance(copy, ValueError)
    assert str(copy) == str(error)
