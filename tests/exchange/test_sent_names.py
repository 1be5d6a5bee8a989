"""What names tell of a file: the village, the kind, the fiscal year, and what is said where they don't."""

import pytest

from iku_desktop.domain.documents import DocumentType
from iku_desktop.domain.villages import Village
from iku_desktop.exchange.sent_names import NameReader

VILLAGES = tuple(
    Village(str(number), f"35.08.20.2{number:03d}", name)
    for number, name in enumerate(
        ("Jenggrong", "Ranuyoso", "Alun-Alun", "Wates Kulon", "Wates Wetan", "Ranu"), start=1
    )
)
KINDS = (
    DocumentType("RKPDES", "RKPDesa", "Rencana Kerja Pemerintah Desa", aliases=("RKPDes", "RKP")),
    DocumentType("APBDES", "APBDesa", "Anggaran Pendapatan dan Belanja Desa", aliases=("APBDes",)),
    DocumentType("LPPDES", "LPPDesa", "Laporan Penyelenggaraan", aliases=("LPPDes", "LPPD")),
)
READER = NameReader(VILLAGES, KINDS)


def read(path: str, root: str = "kiriman") -> tuple[str, str, int | None, list[str]]:
    found = READER.of_path(path, root)
    return (
        found.village.name if found.village else "",
        found.kind.code if found.kind else "",
        found.fiscal_year,
        [each.code for each in found.problems],
    )


@pytest.mark.parametrize(
    ("path", "village", "kind", "year"),
    [
        ("Jenggrong/2025/APBDes.pdf", "Jenggrong", "APBDES", 2025),
        ("35.08.20.2001/2025/APBDesa.pdf", "Jenggrong", "APBDES", 2025),
        ("3508202001/2026/rkp desa.PDF", "Jenggrong", "RKPDES", 2026),
        ("35.08.20.2003 Alun Alun/2024/LPPD.pdf", "Alun-Alun", "LPPDES", 2024),
        ("Desa Wates Kulon/2025/Perdes_APBDes-final.pdf", "Wates Kulon", "APBDES", 2025),
        ("DESA_WATES_WETAN/Tahun 2025/scan0001 RKPDES.pdf", "Wates Wetan", "RKPDES", 2025),
        ("alunalun/2025/APBDESA.pdf", "Alun-Alun", "APBDES", 2025),
        ("Ranuyoso/APBDes 2025.pdf", "Ranuyoso", "APBDES", 2025),
        ("Ranuyoso/APBDES/2025.pdf", "Ranuyoso", "APBDES", 2025),
        ("APBDes Desa Jenggrong Kecamatan Ranuyoso 2025.pdf", "Jenggrong", "APBDES", 2025),
        ("2025/APBDES/Wates Kulon.pdf", "Wates Kulon", "APBDES", 2025),
        ("35.08.20.2001_LPPDES_2024.pdf", "Jenggrong", "LPPDES", 2024),
        ("Ranu/2025/APBDes.pdf", "Ranu", "APBDES", 2025),
        ("Jenggrong/2025/Anggaran Pendapatan dan Belanja Desa.pdf", "Jenggrong", "APBDES", 2025),
        ("Jenggrong/2025/PerdesAPBDes.pdf", "Jenggrong", "APBDES", 2025),
        ("Jenggrong/2025/scan 20250331.APBDes.pdf", "Jenggrong", "APBDES", 2025),
    ],
)
def test_that_a_path_tells_village_kind_and_year(
    path: str, village: str, kind: str, year: int
) -> None:
    assert read(path) == (village, kind, year, [])


@pytest.mark.parametrize(
    ("path", "year"),
    [
        ("Jenggrong/2025/Perdes 5 Tahun 2024 tentang APBDes.pdf", None),
        ("Jenggrong/2025/Perdes 5 Tahun 2024 tentang APBDes 2025.pdf", 2025),
        ("Jenggrong/2024/APBDes 2025.pdf", 2025),
        ("Jenggrong/2024/APBDes TA 2025.pdf", 2025),
        ("Jenggrong/2024/APBDes (Tahun Anggaran 2025).pdf", 2025),
        ("Jenggrong/APBDes, Perdes 2024, TA. 2025.pdf", 2025),
        ("Jenggrong/2025/Perdes 2024 2025 APBDes.pdf", 2025),
        ("Jenggrong/2023/APBDes.pdf", 2023),
    ],
)
def test_that_the_year_of_the_budget_is_told_from_that_of_its_decree(
    path: str, year: int | None
) -> None:
    found = READER.of_path(path, "kiriman")
    assert found.fiscal_year == year
    assert [each.code for each in found.problems] == ([] if year else ["sent_years"])


@pytest.mark.parametrize(
    ("path", "codes"),
    [
        ("scan.pdf", ["sent_no_village", "sent_no_kind", "sent_no_year"]),
        ("Jenggrong/2025/RKPDes dan APBDes.pdf", ["sent_kinds"]),
        ("Jenggrong/2025/RPJMDes.pdf", ["sent_no_kind"]),
        ("35.08.21.2001/2025/APBDes.pdf", ["sent_other_village"]),
        ("Wates/2025/APBDes.pdf", ["sent_no_village"]),
        ("Jenggrong dan Ranuyoso/2025/APBDes.pdf", ["sent_villages"]),
        ("Jenggrong/APBDes.pdf", ["sent_no_year"]),
    ],
)
def test_that_what_can_not_be_told_is_said(path: str, codes: list[str]) -> None:
    assert read(path)[3] == codes


def test_that_the_folder_itself_may_be_the_village() -> None:
    assert read("2025/APBDes.pdf", root="Desa Jenggrong") == ("Jenggrong", "APBDES", 2025, [])
    assert read("APBDes 2025.pdf", root="Kecamatan Ranuyoso")[3] == ["sent_no_village"]


def test_that_two_villages_of_one_name_are_told_apart_by_code_alone() -> None:
    twins = NameReader((*VILLAGES, Village("9", "35.08.20.1009", "Jenggrong")), KINDS)
    found = twins.of_path("Jenggrong/2025/APBDes.pdf", "kiriman")
    assert [each.code for each in found.problems] == ["sent_villages"]
    assert "35.08.20.1009" in str(found.problems[0].values["villages"])
    sure = twins.of_path("35.08.20.1009 Jenggrong/2025/APBDes.pdf", "kiriman")
    assert sure.village is not None
    assert sure.village.id == "9"


def test_that_a_listed_report_is_read_by_its_title_year_and_code() -> None:
    found = READER.of_listed("Laporan APBDes Semester 1", "2025", "35.08.20.2001", "lap.pdf")
    assert (found.village, found.kind, found.fiscal_year) == (VILLAGES[0], KINDS[1], 2025)
    by_name = READER.of_listed("Laporan", "2025", "3508202001", "RKPDES_2025.pdf")
    assert by_name.kind == KINDS[0]
    wrong = READER.of_listed("Laporan", "dua ribu", "35.99.20.2001", "lap.pdf")
    assert [each.code for each in wrong.problems] == [
        *("sent_other_village", "sent_no_kind", "sent_no_year"),
    ]
