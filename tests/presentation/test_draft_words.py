"""The words of the drafts: formal sentences of the facts alone, readable with one village or 108."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_desktop.domain.activities import Activity, Evidence, EvidenceKind
from iku_desktop.domain.assessment import assess
from iku_desktop.domain.documents import VillageDocument
from iku_desktop.domain.drafts import OpenActivities, document_standings, open_activities
from iku_desktop.domain.facts import ActivityFact, YearFacts
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.plan import NARRATIVE_LENGTH, NarrativeKind
from iku_desktop.presentation.draft_activities import activity_drafts
from iku_desktop.presentation.draft_documents import document_drafts
from iku_desktop.presentation.draft_words import Held, listed, some_names
from tests.builders import (
    CATEGORIES,
    a_document,
    a_moment,
    a_target,
    a_village,
    an_exception,
    an_indicator,
    year_facts,
)

DRIVING, HINDERING, FOLLOW_UP = NarrativeKind
THIRD = a_moment(2025, 3, today=date(2025, 10, 9))
CAUSES = {"bpd": "BPD belum menyepakati", "other": "Sebab lain"}
CODES = [f"35.08.20.{2001 + number}" for number in range(108)]
MEETING = (Evidence(EvidenceKind.MEETING),)
SECTIONS = {"u": "Subbagian Umum", "p": "Seksi Pemerintahan"}


def of_documents(
    facts: YearFacts, moment: Moment = THIRD, own: bool = True, causes: Mapping[str, str] = CAUSES
) -> Mapping[NarrativeKind, str]:
    held = Held(assess(facts, an_indicator(), moment, CATEGORIES), own)
    return document_drafts(held, document_standings(facts, moment), causes)


def worked() -> list[VillageDocument]:
    """The worked example of domain.md as it stands in TW III."""
    lpp = [a_document(code, "LPPDES", 2024, date(2025, 3, 31)) for code in CODES[:9]]
    late = a_document(CODES[9], "LPPDES", 2024, date(2025, 4, 4))
    never = a_document(CODES[10], "LPPDES", 2024, cause="bpd")
    rkp = [a_document(code, "RKPDES", 2026, date(2025, 9, 30)) for code in CODES[:10]]
    return [*lpp, late, never, *rkp]


def test_that_the_driving_factors_tell_the_figure_and_each_documents_share() -> None:
    assert of_documents(year_facts(documents=worked()))[DRIVING] == (
        "Sampai dengan 30 September 2025, 19 dari 33 dokumen Desa tepat waktu (57,58 %).\n"
        "LPPDesa 2024 disampaikan tepat waktu oleh 9 dari 11 desa dan RKPDesa 2026 ditetapkan tepat waktu "
        "oleh 10 dari 11 desa."
    )


def test_that_the_hindering_factors_name_villages_days_and_causes() -> None:
    assert of_documents(year_facts(documents=worked()))[HINDERING] == (
        "Sampai dengan 30 September 2025, 1 dokumen terlambat, dan 2 dokumen belum ada walaupun tenggatnya "
        "sudah lewat.\n"
        "LPPDesa 2024 (tenggat 31 Maret 2025): terlambat disampaikan oleh 1 desa, yaitu Desa 2010 (4 hari); "
        "belum disampaikan oleh 1 desa, yaitu Desa 2011 (lewat 183 hari). Sebab yang tercatat: BPD belum "
        "menyepakati (1 dokumen: Desa 2011). Sebab 1 dokumen belum dicatat.\n"
        "RKPDesa 2026 (tenggat 30 September 2025): belum ditetapkan oleh 1 desa, yaitu Desa 2011 (lewat "
        "tenggat). Sebab 1 dokumen belum dicatat."
    )


def test_that_the_follow_up_tells_what_is_still_to_be_done_and_what_the_target_needs() -> None:
    facts = year_facts(documents=worked(), targets=[a_target(60, 3)])
    assert of_documents(facts)[FOLLOW_UP] == (
        "Dokumen yang lewat tenggat dan masih harus diselesaikan per 30 September 2025: LPPDesa 2024 oleh 1 "
        "desa (Desa 2011); RKPDesa 2026 oleh 1 desa (Desa 2011).\n"
        "Dokumen yang belum jatuh tempo per 30 September 2025: APBDesa 2026 oleh seluruh 11 desa, paling "
        "lambat 31 Desember 2025.\n"
        "Target Triwulan III sebesar 60,00 % memerlukan 20 dari 33 dokumen tepat waktu, kurang 1; paling "
        "tinggi masih dapat dicapai 90,91 % pada tahun 2025."
    )


def test_that_a_target_of_the_year_is_called_so_and_a_reached_one_stands_with_the_drivers() -> None:
    facts = year_facts(documents=worked(), targets=[a_target(50)])
    found = of_documents(facts, own=False)
    assert found[DRIVING].endswith("\nTarget tahun 2025 sebesar 50,00 % tercapai.")
    assert "memerlukan" not in found[FOLLOW_UP]
    assert "arget" not in of_documents(year_facts(documents=worked()))[DRIVING], "none was set"


def test_that_facts_that_say_nothing_give_no_draft() -> None:
    first_day = a_moment(2025, 1, today=date(2025, 1, 2))
    assert of_documents(year_facts(villages=()), first_day) == {}
    assert set(of_documents(year_facts(), first_day)) == {FOLLOW_UP}


def test_that_a_year_in_which_all_were_on_time_has_nothing_hindering_nor_open() -> None:
    kinds = (("LPPDES", 2024, 3), ("RKPDES", 2026, 9), ("APBDES", 2026, 12))
    documents = [
        a_document(code, kind, year, date(2025, month, 20))
        for code in CODES[:11]
        for kind, year, month in kinds
    ]
    found = of_documents(year_facts(documents=documents), a_moment(2025, 4))
    assert set(found) == {DRIVING}
    assert "oleh seluruh 11 desa" in found[DRIVING]
    assert "33 dari 33 dokumen Desa tepat waktu (100,00 %)" in found[DRIVING]


@pytest.mark.parametrize(
    ("late", "missing", "wanted"),
    [
        (True, False, "1 dokumen terlambat."),
        (False, True, "1 dokumen belum ada walaupun tenggatnya sudah lewat."),
        (True, True, "1 dokumen terlambat, dan 1 dokumen belum ada walaupun"),
    ],
)
def test_that_the_sum_of_those_behind_speaks_only_of_what_there_is(
    late: bool, missing: bool, wanted: str
) -> None:
    codes = [CODES[number] for number, there in enumerate((late, missing)) if there]
    documents = [a_document(codes[0], dated=date(2025, 4, 1))] if late else []
    villages = [a_village(code) for code in codes]
    moment = a_moment(2025, 2)
    first = of_documents(year_facts(villages=villages, documents=documents), moment)[HINDERING]
    assert first.startswith(f"Sampai dengan 30 Juni 2025, {wanted}")


def test_that_with_108_villages_the_first_few_are_named_and_the_rest_counted() -> None:
    villages = [a_village(code) for code in CODES]
    documents = [
        a_document(code, dated=date(2025, 4, 1 + number % 30), cause="bpd")
        for number, code in enumerate(CODES[:100])
    ]
    found = of_documents(year_facts(villages=villages, documents=documents))
    late = found[HINDERING].splitlines()[1]
    assert "terlambat disampaikan oleh 100 desa, yaitu Desa 2030 (30 hari)" in late
    assert ", dan 95 desa lainnya; belum disampaikan oleh 8 desa" in late
    assert "BPD belum menyepakati (100 dokumen: Desa 2001, Desa 2002" in late
    assert "Sebab 8 dokumen belum dicatat." in late
    assert all(len(text) < 1500 for text in found.values())


def test_that_a_recorded_text_stands_with_its_cause_or_alone() -> None:
    documents = [
        a_document(CODES[0], cause="bpd", cause_text="menunggu pelantikan"),
        a_document(CODES[1], cause_text="Kantor desa terbakar"),
        a_document(CODES[2], cause="gone"),
    ]
    text = of_documents(year_facts(documents=documents))[HINDERING]
    assert "BPD belum menyepakati, menunggu pelantikan (1 dokumen: Desa 2001)" in text
    assert "Kantor desa terbakar (1 dokumen: Desa 2002)" in text
    assert "gone (1 dokumen: Desa 2003)" in text, "a cause that the list has lost keeps its code"


def test_that_a_long_cause_is_cut_and_many_causes_are_counted() -> None:
    documents = [
        a_document(code, cause_text=f"{number} " + "panjang " * 60)
        for number, code in enumerate(CODES[:9])
    ]
    text = of_documents(year_facts(documents=documents))[HINDERING]
    assert "panjang…" in text
    assert "4 sebab lainnya" in text


def test_that_a_village_with_an_exception_waits_until_its_own_day() -> None:
    granted = an_exception(CODES[0], "APBDES", 2026, date(2026, 1, 31), date(2025, 9, 1))
    text = of_documents(year_facts(documents=worked(), exceptions=[granted]))[FOLLOW_UP]
    assert "APBDesa 2026 oleh 10 desa (Desa 2002, Desa 2003" in text
    assert "APBDesa 2026 oleh 1 desa (Desa 2001), paling lambat 31 Januari 2026" in text


NAMES = st.text("abc <&'-", min_size=1, max_size=200)


@given(
    names=st.lists(NAMES, min_size=1, max_size=12),
    days=st.lists(st.none() | st.dates(date(2025, 3, 1), date(2025, 9, 30)), min_size=12),
    texts=st.lists(st.text("xyz ", max_size=500), min_size=12, max_size=12),
)
def test_that_any_draft_can_be_taken_as_a_narrative(
    names: list[str], days: list[date | None], texts: list[str]
) -> None:
    villages = [a_village(code, name=name) for code, name in zip(CODES, names, strict=False)]
    documents = [
        a_document(village.code, kind, year, day, cause_text=text)
        for village, day, text in zip(villages, days, texts, strict=False)
        for kind, year in (("LPPDES", 2024), ("RKPDES", 2026))
    ]
    for text in of_documents(year_facts(villages=villages, documents=documents)).values():
        assert 0 < len(text) <= NARRATIVE_LENGTH
        assert text == text.strip()


def test_that_names_give_way_where_a_text_would_be_too_long() -> None:
    villages = [a_village(code, name=f"{'Desa Panjang ' * 14}{code[-4:]}") for code in CODES]
    documents = [
        a_document(code, kind, year, day, cause_text=f"{number} {'sebab ' * 80}")
        for number, code in enumerate(CODES)
        for kind, year, day in (
            ("LPPDES", 2024, date(2025, 4, 1) if number % 2 else None),
            ("RKPDES", 2026, date(2025, 10, 1) if number % 2 else None),
            ("APBDES", 2026, None),
        )
    ]
    found = of_documents(year_facts(villages=villages, documents=documents), a_moment(2025, 4))
    assert all(len(text) <= NARRATIVE_LENGTH for text in found.values())
    assert "terlambat disampaikan oleh 54 desa" in found[HINDERING]
    assert found[HINDERING].count("\n") == 3, "no line was lost"


def an_activity(day: date, done: bool = False, **values: object) -> Activity:
    given = {"description": f"Rapat {day.day}", "section_id": "u", "evidence": MEETING} | values
    follow_up = {"output": "Notula", "follow_up_date": day} if done else {}
    return Activity(str(day), day, **given, **follow_up)  # type: ignore[arg-type]


def of_activities(
    activities: Sequence[Activity], moment: Moment = THIRD, **facts: object
) -> Mapping[NarrativeKind, str]:
    known = [
        ActivityFact(each.day, each.counts, each.follow_up_date if each.output else None)
        for each in activities
    ]
    indicator = an_indicator("follow_up")
    year = year_facts(activities=known, **facts)  # type: ignore[arg-type]
    held = Held(assess(year, indicator, moment, CATEGORIES))
    return activity_drafts(held, open_activities(activities, moment), SECTIONS)


def some_activities() -> list[Activity]:
    return [
        an_activity(date(2025, 2, 3), done=True),
        an_activity(date(2025, 5, 6), section_id="p", description="Fasilitasi batas dusun"),
        an_activity(date(2025, 8, 7), done=True),
        an_activity(date(2025, 9, 8)),
        an_activity(date(2025, 9, 9), evidence=(), section_id="gone"),
    ]


def test_that_the_drivers_of_follow_up_tell_the_year_and_the_quarter() -> None:
    assert of_activities(some_activities())[DRIVING] == (
        "Sampai dengan 30 September 2025, 2 dari 4 kegiatan yang memiliki bukti dukung telah ditindaklanjuti "
        "(50,00 %). Pada Triwulan III saja, 1 dari 2 kegiatan (50,00 %)."
    )


def test_that_a_quarter_that_is_the_whole_year_so_far_is_not_told_twice() -> None:
    first = of_activities([an_activity(date(2025, 2, 3), done=True)], a_moment(2025, 1))
    assert "saja" not in first[DRIVING]
    quiet = of_activities([an_activity(date(2025, 2, 3), done=True)], a_moment(2025, 2))
    assert "saja" not in quiet[DRIVING], "nothing happened in the quarter itself"


def test_that_what_was_not_followed_up_is_named_oldest_first() -> None:
    assert of_activities(some_activities())[HINDERING] == (
        "Sampai dengan 30 September 2025, 2 kegiatan belum ditindaklanjuti, yaitu Fasilitasi batas dusun "
        "(6 Mei 2025); dan Rapat 8 (8 September 2025).\n"
        "Selain itu, 1 kegiatan belum memiliki bukti dukung sehingga tidak dihitung, yaitu Rapat 9 (9 "
        "September 2025)."
    )


def test_that_the_follow_up_counts_by_section_in_the_sections_order() -> None:
    assert of_activities(some_activities(), targets=[a_target(75, 3)])[FOLLOW_UP] == (
        "Kegiatan yang masih harus ditindaklanjuti per 30 September 2025: Subbagian Umum (1), Seksi "
        "Pemerintahan (1).\n"
        "Kegiatan yang masih harus dilengkapi bukti dukungnya per 30 September 2025: tanpa seksi (1).\n"
        "Target Triwulan III sebesar 75,00 % memerlukan 3 dari 4 kegiatan ditindaklanjuti, kurang 1."
    )


def test_that_activities_without_evidence_alone_begin_their_own_sentence() -> None:
    found = of_activities([an_activity(date(2025, 9, 9), evidence=())])
    assert set(found) == {HINDERING, FOLLOW_UP}
    assert found[HINDERING].startswith("Sampai dengan 30 September 2025, 1 kegiatan belum memiliki")


def test_that_many_activities_are_counted_after_the_first_three_and_long_ones_cut() -> None:
    days = [date(2025, 7, number) for number in range(1, 29)]
    found = of_activities([an_activity(day, description="Rapat " * 80) for day in days])
    assert "28 kegiatan belum ditindaklanjuti" in found[HINDERING]
    assert found[HINDERING].endswith("; dan 25 kegiatan lainnya.")
    assert found[HINDERING].count("…") == 3
    assert of_activities([]) == {}


def test_that_all_followed_up_and_reached_says_so_and_leaves_nothing_open() -> None:
    found = of_activities([an_activity(date(2025, 7, 1), done=True)], targets=[a_target(90, 3)])
    assert found[DRIVING].endswith("(100,00 %).\nTarget Triwulan III sebesar 90,00 % tercapai.")
    assert set(found) == {DRIVING}


def test_that_a_target_in_another_unit_is_shown_with_its_unit() -> None:
    facts = year_facts(documents=worked(), targets=[a_target(10, 3)])
    assessment = assess(facts, an_indicator(), THIRD, CATEGORIES)
    held = Held(replace(assessment, indicator=replace(assessment.indicator, unit="indeks")))
    assert list(held.reached()) == ["Target Triwulan III sebesar 10,00 indeks tercapai."]
    short = replace(assessment, achievement=Fraction(9999, 100))
    assert list(Held(short).reached()) == []


@pytest.mark.parametrize(
    ("names", "most", "wanted"),
    [
        (["A"], 5, "A"),
        (["A", "B"], 5, "A dan B"),
        (["A", "B", "C"], 5, "A, B, dan C"),
        (["A", "B", "C"], 2, "A, B, dan C"),
        (["A", "B", "C", "D"], 2, "A, B, dan 2 desa lainnya"),
        (["A"], 0, ""),
        ([], 5, ""),
    ],
)
def test_that_names_are_listed_and_one_alone_is_never_left_uncounted(
    names: list[str], most: int, wanted: str
) -> None:
    assert some_names(names, most, "more_villages") == wanted


def test_that_parts_with_commas_of_their_own_are_parted_by_semicolons() -> None:
    assert listed(["a, b", "c, d"], "semicolon") == "a, b; dan c, d"
    assert listed(["a", "b", "c"], "semicolon") == "a; b; dan c"


def test_that_nothing_open_gives_nothing_hindering() -> None:
    assert OpenActivities((), ()) == open_activities([], THIRD)
