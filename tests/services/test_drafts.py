"""Drafts of narratives over a real office: they follow the facts, are not stored, end with the closing."""

import json
from collections.abc import Mapping
from datetime import date

import pytest

from iku_desktop.domain.closing_models import Level, ReadinessKind
from iku_desktop.domain.periods import Moment, Quarter
from iku_desktop.domain.plan import NarrativeKind
from iku_desktop.domain.read_models import NarrativeBlock
from iku_desktop.services.drafts import drafts
from tests.reports.reading import text_of
from tests.services.desk import VILLAGES, Desk

DRIVING, HINDERING, FOLLOW_UP = NarrativeKind
MARK = "[Konsep dari data]"
THIRD = Quarter(2025, 3)


def shown(
    desk: Desk, code: str = "IKU-2", moment: Moment | None = None
) -> Mapping[NarrativeKind, str]:
    return desk.services.indicators.view(code, moment or desk.moment(3)).drafts


def blocks(desk: Desk, quarter: int = 3) -> dict[str, NarrativeBlock]:
    report = desk.services.reports.quarter_report(desk.moment(quarter))
    return {each.indicator.code: each for each in report.narratives}


@pytest.fixture
def worked(desk: Desk) -> Desk:
    """LPPDesa 2024 with one late for a cause and one never, two activities of which one is done."""
    for name in VILLAGES[:9]:
        desk.record(name, "LPPDES", 2024, date="31/3/2025")
    desk.record(VILLAGES[9], "LPPDES", 2024, date="4/4/2025", cause="bpd")
    desk.activity(date="5/8/2025", output="Notula", follow_up_date="6/8/2025")
    desk.activity(date="7/8/2025", description="Fasilitasi batas dusun")
    return desk


def test_that_the_page_is_given_a_draft_of_every_kind_the_facts_speak_of(worked: Desk) -> None:
    found = shown(worked)
    assert set(found) == set(NarrativeKind)
    assert "9 dari 33 dokumen Desa tepat waktu" in found[DRIVING]
    assert "terlambat disampaikan oleh 1 desa, yaitu Wates Kulon (4 hari)" in found[HINDERING]
    assert "BPD belum menyepakati (1 dokumen: Wates Kulon)" in found[HINDERING]
    assert "Wates Wetan" in found[FOLLOW_UP]
    activities = shown(worked, "IKU-1")
    assert "1 dari 2 kegiatan" in activities[DRIVING]
    assert "Fasilitasi batas dusun (7 Agustus 2025)" in activities[HINDERING]
    assert "Subbag" in activities[FOLLOW_UP]


def test_that_an_indicator_by_hand_and_an_office_without_facts_have_none(desk: Desk) -> None:
    desk.services.indicators.record_manual("IPP", 2025, {"value": "3", "evidence": "Survei"})
    assert shown(desk, "IPP") == {}
    assert shown(desk, "IKU-1") == {}


def test_that_a_draft_follows_the_facts_and_is_stored_nowhere(worked: Desk) -> None:
    before = shown(worked)[HINDERING]
    counter = worked.counter()
    assert shown(worked)[HINDERING] == before
    assert worked.counter() == counter
    worked.record(VILLAGES[10], "LPPDES", 2024, date="5/4/2025", cause="vacant")
    after = shown(worked)[HINDERING]
    assert "Wates Wetan (5 hari)" in after
    assert "Jabatan Kepala Desa kosong" in after
    assert worked.services.indicators.view("IKU-2", worked.moment(3)).narratives == {}


def test_that_a_draft_taken_as_it_stands_is_accepted_and_then_stays(worked: Desk) -> None:
    write = worked.services.indicators.write_narrative
    for kind, text in shown(worked).items():
        write("IKU-2", THIRD, kind, text)
    taken = worked.services.indicators.view("IKU-2", worked.moment(3)).narratives
    worked.record(VILLAGES[10], "LPPDES", 2024, date="5/4/2025")
    assert worked.services.indicators.view("IKU-2", worked.moment(3)).narratives == taken
    assert shown(worked)[HINDERING] != taken[HINDERING]


def test_that_a_draft_tells_nothing_later_than_its_day(worked: Desk) -> None:
    moment = worked.moment(1, as_of=date(2025, 3, 30))
    found = shown(worked, moment=moment)
    assert set(found) == {FOLLOW_UP}
    assert "per 30 Maret 2025: LPPDesa 2024 oleh seluruh 11 desa" in found[FOLLOW_UP]


