"""Domain values in words."""

import importlib
import pkgutil
import string
from datetime import date, datetime
from fractions import Fraction

import pytest

from iku_desktop.domain.activities import EvidenceKind
from iku_desktop.domain.documents import DocumentStatus, StatusOnDate
from iku_desktop.domain.measured_year import CountedDocument
from iku_desktop.domain.outcomes import RowProblem
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.problems import Problem, Refused, Unavailable
from iku_desktop.domain.typed_input import read_date
from iku_desktop.presentation import texts
from iku_desktop.presentation.texts import area, t
from iku_desktop.presentation.words import (
    counted_text,
    evidence_text,
    problem_text,
    quarter_text,
    row_problem_text,
    shown_values,
    status_text,
    unavailable_text,
)
from tests.builders import LPP, RULES

AREAS = [module.name for module in pkgutil.iter_modules(texts.__path__)]


@pytest.mark.parametrize(
    ("status", "days", "words"),
    [
        (DocumentStatus.ON_TIME, 33, "Tepat waktu"),
        (DocumentStatus.LATE, 4, "Terlambat 4 hari"),
        (DocumentStatus.WAITING, 30, "Belum, 30 hari lagi"),
        (DocumentStatus.WAITING, 0, "Belum, 0 hari lagi"),
        (DocumentStatus.MISSING, 183, "Belum, lewat 183 hari"),
        (DocumentStatus.MISSING, 0, "Belum, lewat tenggat"),
    ],
)
def test_that_a_status_is_said_in_the_words_of_the_rules(
    status: DocumentStatus, days: int, words: str
) -> None:
    assert status_text(StatusOnDate(status, days)) == words


def test_that_evidence_is_named_as_the_seed_names_it() -> None:
    assert [evidence_text(kind) for kind in EvidenceKind] == [
        "Rapat koordinasi",
        "Dokumen/Laporan",
        "SK Camat",
        "Rekomendasi",
        "Berita Acara",
    ]
    assert evidence_text(EvidenceKind.MINUTES, short=True) == "BA"


def test_that_a_counted_document_bears_its_fiscal_year() -> None:
    assert counted_text(CountedDocument(LPP, 2024, RULES[2])) == "LPPDesa 2024"


def test_that_a_quarter_is_said_shortly() -> None:
    assert quarter_text(Quarter(2025, 3)) == "TW III 2025"


def test_that_values_of_a_sentence_are_shown_as_the_clerk_writes_them() -> None:
    shown = shown_values(
        {"day": date(2025, 9, 30), "month": 9, "value": Fraction("1.5"), "count": 3, "x": "teks"}
    )
    assert shown == {
        "day": "30/09/2025",
        "month": "September",
        "value": "1,5",
        "count": 3,
        "x": "teks",
    }
    moment = datetime(2025, 9, 30, 10, 24)  # noqa: DTZ001 - the PC's own time
    assert shown_values({"at": moment}) == {"at": "30/09/2025 10.24"}


def refused_date(typed: str) -> Problem:
    with pytest.raises(Refused) as refused:
        read_date(typed)
    return refused.value.problems[0]


def test_that_an_impossible_date_is_said_with_the_months_last_day() -> None:
    assert problem_text(refused_date("31/09/2025")) == (
        "31/09/2025 tidak ada dalam kalender. September 2025 hanya sampai tanggal 30."
    )


def test_that_a_refused_row_is_named_by_sheet_row_and_column() -> None:
    problem = refused_date("31/09/2025")
    row = RowProblem("Dokumen Desa", 7, "Tanggal", "31/09/2025", problem)
    assert row_problem_text(row).startswith(
        "Dokumen Desa baris 7, Tanggal: 31/09/2025 tidak ada dalam kalender"
    )
    whole_row = RowProblem("Dokumen Desa", 7, "", "", problem)
    assert row_problem_text(whole_row).startswith("Dokumen Desa baris 7: 31/09/2025")
    whole_file = RowProblem("", 0, "", "", problem)
    assert row_problem_text(whole_file) == problem_text(problem)


def test_that_a_fault_says_which_folder_it_is_about() -> None:
    assert "D:\\IKU" in unavailable_text(Unavailable("no_office", folder="D:\\IKU"))


def test_that_an_unknown_text_is_a_bug() -> None:
    with pytest.raises(KeyError):
        t("common.nothing_of_the_kind")


def test_that_braces_in_a_value_stay_as_they_are() -> None:
    assert t("common.quarter_short", roman="{roman}") == "TW {roman}"


@pytest.mark.parametrize("name", AREAS)
def test_that_every_text_belongs_to_its_area_and_can_be_filled(name: str) -> None:
    for key, text in area(name).items():
        assert key.startswith(f"{name}.")
        fields = [part[1] for part in string.Formatter().parse(text) if part[1] is not None]
        assert all(field.isidentifier() for field in fields), key


def test_that_no_key_stands_in_two_areas() -> None:
    keys = [
        key for name in AREAS for key in importlib.import_module(f"{texts.__name__}.{name}").TEXTS
    ]
    assert len(set(keys)) == len(keys)
