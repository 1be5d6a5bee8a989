"""The registry: every report has a name and papers, and listing them waits for no library."""

import subprocess
import sys

import pytest

from iku_desktop.reports.paper import Paper
from iku_desktop.reports.registry import REPORTS
from iku_desktop.services.report_sources import SOURCES

LIST = """
import sys
from iku_desktop.reports.registry import REPORTS
print([each.title for each in REPORTS.values()], "reportlab" in sys.modules)
"""


def test_that_every_report_of_the_services_can_be_drawn() -> None:
    assert set(SOURCES) == set(REPORTS)


@pytest.mark.parametrize("key", list(REPORTS))
def test_that_a_report_is_known_by_its_key_and_prints_on_f4_first_and_on_a4(key: str) -> None:
    definition = REPORTS[key]
    assert definition.key == key
    assert definition.title
    assert definition.papers[:2] in (
        (Paper.F4, Paper.A4),
        (Paper.F4_PORTRAIT, Paper.A4_PORTRAIT),
    )


def test_that_the_list_of_reports_is_there_without_reportlab() -> None:
    listed = subprocess.run(
        [sys.executable, "-c", LIST],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(filter(None, sys.path))},
    )
    assert listed.stdout.startswith("['Lembar IKU', 'Laporan Triwulan', ")
    assert listed.stdout.strip().endswith("] False")
