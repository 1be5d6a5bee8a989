"""Snapshots that were closed by an earlier program can still be read and printed by this one."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from iku_desktop.domain.binder_models import EvidenceBinder
from iku_desktop.domain.read_models import QuarterState
from iku_desktop.domain.report_models import AnnualReport
from iku_desktop.reports.registry import REPORTS
from iku_desktop.services.frozen_json import canonical, thaw
from iku_desktop.services.frozen_quarters import FrozenFigures
from iku_desktop.services.report_sources import SOURCES
from tests.reports.reading import text_of
from tests.services.desk import Desk
from tests.services.make_saved_snapshot import SNAPSHOTS, close_a_year

SAVED = sorted(SNAPSHOTS.glob("*.json.gz"))


def opened(path: Path) -> tuple[str, dict[str, Any]]:
    text = gzip.decompress(path.read_bytes()).decode()
    return text, json.loads(text)


def test_that_there_are_saved_snapshots_of_a_whole_year() -> None:
    assert [path.name[:6] for path in SAVED][:4] == ["0001-1", "0001-2", "0001-3", "0001-4"]


@pytest.mark.parametrize("path", SAVED, ids=lambda path: path.name[:6])
def test_that_a_saved_snapshot_is_still_canonical_and_read_whole(path: Path) -> None:
    text, plain = opened(path)
    assert canonical(plain) == text
    figures = thaw(plain["values"], FrozenFigures)
    assert [each.indicator.code for each in figures.assessments][:2] == ["IKU-1", "IKU-2"]
    assert figures.official is not None
    assert figures.official.name == "IWAN"


@pytest.mark.parametrize("path", SAVED, ids=lambda path: path.name[:6])
def test_that_every_report_of_a_saved_snapshot_still_prints(path: Path) -> None:
    _, plain = opened(path)
    for kind, frozen in plain["reports"].items():
        shape = SOURCES[kind].frozen_as
        assert shape is not None
        text = text_of(REPORTS[kind].render(thaw(frozen, shape)))
        assert "Plt. CAMAT RANUYOSO" in text
        assert "IWAN" in text


def test_that_the_figures_of_a_saved_year_say_what_they_said() -> None:
    _, plain = opened(SAVED[3])
    annual = thaw(plain["reports"]["annual"], AnnualReport)
    figures = [row.figures.assessment.measurement for row in annual.rows]
    counts = [(each.numerator, each.denominator) for each in figures]
    assert counts == [(1, 2), (2, 33)]


def test_that_a_saved_binder_still_lists_its_files() -> None:
    _, plain = opened(SAVED[4])
    binder = thaw(plain["reports"]["evidence"], EvidenceBinder)
    assert [file.name for _, _, file in binder.bound()] == ["notulen.pdf", "lpp.jpg", "indeks.png"]
    assert [file.pages for _, _, file in binder.bound()] == [2, 1, 1]
    assert [item.subject for item in binder.sections[0].lacking] == ["Tanpa berkas"]
    assert (binder.state, binder.listed_later) == (QuarterState.CLOSED, False)


def test_that_todays_program_freezes_the_same_kinds_of_things(desk: Desk) -> None:
    """Ids and times differ; the names of all parts and the reports kept do not."""
    now = [json.loads(text) for text in close_a_year(desk)]
    then = [opened(path)[1] for path in SAVED[:4]]
    for saved, made in zip(then, now, strict=True):
        assert saved.keys() <= made.keys()
        assert saved["reports"].keys() <= made["reports"].keys()
        assert saved["inputs"].keys() <= made["inputs"].keys()
        assert {kind: len(rows) for kind, rows in saved["inputs"].items()} == {
            kind: len(made["inputs"][kind]) for kind in saved["inputs"]
        }
