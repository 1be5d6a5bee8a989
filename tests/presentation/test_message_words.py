"""Reminders for WhatsApp and the events of the calendar, in words."""

from dataclasses import replace
from datetime import date

from iku_desktop.domain.agenda import Agenda, AgendaCounts, OpenEvaluation, OpenItem
from iku_desktop.domain.evaluation import Evaluation, EvaluationState
from iku_desktop.domain.measured_year import CountedDocument
from iku_desktop.domain.office import Office
from iku_desktop.domain.read_models import AgendaKind, AgendaLine
from iku_desktop.presentation.agenda_events import agenda_events
from iku_desktop.presentation.agenda_words import (
    agenda_about,
    agenda_title,
    agenda_who,
    headline,
    headline_spoken,
)
from iku_desktop.presentation.evaluation_words import evaluation_text
from iku_desktop.presentation.message_words import days_words, group_message, village_message
from tests.builders import APB, LPP, RULES, a_village

TODAY = date(2025, 12, 1)
OFFICE = Office("35.08.20", "Ranuyoso", "Kabupaten Lumajang", "Jawa Timur", "", "")
APB_2026 = CountedDocument(APB, 2026, RULES[1])
LPP_2024 = CountedDocument(LPP, 2024, RULES[2])
JENGGRONG = a_village(name="Jenggrong")
MENINJO = a_village("35.08.20.2002", name="Meninjo", head="Sutrisno")
CLOCK = Evaluation(
    EvaluationState.RUNNING,
    date(2025, 11, 14),
    date(2025, 12, 12),
    9,
    "Permendagri 20/2018 Pasal 35",
)


def coming(village: object = JENGGRONG, **values: object) -> OpenItem:
    item = OpenItem(village, APB_2026, date(2025, 12, 31), 30)  # type: ignore[arg-type]
    return replace(item, **values)  # type: ignore[arg-type]


def overdue(village: object = JENGGRONG) -> OpenItem:
    return OpenItem(village, LPP_2024, date(2025, 3, 31), -245)  # type: ignore[arg-type]


def an_agenda(*items: OpenItem, office: Office = OFFICE, **values: object) -> Agenda:
    return Agenda(office, TODAY, items, **({"evaluations": ()} | values))  # type: ignore[arg-type]


def test_that_a_village_is_told_each_document_with_date_days_and_law() -> None:
    items = (overdue(), coming())
    text = village_message(an_agenda(*items), items)
    assert text.splitlines()[0] == "Yth. Bapak/Ibu Kepala Desa Jenggrong"
    assert (
        "1. *LPPDesa 2024* (Laporan Penyelenggaraan Pemerintahan Desa), seharusnya disampaikan secara "
        "tertulis melalui Camat paling lambat *31 Maret 2025* (lewat 245 hari). Dasar hukum: PP 43/2014."
    ) in text
    assert (
        "2. *APBDesa 2026* (Anggaran Pendapatan dan Belanja Desa), ditetapkan dengan Peraturan Desa "
        "paling lambat *31 Desember 2025* (30 hari lagi). Dasar hukum: Permendagri 20/2018."
    ) in text
    assert text.endswith("Kecamatan Ranuyoso, 1 Desember 2025")
    assert "terima kasih" in text


def test_that_a_village_head_is_addressed_by_name_where_it_is_known() -> None:
    items = (coming(MENINJO),)
    assert "Yth. Bapak/Ibu Sutrisno, Kepala Desa Meninjo" in village_message(
        an_agenda(*items), items
    )


def test_that_an_exception_is_said_to_be_in_the_date_already() -> None:
    items = (coming(has_exception=True),)
    assert "sudah termasuk pengecualian dari Camat" in village_message(an_agenda(*items), items)


def test_that_the_group_hears_each_document_once_with_the_villages_that_owe_it() -> None:
    items = (overdue(), coming(), coming(MENINJO))
    text = group_message(an_agenda(*items), items)
    assert "Belum (2 desa): Jenggrong, Meninjo" in text
    assert "Belum (1 desa): Jenggrong" in text
    assert text.count("*APBDesa 2026*") == 1
    assert "se-Kecamatan Ranuyoso" in text


def test_that_a_practice_office_never_writes_as_if_it_were_real() -> None:
    items = (coming(),)
    agenda = an_agenda(*items, office=replace(OFFICE, practice=True))
    for text in (village_message(agenda, items), group_message(agenda, items)):
        assert text.startswith("[LATIHAN")


