"""What Beranda says of a figure: terms, target, what is still needed, and the what-if."""

from datetime import date
from fractions import Fraction

import pytest

from iku_desktop.domain.assessment import Assessment, assess, course_of_year
from iku_desktop.domain.facts import ActivityFact
from iku_desktop.domain.periods import Moment, Quarter
from iku_desktop.domain.plan import Target
from iku_desktop.domain.read_models import HomeView, QuarterState
from iku_desktop.presentation.home_words import (
    counted_words,
    figure_words,
    first_more,
    most_more,
    need_text,
    state_words,
    terms_text,
    title_text,
    value_of_year,
    what_if_text,
)
from tests.builders import (
    CATEGORIES,
    a_document,
    a_moment,
    a_target,
    an_indicator,
    eleven_villages,
    year_facts,
)

LIVE = a_moment(today=date(2025, 12, 1))


def documents(on_time: int) -> list[object]:
    kinds = (("LPPDES", 2024, date(2025, 3, 1)), ("RKPDES", 2026, date(2025, 9, 1)))
    every = [
        a_document(village.id, kind, year, dated=day)
        for kind, year, day in kinds
        for village in eleven_villages()
    ]
    return every[:on_time]  # type: ignore[return-value]


def on_time(count: int, *targets: Target, moment: Moment = LIVE) -> Assessment:
    facts = year_facts(documents=documents(count), targets=targets)  # type: ignore[arg-type]
    return assess(facts, an_indicator(), moment, CATEGORIES)


def followed_up(done: int, counted: int, *targets: Target) -> Assessment:
    day = date(2025, 10, 3)
    facts = [ActivityFact(day, True, day if at < done else None) for at in range(counted)]
    indicator = an_indicator("follow_up", code="IKU-1")
    return assess(year_facts(activities=facts, targets=targets), indicator, LIVE, CATEGORIES)


def a_view(*assessments: Assessment, before: tuple[Assessment, ...] = ()) -> HomeView:
    facts = year_facts(targets=(a_target(90, 4),))
    return HomeView(
        moment=LIVE,
        state=QuarterState.RUNNING,
        counted=tuple(facts.counted),
        strategic=assessments,
        objectives=(),
        others=(),
        previous={each.indicator.code: each for each in before},
        previous_year={},
        courses={
            each.indicator.code: course_of_year(facts, each.indicator, LIVE, CATEGORIES)
            for each in assessments
        },
        agenda=(),
        concerns=(),
    )


def test_that_the_terms_are_said_with_what_they_count() -> None:
    assert terms_text(on_time(19)) == "19 dari 33 dokumen"
    assert terms_text(followed_up(51, 60)) == "51 dari 60 kegiatan"


def test_that_a_figure_without_activities_has_no_terms_and_says_why() -> None:
    words = figure_words(a_view(followed_up(0, 0)), followed_up(0, 0))
    assert words.terms == ""
    assert words.missing == "Belum ada kegiatan."
    assert words.actual.value == "–"
    assert words.attainable is None


def test_that_the_target_still_needs_documents_that_are_left() -> None:
    assert need_text(on_time(19, a_target(60))) == (
        "Target 60,00 % perlu 20 dokumen, kurang 1, tersisa 11"
    )


def test_that_a_target_out_of_reach_is_said_to_be_lost() -> None:
    said = need_text(on_time(9, a_target(90), moment=a_moment(today=date(2026, 2, 1))))
    assert said == "Target 90,00 % tidak tercapai lagi: kurang 21, tersisa 0"


def test_that_new_activities_can_still_reach_a_target() -> None:
    assert need_text(followed_up(51, 60, a_target(90))) == (
        "Target 90,00 % perlu 54 kegiatan, kurang 3"
    )


def test_that_a_reached_target_needs_nothing() -> None:
    assert need_text(followed_up(54, 60, a_target(90))) == "Target 90,00 % sudah tercapai"


def test_that_without_a_target_or_a_figure_it_says_what_to_fill() -> None:
    assert "Target belum diisi" in need_text(on_time(3))
    assert "Isi data" in need_text(followed_up(0, 0, a_target(90)))


@pytest.mark.parametrize(
    ("count", "said"),
    [(2, ("88,33 %", "")), (3, ("90,00 %", "= target")), (4, ("91,67 %", "di atas target"))],
)
def test_that_the_what_if_is_held_against_the_target(count: int, said: tuple[str, str]) -> None:
    assert what_if_text(followed_up(51, 60, a_target(90)), count) == said


def test_that_the_what_if_asks_for_no_more_than_is_left() -> None:
    assert most_more(followed_up(51, 60)) == 9
    assert first_more(followed_up(51, 60)) == 3
    assert first_more(followed_up(59, 60)) == 1
    assert first_more(followed_up(0, 0)) == 0


def test_that_the_quarters_own_target_is_named_before_the_years() -> None:
    quarterly = on_time(19, a_target(90, 4))
    assert figure_words(a_view(quarterly), quarterly).target.label == "Target TW IV"
    facts = year_facts(documents=documents(19), targets=(a_target(90),))  # type: ignore[arg-type]
    yearly = assess(facts, an_indicator(), LIVE, CATEGORIES)
    view = a_view(yearly)
    course = course_of_year(facts, yearly.indicator, LIVE, CATEGORIES)
    view = HomeView(**{**_fields(view), "courses": {"IKU-2": course}})  # type: ignore[arg-type]
    assert figure_words(view, yearly).target.label == "Target 2025"


def _fields(view: HomeView) -> dict[str, object]:
    return {name: getattr(view, name) for name in HomeView.__slots__}


def test_that_the_change_since_the_last_quarter_is_said_in_points() -> None:
    before = on_time(9, moment=Moment.at(Quarter(2025, 3), LIVE.today))
    now = on_time(19)
    changed = figure_words(a_view(now, before=(before,)), now).since
    assert changed is not None
    assert changed.label == "Sejak TW III"
    assert changed.value == "+30,30 poin"
    same = figure_words(a_view(before, before=(before,)), before).since
    assert same is not None
    assert same.value == "tetap"
    assert figure_words(a_view(now), now).since is None


def test_that_the_side_figure_shows_its_own_terms() -> None:
    now = on_time(19)
    (side,) = figure_words(a_view(now), now).sides
    assert (side.label, side.value) == ("Jatuh tempo, 19/22", "86,36 %")


def test_that_a_screen_reader_hears_the_whole_gauge() -> None:
    now = on_time(19, a_target(90, 4))
    said = figure_words(a_view(now), now).spoken
    for part in ("IKU 2", "Realisasi 57,58 %", "Target TW IV 90,00 %", "19 dari 33 dokumen"):
        assert part in said


def test_that_the_head_names_period_state_and_documents_by_their_due_dates() -> None:
    view = a_view(on_time(3))
    assert title_text(view) == "Kinerja 2025 sampai dengan Triwulan IV"
    assert state_words(view) == "per 1 Desember 2025, triwulan masih berjalan"
    assert counted_words(view.counted) == (
        "Dokumen yang dihitung: LPPDesa 2024, RKPDesa 2026, APBDesa 2026"
    )
    assert counted_words(()) == "Belum ada dokumen yang dihitung"


def test_that_a_year_without_a_value_is_not_a_nought() -> None:
    assert value_of_year(None) == "belum diisi"
    assert value_of_year(followed_up(0, 0)) == "belum diisi"
    assert value_of_year(followed_up(1, 2)) == "50,00 %"
    assert Fraction(50) == followed_up(1, 2).measurement.actual