def test_that_a_quarter_that_has_not_begun_has_no_drafts(worked: Desk) -> None:
    assert shown(worked, moment=worked.moment(1, 2026)) == {}
    assert shown(worked, moment=worked.moment(4)) != {}


def test_that_a_year_without_a_target_of_the_quarter_names_that_of_the_year(worked: Desk) -> None:
    worked.services.indicators.set_target("IKU-2", 2025, 0, "90")
    assert "Target tahun 2025 sebesar 90,00 % memerlukan 30 dari 33" in shown(worked)[FOLLOW_UP]
    worked.services.indicators.set_target("IKU-2", 2025, 3, "60")
    assert "Target Triwulan III sebesar 60,00 % memerlukan 20 dari 33" in shown(worked)[FOLLOW_UP]


def test_that_the_report_of_an_open_quarter_holds_drafts_of_what_is_not_written(
    worked: Desk,
) -> None:
    worked.services.indicators.write_narrative("IKU-2", THIRD, DRIVING, "Pendampingan")
    block = blocks(worked)["IKU-2"]
    assert dict(block.texts) == {DRIVING: "Pendampingan"}
    assert set(block.drafts) == {HINDERING, FOLLOW_UP}
    assert set(blocks(worked)) == {"IKU-1", "IKU-2"}, "drafts alone bring no further indicator in"


def test_that_the_printed_draft_is_marked(worked: Desk) -> None:
    worked.services.indicators.write_narrative("IKU-2", THIRD, DRIVING, "Pendampingan Kasi")
    text = text_of(worked.services.reports.make("quarterly", worked.moment(3)).data)
    assert f"{MARK} Sampai dengan 30 September 2025, 1 dokumen terlambat" in text
    assert "Faktor pendorong : Pendampingan Kasi Faktor penghambat" in text
    assert text.count(MARK) == 5


def closed(desk: Desk) -> Desk:
    for number in (1, 2, 3):
        desk.services.closings.close(Quarter(2025, number))
    return desk


def test_that_closing_freezes_what_was_written_and_no_draft(worked: Desk) -> None:
    worked.services.indicators.write_narrative("IKU-2", THIRD, DRIVING, "Pendampingan Kasi")
    closed(worked)
    with worked.store.read() as reader:
        head = worked.services.closings.history(2025)[-1]
        text = reader.closing_snapshot(head.id)
    assert text is not None
    frozen = json.loads(text)["reports"]["quarterly"]["narratives"]
    assert [each["drafts"] for each in frozen] == [[], []]
    made = worked.services.reports.make("quarterly", worked.moment(3))
    printed = text_of(made.data)
    assert made.final
    assert MARK not in printed
    assert "Pendampingan Kasi" in printed
    assert "Tindak lanjut triwulan berikutnya : belum diisi" in printed
    assert shown(worked) == {}


def test_that_a_quarter_opened_again_shows_its_drafts_again(worked: Desk) -> None:
    closed(worked).services.closings.reopen(THIRD, "Uraian belum ditulis")
    assert set(shown(worked)) == set(NarrativeKind)
    text = text_of(worked.services.reports.make("quarterly", worked.moment(3)).data)
    assert MARK in text


def test_that_a_draft_does_not_count_as_written_for_the_readiness(worked: Desk) -> None:
    lines = worked.services.closings.readiness(worked.moment(3)).lines
    (line,) = [each for each in lines if each.kind is ReadinessKind.NARRATIVES]
    assert line.level is Level.NOTE
    assert line.values["count"] == 2
    for code in ("IKU-1", "IKU-2"):
        for kind in NarrativeKind:
            worked.services.indicators.write_narrative(code, THIRD, kind, "Ditulis")
    lines = worked.services.closings.readiness(worked.moment(3)).lines
    assert Level.OK in {each.level for each in lines if each.kind is ReadinessKind.NARRATIVES}


def test_that_drafts_are_kept_by_indicator_and_only_where_there_are_some(worked: Desk) -> None:
    plan = worked.services.plan.plan(2025)
    assert plan is not None
    with worked.context.reading() as rows:
        found = drafts(rows, plan, worked.moment(3))
    codes = {each.id: each.code for each in plan.indicators}
    assert {codes[key] for key in found} == {"IKU-1", "IKU-2"}
    assert found == {key: shown(worked, codes[key]) for key in found}, (
        "the page and the report say the same"
    )