def test_that_days_are_said_in_words() -> None:
    assert days_words(coming(days_left=0)) == "hari ini"
    assert days_words(coming(days_left=1)) == "1 hari lagi"
    assert days_words(overdue()) == "lewat 245 hari"


def test_that_the_headline_says_only_what_there_is() -> None:
    assert headline(AgendaCounts(2, 3, 0)) == (("Terlambat 2", "miss"), ("7 hari lagi 3", "late"))
    assert headline(AgendaCounts()) == ()
    assert headline(AgendaCounts(0, 0, 1)) == (("Evaluasi 1", "wait"),)
    assert "2 dokumen lewat tenggat" in headline_spoken(AgendaCounts(2, 3, 0))


def test_that_a_document_is_one_event_and_an_exception_its_own() -> None:
    moved = coming(MENINJO, has_exception=True, due=date(2026, 1, 15), days_left=45)
    agenda = an_agenda(overdue(), coming(), moved, quarter_end=date(2025, 12, 31))
    events = agenda_events(agenda)
    assert [(each.uid, each.day) for each in events] == [
        ("iku-35.08.20-2025-tw4@iku-desktop", date(2025, 12, 31)),
        ("iku-35.08.20-apbdes-2026@iku-desktop", date(2025, 12, 31)),
        ("iku-35.08.20-apbdes-2026-35.08.20.2002@iku-desktop", date(2026, 1, 15)),
    ]
    assert events[1].title == "Tenggat APBDesa 2026 (1 desa belum)"
    assert events[1].alarms == (30, 14, 7, 1)
    assert "Permendagri 20/2018" in events[1].about
    assert "Belum: Jenggrong" in events[1].about


def test_that_the_same_date_keeps_its_name_when_villages_come_in() -> None:
    both = agenda_events(an_agenda(coming(), coming(MENINJO)))
    one = agenda_events(an_agenda(coming(MENINJO)))
    assert [each.uid for each in both] == [each.uid for each in one]


def test_that_a_running_evaluation_is_an_event_and_a_lapsed_one_is_not() -> None:
    running = OpenEvaluation(JENGGRONG, APB_2026, CLOCK)
    lapsed = OpenEvaluation(MENINJO, APB_2026, replace(CLOCK, state=EvaluationState.LAPSED, left=0))
    (event,) = agenda_events(an_agenda(evaluations=(running, lapsed)))
    assert event.uid == "iku-35.08.20-apbdes-2026-35.08.20.2001-evaluasi@iku-desktop"
    assert event.day == date(2025, 12, 12)
    assert "berlaku dengan sendirinya" in event.about


def test_that_an_evaluation_says_working_days_and_what_silence_means() -> None:
    assert evaluation_text(CLOCK) == "Evaluasi: sisa 9 hari kerja (sampai 12/12/2025)"
    assert evaluation_text(replace(CLOCK, left=0)) == "Evaluasi: hari terakhir (12/12/2025)"
    lapsed = replace(CLOCK, state=EvaluationState.LAPSED)
    assert evaluation_text(lapsed) == (
        "Evaluasi lewat 12/12/2025: rancangan berlaku dengan sendirinya (Permendagri 20/2018 Pasal 35)"
    )
    plain = evaluation_text(replace(lapsed, legal_basis=""))
    assert plain == "Evaluasi lewat 12/12/2025: rancangan dianggap sah"
    done = replace(CLOCK, state=EvaluationState.DONE, evaluated_on=date(2025, 12, 3))
    assert evaluation_text(done) == "Evaluasi selesai 03/12/2025, dalam tenggat 12/12/2025"
    late = replace(done, state=EvaluationState.DONE_LATE)
    assert "lewat tenggat" in evaluation_text(late)
    assert "sudah ditetapkan" in evaluation_text(replace(CLOCK, state=EvaluationState.SET))


def test_that_an_evaluation_stands_in_the_agenda_by_its_own_name() -> None:
    line = AgendaLine(
        AgendaKind.EVALUATION, date(2025, 12, 12), 11, APB_2026, ("Jenggrong",), working_days_left=9
    )
    assert agenda_title(line) == "Evaluasi APBDesa 2026"
    assert agenda_about(line) == "Jenggrong, sisa 9 hari kerja"
    assert agenda_who(line) == "Jenggrong"
