"""The practice office: made-up, plausible, the same every time, and never ahead of today."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path

import pytest

from iku_desktop.domain.activities import Activity
from iku_desktop.domain.documents import DocumentStatus
from iku_desktop.domain.periods import Moment, Quarter
from iku_desktop.domain.plan import NarrativeKind
from iku_desktop.domain.problems import Refused, Unavailable
from iku_desktop.paths import OfficePaths
from iku_desktop.presentation.numbers import show_decimal
from iku_desktop.services.context import Context
from iku_desktop.services.office_services import OfficeServices
from iku_desktop.services.practice import create_practice_office
from iku_desktop.storage import practice_material as material_module
from iku_desktop.storage.practice_material import PracticeMaterial, practice_material
from iku_desktop.storage.reader import Reader

AFTER_ALL = date(2027, 2, 1)


@dataclass(frozen=True)
class Day:
    day: date

    def today(self) -> date:
        return self.day

    def now(self) -> datetime:
        return datetime.combine(self.day, time(10, 24))


@contextmanager
def practice(folder: Path, today: date = AFTER_ALL) -> Iterator[OfficeServices]:
    paths = OfficePaths(folder / today.isoformat())
    store = create_practice_office(paths, Day(today), "Latihan")
    try:
        yield OfficeServices.of(Context(store, Day(today), "Latihan"))
    finally:
        store.close()


def activities(services: OfficeServices) -> list[Activity]:
    with services.context.store.read() as reader:
        return list(reader.activities(date(2024, 1, 1), date(2026, 12, 31)))


def told(services: OfficeServices) -> list[object]:
    """Everything made up, without ids, which differ from run to run."""
    with services.context.store.read() as reader:
        villages = {village.id: village.code for village in reader.villages()}
        sections = {section.id: section.code for section in reader.sections()}
        documents = [
            replace(each, id="", village_id=villages[each.village_id])
            for each in reader.documents().values()
        ]
        done = [
            replace(each, id="", section_id=sections[each.section_id])
            for each in activities(services)
        ]
        return [
            sorted(map(repr, documents)),
            sorted(map(repr, done)),
            [(each.name, each.head, each.phone) for each in reader.villages()],
            sorted(each.text for each in reader.narratives(2025, 3)),
        ]


def test_that_it_is_ranuyoso_and_marked_as_practice(tmp_path: Path) -> None:
    with practice(tmp_path) as services, services.context.store.read() as reader:
        assert reader.office().practice
        assert reader.office().code == "35.08.20"
        assert len(reader.villages()) == 11
        assert all(village.head and village.phone for village in reader.villages())
        assert len(reader.officials()) == 1
        assert services.context.store.check() == ()


def test_that_it_holds_33_documents_for_each_of_three_years(tmp_path: Path) -> None:
    with practice(tmp_path) as services, services.context.store.read() as reader:
        documents = reader.documents()
        assert len(documents) == 99
        kinds = Counter(key[1:] for key in documents)
        assert set(kinds.values()) == {11}
        assert len(kinds) == 9
        numbers = [(key[0], each.number) for key, each in documents.items() if each.dated]
        assert all(number for _, number in numbers)


def test_that_every_year_has_late_and_missing_documents_with_causes(tmp_path: Path) -> None:
    with practice(tmp_path) as services:
        for year in (2024, 2025, 2026):
            matrix = services.documents.matrix(Moment.at(Quarter(year, 4), AFTER_ALL))
            states = Counter(
                cell.state.status for row in matrix.rows for cell in row.cells if cell.state
            )
            assert sum(states.values()) == 33
            assert states[DocumentStatus.MISSING] >= 1
            assert 20 <= states[DocumentStatus.ON_TIME] <= 31
            assert matrix.causes


def test_that_exceptions_were_granted_with_a_reason_and_keep_a_document_on_time(
    tmp_path: Path,
) -> None:
    with practice(tmp_path) as services, services.context.store.read() as reader:
        exceptions = reader.exceptions()
        documents = reader.documents()
        assert len(exceptions) == 2
        for key, exception in exceptions.items():
            dated = documents[key].dated
            assert exception.reason
            assert exception.letter_number
            assert dated is not None
            assert exception.decided_on < dated <= exception.new_due


def test_that_2025_is_the_worked_example(tmp_path: Path) -> None:
    with practice(tmp_path) as services:
        shown = []
        for quarter in (1, 2, 3, 4):
            moment = Moment.at(Quarter(2025, quarter), AFTER_ALL)
            found = services.indicators.assessments(moment)[1].measurement
            shown.append((show_decimal(found.actual), show_decimal(found.attainable)))
    assert shown == [
        ("27,27", "93,94"),
        ("27,27", "93,94"),
        ("57,58", "90,91"),
        ("90,91", "90,91"),
    ]


def test_that_each_year_has_about_180_activities_over_all_sections(tmp_path: Path) -> None:
    with practice(tmp_path) as services:
        done = activities(services)
    years = Counter(each.day.year for each in done)
    assert set(years) == {2024, 2025, 2026}
    assert all(170 <= count <= 190 for count in years.values())
    assert len({each.section_id for each in done}) == 7
    assert all(each.day.weekday() < 5 for each in done)
    assert len({(each.day, each.description, each.section_id) for each in done}) == len(done)


def test_that_some_activities_lack_evidence_or_follow_up_and_some_take_days(
    tmp_path: Path,
) -> None:
    with practice(tmp_path) as services:
        done = activities(services)
    bare = [each for each in done if not each.counts]
    open_ones = [each for each in done if each.counts and not each.output]
    assert 0.03 < len(bare) / len(done) < 0.12
    assert 0.05 < len(open_ones) / len(done) < 0.25
    assert all(each.follow_up_date is None and not each.output for each in bare)
    assert any(each.first_day for each in done)
    assert len({evidence.kind for each in done for evidence in each.evidence}) == 5


def test_that_no_number_of_evidence_is_given_twice(tmp_path: Path) -> None:
    with practice(tmp_path) as services:
        numbers = [evidence.number for each in activities(services) for evidence in each.evidence]
    assert all(numbers)
    assert len(set(numbers)) == len(numbers)


def test_that_years_have_targets_and_past_ones_their_index(tmp_path: Path) -> None:
    with practice(tmp_path, date(2026, 11, 25)) as services:
        assessed = {
            year: services.indicators.assessments(Moment.at(Quarter(year, 4), date(2026, 11, 25)))
            for year in (2024, 2025, 2026)
        }
    assert all(each.target is not None for found in assessed.values() for each in found)
    values = {year: found[2].measurement.actual for year, found in assessed.items()}
    assert values[2024] is not None
    assert values[2025] is not None
    assert values[2026] is None


def test_that_a_target_was_revised_with_its_letter(tmp_path: Path) -> None:
    with practice(tmp_path) as services, services.context.store.read() as reader:
        revised = [target for target in reader.targets(2026) if target.revision]
    assert [(target.value, target.letter_number) for target in revised] == [(92, "050/211/2026")]


def test_that_past_quarters_have_their_narratives_and_the_running_one_has_none(
    tmp_path: Path,
) -> None:
    with (
        practice(tmp_path, date(2026, 11, 25)) as services,
        services.context.store.read() as reader,
    ):
        for quarter in (1, 2, 3):
            assert len(reader.narratives(2026, quarter)) == 2 * len(NarrativeKind)
        assert reader.narratives(2026, 4) == ()
        texts = [each.text for each in reader.narratives(2025, 1)]
    assert any("LPPDesa 2024" in text for text in texts)
    assert not any("{" in text for text in texts)


def test_that_it_is_the_same_every_time(tmp_path: Path) -> None:
    with practice(tmp_path / "one") as one, practice(tmp_path / "two") as other:
        assert told(one) == told(other)


def latest(reader: Reader, services: OfficeServices) -> list[date]:
    days: list[date | None] = []
    for each in activities(services):
        days += [each.day, each.first_day, each.follow_up_date]
    days += [document.dated for document in reader.documents().values()]
    days += [exception.decided_on for exception in reader.exceptions().values()]
    for year in (2024, 2025, 2026):
        days += [target.decided_on for target in reader.targets(year)]
        days += [value.dated for value in reader.manual_values(year).values()]
    return [day for day in days if day is not None]


@pytest.mark.parametrize(
    "today",
    [date(2009, 1, 1), date(2024, 2, 29), date(2025, 3, 31), date(2026, 11, 25)],
)
def test_that_nothing_is_dated_after_today(tmp_path: Path, today: date) -> None:
    with practice(tmp_path, today) as services, services.context.store.read() as reader:
        assert all(day <= today for day in latest(reader, services))


def test_that_what_lies_ahead_does_not_change_what_is_past(tmp_path: Path) -> None:
    today = date(2025, 6, 30)
    with practice(tmp_path, today) as early, practice(tmp_path) as late:
        before = [(each.day, each.description, each.evidence) for each in activities(early)]
        after = [
            (each.day, each.description, each.evidence)
            for each in activities(late)
            if each.day <= today
        ]
    assert sorted(map(repr, before)) == sorted(map(repr, after))


def test_that_a_deadline_that_has_not_passed_has_no_cause_yet(tmp_path: Path) -> None:
    with practice(tmp_path, date(2025, 9, 30)) as services, services.context.store.read() as reader:
        running = [each for key, each in reader.documents().items() if key[1:] == ("RKPDES", 2026)]
    assert len(running) == 10
    assert not any(each.cause for each in running)


def test_that_where_filling_fails_no_office_is_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = practice_material()
    manual = [{**whole.office["manual"][0], "value": "tiga"}]
    spoiled = PracticeMaterial(
        {**whole.office, "manual": manual}, whole.documents, whole.activities
    )
    monkeypatch.setattr(material_module, "practice_material", lambda: spoiled)
    paths = OfficePaths(tmp_path / "kantor")
    with pytest.raises(Refused):
        create_practice_office(paths, Day(AFTER_ALL), "Latihan")
    assert not paths.database.exists()
    monkeypatch.undo()
    create_practice_office(paths, Day(AFTER_ALL), "Latihan").close()
    assert paths.database.exists()


def test_that_an_office_in_the_folder_is_left_alone(tmp_path: Path) -> None:
    paths = OfficePaths(tmp_path)
    create_practice_office(paths, Day(AFTER_ALL), "Latihan").close()
    before = paths.database.read_bytes()
    with pytest.raises(Unavailable) as fault:
        create_practice_office(paths, Day(AFTER_ALL), "Latihan")
    assert fault.value.code == "office_exists"
    assert paths.database.read_bytes() == before
