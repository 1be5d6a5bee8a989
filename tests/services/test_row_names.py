"""What rows are called, also when they are gone: by kind and what tells them from others."""

import pytest

from iku_desktop.services.recycle_bin import TABLES
from iku_desktop.services.row_names import LONGEST, RowNames
from iku_desktop.services.step_places import place_of
from tests.services.desk import Desk


def name(desk: Desk, table: str, **values: object) -> str:
    with desk.context.reading() as rows:
        return RowNames(rows).name(table, values)


def named(desk: Desk, table: str, row_id: str) -> str:
    with desk.context.reading() as rows:
        return RowNames(rows).of_row(table, row_id)


def test_that_an_activity_is_called_by_its_day_and_words(desk: Desk) -> None:
    assert name(desk, "activity", day="2025-10-03", description="Rapat A") == (
        "Kegiatan: 03/10/2025 Rapat A"
    )


def test_that_a_document_is_called_by_kind_year_and_village(desk: Desk) -> None:
    values = {"village_id": desk.village(), "document_type": "APBDES", "fiscal_year": 2026}
    assert name(desk, "village_document", **values) == "Dokumen desa: APBDesa 2026 Jenggrong"
    assert name(desk, "deadline_exception", **values).startswith("Pengecualian tenggat: APBDesa")


def test_that_figures_are_called_by_indicator_and_period(desk: Desk) -> None:
    indicator = desk.services.indicators.view("IKU-2", desk.moment()).assessment.indicator.id
    quarter = {"indicator_id": indicator, "year": 2025, "quarter": 3}
    assert name(desk, "target", **quarter) == "Target: IKU-2 TW III 2025"
    assert name(desk, "target", **(quarter | {"quarter": 0})) == "Target: IKU-2 2025"
    assert name(desk, "manual_value", indicator_id="gone", year=2025) == "Nilai indikator: 2025"


def test_that_a_row_without_a_name_is_called_by_its_kind(desk: Desk) -> None:
    assert name(desk, "section") == "Seksi"
    assert name(desk, "village", name="Wonoayu") == "Desa: Wonoayu"


@pytest.mark.parametrize("table", TABLES)
def test_that_every_kind_in_the_bin_has_a_name(desk: Desk, table: str) -> None:
    assert name(desk, table, code="X").strip()


def test_that_long_names_and_line_ends_are_shortened(desk: Desk) -> None:
    long = name(desk, "activity", day="2025-10-03", description="Rapat\nbesar " * 30)
    assert len(long) == LONGEST
    assert "\n" not in long
    assert long.endswith("…")


def test_that_a_row_that_is_gone_is_named_from_the_trail(desk: Desk) -> None:
    saved = desk.activity(description="Rapat A")
    desk.services.activities.change(saved.id, {"description": "Rapat B"})
    desk.services.activities.remove([saved.id])
    assert named(desk, "activity", saved.id) == "Kegiatan: 03/10/2025 Rapat B"


def test_that_a_document_of_a_village_that_is_gone_still_names_it(desk: Desk) -> None:
    village = desk.services.villages.add({"code": "35.08.20.2012", "name": "Lama"})
    desk.services.villages.change(village.id, {"name": "Baru"})
    desk.services.villages.remove([village.id])
    values = {"village_id": village.id, "document_type": "APBDES", "fiscal_year": 2026}
    assert name(desk, "village_document", **values) == "Dokumen desa: APBDesa 2026 Baru"
    assert name(desk, "village_document", **(values | {"village_id": "x"})).endswith("2026")


def test_that_evidence_is_called_by_its_activity(desk: Desk) -> None:
    saved = desk.activity(description="Rapat A")
    with desk.store.read() as reader:
        entries = reader.audit_between(0, desk.counter())
    evidence = next(each for each in entries if each.table_name == "evidence")
    assert named(desk, "evidence", evidence.row_id) == "Kegiatan: 03/10/2025 Rapat A"
    assert saved.id


# Where rows are shown


def test_that_the_first_row_that_a_page_shows_is_the_place(desk: Desk) -> None:
    before = desk.counter()
    desk.services.settings.change_office({"address": "Jalan 1"})
    saved = desk.activity()
    with desk.context.reading() as rows:
        entries = rows.reader.audit_between(before, desk.counter())
        place = place_of(rows, entries, desk.moment())
        assert place is not None
        assert (place.table, place.row_id) == ("activity", saved.id)
        assert place_of(rows, entries[:1], desk.moment()) is None
        assert place_of(rows, (), desk.moment()) is None


def test_that_evidence_and_files_lead_to_their_activity(desk: Desk) -> None:
    saved = desk.activity()
    before = desk.counter()
    desk.services.activities.change(saved.id, {"evidence": "SK Camat; Berita Acara"})
    with desk.context.reading() as rows:
        entries = [
            each
            for each in rows.reader.audit_between(before, desk.counter())
            if each.table_name == "evidence" and "activity_id" in (each.new or each.old or "")
        ]
        place = place_of(rows, entries, desk.moment())
    assert place is not None
    assert place.hints == {"activity_id": saved.id}


def test_that_a_document_no_year_counts_has_no_place(desk: Desk) -> None:
    before = desk.counter()
    desk.record("Jenggrong", "LPPDES", 2010, date="1/3/2011")
    with desk.context.reading() as rows:
        entries = rows.reader.audit_between(before, desk.counter())
        assert place_of(rows, entries, desk.moment()) is None


def test_that_the_moment_shown_stays_where_it_shows_the_row(desk: Desk) -> None:
    before = desk.counter()
    desk.record("Jenggrong", "LPPDES", 2024, date="28/03/2025")
    moment = desk.moment(as_of=desk.clock.day)
    with desk.context.reading() as rows:
        entries = rows.reader.audit_between(before, desk.counter())
        place = place_of(rows, entries, moment)
    assert place is not None
    assert place.moment == moment
