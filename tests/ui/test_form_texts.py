"""The words of forms, settings, indicators and reports: every key asked for is there, none left over."""

import re
from pathlib import Path

import pytest

from iku_desktop.domain.achievement import Direction
from iku_desktop.domain.office import Acting, OnBehalf
from iku_desktop.domain.plan import GoalKind, NarrativeKind
from iku_desktop.presentation.texts import area, t
from iku_desktop.ui.dialogs.settings import SETTINGS_PAGES
from iku_desktop.ui.dialogs.settings_pages.plan_forms import CALCULATORS
from iku_desktop.ui.widgets.fact_model import ACTIVITY_COLUMNS, DOCUMENT_COLUMNS
from tests.services.desk import Desk

SOURCE = Path(__file__).resolve().parents[2] / "iku_desktop"
AREAS = ("forms", "settings", "indicators", "laporan")
CODE = "\n".join(
    path.read_text("utf-8") for path in SOURCE.rglob("*.py") if "texts" not in path.parts
)


@pytest.mark.parametrize("name", AREAS)
def test_that_every_key_asked_for_has_words(name: str) -> None:
    asked = set(re.findall(rf'"({name}\.[a-z0-9_.]+)"', CODE))
    assert asked - set(area(name)) == set()


@pytest.mark.parametrize("name", AREAS)
def test_that_no_words_are_left_over(name: str) -> None:
    built = re.findall(rf'f"({name}\.[a-z0-9_.]*)\{{', CODE)
    idle = [
        key
        for key in area(name)
        if f'"{key}"' not in CODE and not any(key.startswith(start) for start in built)
    ]
    assert idle == []


@pytest.mark.parametrize("name", AREAS)
def test_that_words_are_trimmed_and_say_something(name: str) -> None:
    for key, words in area(name).items():
        assert words == words.strip(), key
        assert words or key.startswith("indicators.terms_after"), key


def test_that_every_page_of_the_settings_has_a_name_and_says_what_it_is_for() -> None:
    for page in SETTINGS_PAGES:
        assert t(f"settings.page.{page.key}")
        assert t(f"settings.about.{page.key}").endswith(".")


def test_that_every_choice_has_words() -> None:
    for acting in Acting:
        assert t(f"settings.officials.acting.{acting.value}")
    for behalf in OnBehalf:
        assert t(f"settings.officials.on_behalf.{behalf.value}")
    for direction in Direction:
        assert t(f"settings.plan.direction.{direction.value}")
    for calculator in CALCULATORS:
        assert t(f"settings.plan.calculator.{calculator}")
    for kind in GoalKind:
        assert t(f"settings.plan.goal_kind.{kind.value}", position=1)
    for narrative in NarrativeKind:
        assert t(f"indicators.narrative_hint.{narrative.value}")
    for column in (*DOCUMENT_COLUMNS, *ACTIVITY_COLUMNS):
        assert t(f"indicators.column.{column.key}")


def test_that_every_paper_of_every_report_has_words(desk: Desk) -> None:
    for kind in desk.services.reports.kinds():
        for paper in kind.papers:
            assert "mm" in t(f"laporan.size.{paper.partition('_')[0]}")


def test_that_every_way_of_counting_is_explained(desk: Desk) -> None:
    for preset in (*desk.services.plan.presets(), "custom"):
        assert t(f"common.preset.{preset}")
        assert t(f"settings.counting.about.{preset}").endswith(".")
