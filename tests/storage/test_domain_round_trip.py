"""Whatever is put comes back equal, of every stored class and with the worst texts."""

import dataclasses
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iku_desktop.domain.accounts import Account, Role
from iku_desktop.domain.achievement import Category, Direction
from iku_desktop.domain.activities import Activity, Evidence, EvidenceKind
from iku_desktop.domain.closing import ClockConfirmation, Closing
from iku_desktop.domain.documents import (
    CountingDate,
    DeadlineException,
    DeadlineRule,
    DocumentType,
    VillageDocument,
)
from iku_desktop.domain.holidays import Holiday
from iku_desktop.domain.office import Acting, Office, Official, OnBehalf, Section
from iku_desktop.domain.plan import (
    Formula,
    Goal,
    GoalKind,
    IkuPlan,
    Indicator,
    ManualValue,
    Narrative,
    NarrativeKind,
    Target,
)
from iku_desktop.domain.villages import Village
from iku_desktop.paths import OfficePaths
from iku_desktop.storage.registry import REGISTRY
from iku_desktop.storage.store import Store
from iku_desktop.storage.unit_of_work import UnitOfWork
from tests.storage.office_content import AT, CODE, WHO
from tests.storage.test_packages_round_trip import REMEMBERED
from tests.storage.test_papers_round_trip import PAPERS

HOSTILE = (
    *("", " ", "<b>&\"'", "'; DROP TABLE village; --", "=1+1", "NULL", "a\x00b", "\u202emurud"),
    *("{name} %s %(x)s :office ?", "\ufeff", "é", "e\u0301", "😀" * 50, "x" * 10_000, "1/2", "\\"),
)
TEXT = st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=["Cs"])))
DAY = st.dates()
DAY_OR_NONE = st.none() | DAY
TIME = st.datetimes() | st.datetimes(timezones=st.just(UTC))
NUMBER = st.integers(-(2**63), 2**63 - 1)
YEAR = st.integers(1, 9999)
FRACTION = st.fractions()
TEXTS = st.lists(TEXT, max_size=4).map(tuple)
QUARTER = st.integers(1, 4)

