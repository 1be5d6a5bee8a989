"""The audit trail on paper: every line with its fields, the state of the chain, any number of lines."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from iku_desktop.domain.audit import AuditAction
from iku_desktop.domain.office import Office
from iku_desktop.domain.trail import AuditReport, FieldChange, TrailLine, TrailState
from iku_desktop.reports.audit import render
from iku_desktop.reports.paper import Paper
from tests.reports.reading import faults, pages_of, squeezed, text_of

AT = datetime.combine(date(2025, 12, 1), time(10, 24))
OFFICE = Office(
    *("35.08.20", "Ranuyoso", "Kabupaten Lumajang", "Jawa Timur"),
    *("PEMERINTAH KABUPATEN LUMAJANG", "KECAMATAN RANUYOSO"),
)
LINE = TrailLine(
    7,
    AT,
    "Siti Aminah",
    AuditAction.UPDATE,
    None,
    ("village_document", "d"),
    "Dokumen desa",
    "APBDesa 2026, Jenggrong",
    (FieldChange("Tanggal", "", "28/11/2025"), FieldChange("Nomor", "5/2025", "6/2025")),
)


def an_audit(*lines: TrailLine, **values: object) -> AuditReport:
    given = {
        "office": OFFICE,
        "about": "Semua perubahan",
        "printed_at": AT,
        "printed_by": "Budi",
        "state": TrailState(1_234),
        "lines": lines,
        "logo": None,
    }
    return AuditReport(**(given | values))  # type: ignore[arg-type]


def text(model: AuditReport) -> str:
    return squeezed(text_of(render(model, Paper.F4)))


def test_that_a_line_says_who_changed_what_from_what_to_what() -> None:
    words = text(an_audit(LINE))
    for said in (
        *("JEJAK PERUBAHAN DATA", "01/12/2025 10.24", "Siti Aminah", "Ubah", "Dokumen desa"),
        *("APBDesa 2026, Jenggrong", "Tanggal: – → 28/11/2025", "Nomor: 5/2025 → 6/2025"),
        *("1 perubahan", "Jejak utuh, 1.234 catatan", "oleh Budi"),
    ):
        assert squeezed(said) in words, said


def test_that_a_new_row_says_only_what_it_holds() -> None:
    line = replace(LINE, action=AuditAction.INSERT, changes=(FieldChange("Nomor", "", "6/2025"),))
    words = text(an_audit(line))
    assert squeezed("Nomor: 6/2025") in words
    assert "→" not in words


def test_that_a_broken_chain_is_printed_as_broken() -> None:
    assert squeezed("rusak pada catatan ke-17") in text(an_audit(LINE, state=TrailState(20, 17)))


def test_that_no_lines_are_said_in_words() -> None:
    assert squeezed("Tidak ada perubahan yang cocok") in text(an_audit())


def test_that_a_practice_office_prints_its_watermark() -> None:
    model = an_audit(LINE)
    practice = replace(model, office=replace(model.office, practice=True))
    assert "LATIHAN" in text(practice)


def test_that_markup_in_what_was_typed_prints_as_it_stands() -> None:
    line = replace(LINE, changes=(FieldChange("Catatan", "<b>tebal</b>", "<img src=x> & <"),))
    words = text(an_audit(line))
    assert squeezed("<b>tebal</b> → <img src=x> & <") in words


@pytest.mark.parametrize("paper", [Paper.F4, Paper.A4])
def test_that_many_and_long_lines_flow_over_pages_and_none_overlap(paper: Paper) -> None:
    long = replace(LINE, changes=(FieldChange("Uraian", "kata " * 100, "lain " * 100),))
    data = render(an_audit(*([LINE] * 60), *([long] * 5)), paper)
    pages = pages_of(data)
    assert len(pages) > 3
    for page in pages:
        assert list(faults(page)) == []


def test_that_the_same_lines_give_the_same_bytes() -> None:
    assert render(an_audit(LINE), Paper.F4) == render(an_audit(LINE), Paper.F4)
