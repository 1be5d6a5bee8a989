"""What is said of packages, merges and the versions of a row, in full sentences."""

from datetime import datetime
from pathlib import Path

import pytest

from iku_desktop.domain.package_models import (
    Counts,
    Manifest,
    MergeOutcome,
    PackageGlance,
    QuarterPart,
    RefusedPackageRow,
    Side,
)
from iku_desktop.domain.packages import VariantState
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.problems import Problem
from iku_desktop.domain.row_content import ACTIVITY, DOCUMENT, FIELDS
from iku_desktop.presentation.package_words import (
    counts_text,
    field_name,
    field_text,
    glance_lines,
    outcome_lines,
    outcome_text,
    quarter_part_text,
    side_title,
)
from tests.exchange.packages_made import a_manifest

AT = datetime.fromisoformat("2025-08-12T10:24")
GAP = Problem("package_gap", "", {"sequence": 5, "since": 3})
SECTION = Problem("unknown_section", "section", {"typed": "ZZ"})


def a_glance(manifest: Manifest | None = None, **values: object) -> PackageGlance:
    given = {"path": Path("a.ikupak"), "manifest": manifest or a_manifest(), "known": True}
    return PackageGlance(**(given | values))  # type: ignore[arg-type]


def a_side(**values: object) -> Side:
    given = {"version": "a", "fields": {"place": "Aula"}, "at": AT, "by": "Budi"}
    return Side(**(given | values))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (Counts(12, 3, 0, 5), "12 kegiatan, 3 dokumen desa, 5 berkas bukti"),
        (Counts(1), "1 kegiatan"),
        (Counts(removed=2), "2 baris yang dihapus"),
        (Counts(), "belum ada baris"),
    ],
)
def test_that_only_what_there_is_is_counted(counts: Counts, said: str) -> None:
    assert counts_text(counts) == said


def test_that_a_quarter_says_whether_it_was_closed() -> None:
    assert quarter_part_text(QuarterPart(Quarter(2025, 3), True)) == "TW III 2025 (terkunci)"
    draft = quarter_part_text(QuarterPart(Quarter(2025, 4), False))
    assert draft == "TW IV 2025 (konsep, belum dikunci)"


def test_that_a_package_says_who_made_it_and_what_it_holds() -> None:
    assert list(glance_lines(a_glance())) == [
        "Seksi Pemerintahan, paket nomor 3, dibuat Siti Aminah pada 01/10/2025 08.30",
        "Isi: 1 kegiatan, 1 dokumen desa, 1 berkas bukti, 1 baris yang dihapus",
        "Laporan triwulan: TW III 2025 (terkunci)",
    ]
    assert len(list(glance_lines(a_glance(a_manifest(quarter=None))))) == 2


def test_that_what_is_odd_about_a_package_is_told_after_it() -> None:
    foreign = Problem("package_of_practice", "file", {"file": "a.ikupak"})
    lines = list(glance_lines(a_glance(merged=True, notes=(GAP,), problem=foreign)))
    assert len(lines) == 6
    assert lines[3].startswith("Paket ini sudah pernah digabungkan di sini")
    assert "3" in lines[4]
    assert "a.ikupak" in lines[5]


def test_that_a_merge_says_what_became_of_the_rows() -> None:
    outcome = MergeOutcome((), new=2, changed=1, removed=0, unchanged=9)
    assert outcome_text(outcome) == "2 baru, 1 berubah, 0 dihapus, 9 tetap"
    assert not list(outcome_lines(outcome)), "nothing is left to look at"


def test_that_rows_that_wait_are_counted_apart_from_those_of_closed_quarters() -> None:
    outcome = MergeOutcome((), differing=5, held=2)
    assert list(outcome_lines(outcome)) == [
        "3 baris diubah di dua tempat dan menunggu pilihan Anda.",
        "2 baris menyangkut triwulan yang terkunci dan tidak diubah.",
    ]
    held_alone = list(outcome_lines(MergeOutcome((), differing=2, held=2)))
    assert held_alone == ["2 baris menyangkut triwulan yang terkunci dan tidak diubah."]


def test_that_a_row_that_was_refused_is_named_with_its_reason() -> None:
    row = RefusedPackageRow("12/08/2025 Rapat (Umum)", SECTION)
    first, second = outcome_lines(MergeOutcome((), refused=(row,), notes=(GAP,)))
    assert "3" in first
    assert second.startswith("Tidak masuk: 12/08/2025 Rapat (Umum): ")
    assert "ZZ" in second


@pytest.mark.parametrize("name", sorted({*FIELDS[ACTIVITY], *FIELDS[DOCUMENT]}))
def test_that_every_field_that_travels_has_a_name(name: str) -> None:
    assert field_name(name)[0].isupper()
    assert "_" not in field_name(name)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("date", "2025-08-12", "12/08/2025"),
        ("date", None, "–"),
        ("place", "Aula", "Aula"),
        ("place", "", "–"),
        ("evidence", [], "–"),
        ("evidence", [["rapat_koordinasi", "005/1"]], "Rapat koordinasi 005/1"),
        ("evidence", [["sk_camat", ""], ["lain", "7"]], "SK Camat\nlain 7"),
        ("files", [["ab", "pdf", "Notulen.pdf", 9, 1, ""]], "Notulen.pdf"),
    ],
)
def test_that_a_field_is_read_as_people_write_it(name: str, value: object, said: str) -> None:
    assert field_text(name, value) == said


def test_that_each_side_says_whose_it_is() -> None:
    assert side_title(a_side()) == "Di sini: Budi, 12/08/2025 10.24"
    assert side_title(a_side(at=None)) == "Di sini: Budi, –"
    assert side_title(a_side(fields={})) == "Di sini: tidak ada"
    sent = a_side(state=VariantState.OPEN, by="")
    assert side_title(sent) == "Dari paket: –, 12/08/2025 10.24"
    rival = a_side(state=VariantState.RIVAL, at=None)
    assert side_title(rival) == "Diketik terpisah: Budi, –"