EVIDENCE = st.lists(st.builds(Evidence, st.sampled_from(EvidenceKind), TEXT), max_size=5).map(tuple)
FORMULA = st.builds(Formula, TEXT, TEXT, TEXT, TEXT)
CATEGORY = st.builds(Category, TEXT, st.none() | FRACTION, NUMBER)
VILLAGE_CODE = st.from_regex(r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[123][0-9]{3}", fullmatch=True)


class Undone(Exception):
    """Rolls an example back, so that each starts from the same office."""


@pytest.fixture(scope="module")
def office(made_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("round-trip") / "IKU"
    shutil.copytree(made_office, folder)
    store = Store.open(OfficePaths(folder))
    yield store
    store.close()


@contextmanager
def undone(store: Store) -> Iterator[UnitOfWork]:
    try:
        with store.write(WHO, AT) as unit:
            yield unit
            raise Undone
    except Undone:
        pass


def ids(unit: UnitOfWork) -> dict[str, str]:
    """What an object may refer to."""
    plan = unit.plans()[0]
    return {
        "village": next(each.id for each in unit.villages() if each.name == "Ranuyoso"),
        "section": unit.sections()[0].id,
        "plan": plan.id,
        "goal": plan.goals[0].id,
        "indicator": plan.indicators[0].id,
    }


def stored(unit: UnitOfWork, kind: type, key: str) -> Any:
    """The object as the Reader's own method gives it."""
    plan = unit.plans()[0]
    every: dict[type, Any] = {
        Office: lambda: [unit.office()],
        Village: unit.villages,
        Section: unit.sections,
        Official: unit.officials,
        DocumentType: unit.document_types,
        DeadlineRule: unit.rules,
        VillageDocument: lambda: unit.documents().values(),
        DeadlineException: lambda: unit.exceptions().values(),
        Goal: lambda: plan.goals,
        Indicator: lambda: plan.indicators,
        IkuPlan: unit.plans,
        Target: unit.targets,
        Activity: lambda: unit.activities(date.min, date.max),
    }
    attribute = "code" if kind in (Office, DocumentType) else "id"
    return next(each for each in every[kind]() if getattr(each, attribute) == key)


SIMPLE = {
    Office: st.builds(
        Office, st.just(CODE), *(TEXT for _ in range(10)), functions=TEXTS, practice=st.booleans()
    ),
    Village: st.builds(
        *(Village, st.just(""), VILLAGE_CODE.filter(lambda code: code < "30"), TEXT, TEXT, TEXT),
        *(DAY_OR_NONE, DAY_OR_NONE),
    ),
    Section: st.builds(Section, st.just(""), TEXT.map("x{}".format), TEXT, TEXT, NUMBER, TEXTS),
    Official: st.builds(
        *(Official, st.just(""), TEXT, TEXT, TEXT, TEXT),
        *(st.sampled_from(Acting), st.sampled_from(OnBehalf), TEXT, DAY_OR_NONE, DAY_OR_NONE),
    ),
    DocumentType: st.builds(
        *(DocumentType, TEXT.map("x{}".format), TEXT, TEXT, TEXTS, st.none() | TEXT, NUMBER)
    ),
    DeadlineRule: st.builds(
        *(DeadlineRule, st.just("APBDES"), st.integers(1, 12), st.integers(1, 31)),
        *(st.integers(-9, 9), st.sampled_from(CountingDate), TEXT, DAY_OR_NONE, DAY_OR_NONE),
    ),
}


@pytest.mark.parametrize("kind", SIMPLE, ids=lambda kind: kind.__name__)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_that_what_is_put_is_what_is_read(office: Store, kind: type, data: st.DataObject) -> None:
    given_object = data.draw(SIMPLE[kind])
    with undone(office) as unit:
        key = unit.put(given_object)
        read = stored(unit, kind, key)
        expected = {"id": key} if hasattr(given_object, "id") else {}
        assert read == dataclasses.replace(given_object, **expected)
        assert unit.put(read) == key
        assert stored(unit, kind, key) == read


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_that_an_activity_keeps_its_evidence_in_order(office: Store, data: st.DataObject) -> None:
    with undone(office) as unit:
        strategy = st.builds(
            *(Activity, st.just(""), DAY, TEXT, st.just(ids(unit)["section"]), DAY_OR_NONE, TEXT),
            *(EVIDENCE, TEXT, DAY_OR_NONE, TEXT),
        )
        first, second = data.draw(strategy), data.draw(strategy)
        key = unit.put(first)
        assert unit.activity(key) == dataclasses.replace(first, id=key)
        assert unit.put(dataclasses.replace(second, id=key)) == key
        assert unit.activity(key) == dataclasses.replace(second, id=key)
        found = unit.find_activity(second.day, second.description, second.section_id)
        assert found == unit.activity(key)


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_that_documents_and_exceptions_come_back_by_their_keys(
    office: Store, data: st.DataObject
) -> None:
    with undone(office) as unit:
        village = ids(unit)["village"]
        key = (village, "LPPDES", data.draw(YEAR))
        document = data.draw(
            st.builds(VillageDocument, *map(st.just, key), DAY_OR_NONE, TEXT, TEXT, TEXT, TEXT)
        )
        exception = data.draw(
            st.builds(DeadlineException, *map(st.just, key), DAY, DAY, TEXT, TEXT)
        )
        document_id, exception_id = unit.put_all([document, exception])
        assert unit.documents([key[2]]) == {key: dataclasses.replace(document, id=document_id)}
        assert unit.exceptions([key[2]]) == {key: dataclasses.replace(exception, id=exception_id)}
        assert unit.documents([]) == {}


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_that_a_plan_comes_back_whole(office: Store, data: st.DataObject) -> None:
    years = sorted([data.draw(YEAR), data.draw(YEAR)])
    codes = st.sampled_from(["RKPDES", "APBDES", "LPPDES"])
    plan = data.draw(
        st.builds(
            *(IkuPlan, st.just(""), st.just(years[0]), st.just(years[1]), TEXT, TEXTS),
            *(st.just(()), st.just(()), st.dictionaries(codes, NUMBER), TEXT, DAY_OR_NONE),
            *(TEXT, TEXT, TEXT, TEXT, st.booleans()),
        )
    )
    goal = data.draw(st.builds(Goal, st.just(""), st.sampled_from(GoalKind), TEXT, NUMBER))
    indicator = data.draw(
        st.builds(
            *(Indicator, st.just(""), TEXT, TEXT, TEXT, st.just(""), TEXT, TEXT),
            *(st.sampled_from(Direction), FORMULA, TEXT, TEXT, TEXT, NUMBER),
        )
    )
    with undone(office) as unit:
        plan_id = unit.put(plan)
        goal = dataclasses.replace(goal, id=unit.put(goal, plan_id=plan_id))
        indicator = dataclasses.replace(indicator, goal_id=goal.id)
        indicator = dataclasses.replace(indicator, id=unit.put(indicator, plan_id=plan_id))
        expected = dataclasses.replace(plan, id=plan_id, goals=(goal,), indicators=(indicator,))
        assert stored(unit, IkuPlan, plan_id) == expected
        assert list(stored(unit, IkuPlan, plan_id).offsets) == list(plan.offsets)


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_that_figures_of_a_year_come_back_exactly(office: Store, data: st.DataObject) -> None:
    year, quarter = data.draw(YEAR.filter(lambda year: year != 2025)), data.draw(QUARTER)
    maybe = st.none() | FRACTION
    with undone(office) as unit:
        of = st.just(ids(unit)["indicator"])
        target = data.draw(
            st.builds(
                *(Target, of, st.just(year), st.integers(0, 4), FRACTION, NUMBER, DAY_OR_NONE),
                *(TEXT, TEXT),
            )
        )
        manual = data.draw(
            st.builds(ManualValue, of, st.just(year), maybe, maybe, maybe, TEXT, DAY_OR_NONE)
        )
        narrative = data.draw(
            st.builds(
                *(Narrative, of, st.just(year), st.just(quarter)),
                *(st.sampled_from(NarrativeKind), TEXT),
            )
        )
        given_ids = unit.put_all([narrative, target, manual])
        narrative, target, manual = (
            dataclasses.replace(each, id=given_id)
            for each, given_id in zip((narrative, target, manual), given_ids, strict=True)
        )
        assert unit.targets(year) == (target,)
        assert unit.manual_values(year) == {manual.indicator_id: manual}
        assert unit.narratives(year, quarter) == (narrative,)
        assert unit.narratives(year, quarter % 4 + 1) == ()


@settings(max_examples=40, deadline=None)
@given(
    categories=st.lists(CATEGORY, max_size=6),
    causes=st.dictionaries(TEXT, TEXT, max_size=5),
    presets=st.dictionaries(
        TEXT, st.dictionaries(st.sampled_from(["RKPDES", "LPPDES"]), NUMBER, min_size=1), max_size=4
    ),
    logo=st.none() | st.binary(min_size=1),
)
def test_that_tables_of_settings_come_back_in_their_order(
    office: Store,
    categories: list[Category],
    causes: dict[str, str],
    presets: dict[str, dict[str, int]],
    logo: bytes | None,
) -> None:
    with undone(office) as unit:
        unit.put_categories(categories)
        unit.put_causes(causes)
        unit.put_presets(presets)
        unit.put_logo(logo)
        assert unit.categories() == tuple(categories)
        assert list(unit.causes().items()) == list(causes.items())
        assert list(unit.presets()) == list(presets)
        assert unit.presets() == presets
        assert unit.logo() == logo


@settings(max_examples=30, deadline=None)
@given(closed_at=TIME, reopened_at=st.none() | TIME, revision=NUMBER, text=TEXT, quarter=QUARTER)
def test_that_a_closing_comes_back_unless_it_was_reopened(
    office: Store,
    closed_at: datetime,
    reopened_at: datetime | None,
    revision: int,
    text: str,
    quarter: int,
) -> None:
    closing = Closing(2025, quarter, revision, text, "0" * 64, closed_at, text, reopened_at)
    with undone(office) as unit:
        closing = dataclasses.replace(closing, id=unit.put(closing))
        expected = {quarter: closing} if reopened_at is None else {}
        assert unit.closings(2025) == expected
        assert unit.closings(2024) == {}


@settings(max_examples=30, deadline=None)
@given(
    name=TEXT,
    role=st.sampled_from(Role),
    secret=TEXT,
    flags=st.tuples(st.booleans(), st.booleans()),
    tries=st.integers(0, 2**63 - 1),
    tried_at=st.none() | TIME,
)
def test_that_an_account_comes_back(
    office: Store,
    name: str,
    role: Role,
    secret: str,
    flags: tuple[bool, bool],
    tries: int,
    tried_at: datetime | None,
) -> None:
    with undone(office) as unit:
        section = unit.sections()[0].id if flags[0] else None
        account = Account(name, role, section, flags[0], secret, flags[1], tries, tried_at)
        account = dataclasses.replace(account, id=unit.put(account))
        assert unit.accounts() == (account,)


def test_that_every_stored_class_has_a_round_trip_here() -> None:
    elsewhere = {Activity, VillageDocument, DeadlineException, IkuPlan, Goal, Indicator}
    figures = {Target, ManualValue, Narrative, Closing}
    assert set(REGISTRY) == set(SIMPLE) | elsewhere | figures | {
        *PAPERS,
        *REMEMBERED,
        Account,
        ClockConfirmation,
        Holiday,
    }


def test_that_a_target_of_a_third_stays_a_third(office: Store) -> None:
    with office.read() as reader:
        quarterly = [each.value for each in reader.targets(2025) if each.quarter == 1]
    assert quarterly == [Fraction(250, 3)]
