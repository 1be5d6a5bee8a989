"""The page Kegiatan for tests: four activities of 2025, of which one was followed up."""

from datetime import date

from pytestqt.qtbot import QtBot

from iku_desktop.domain.activities import Activity
from iku_desktop.domain.read_models import ActivityRow
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.activities import ActivitiesPage
from tests.services.desk import Desk

PLAN = "Rapat koordinasi penyusunan APBDesa"
TAX = "Penagihan PBB-P2"
ROAD = "Perbaikan jalan poros"


def make(desk: Desk, context: PageContext, qtbot: QtBot) -> ActivitiesPage:
    """The page with three activities of TW IV and one of TW I."""
    desk.activity(
        description=PLAN,
        evidence="Rapat koordinasi; Berita Acara",
        output="Jadwal disepakati",
        follow_up_date=date(2025, 10, 10),
        evidence_numbers="1/2025;",
    )
    desk.activity(description=TAX, date=date(2025, 10, 28), evidence="")
    desk.activity(description=ROAD, date=date(2025, 11, 13), section=desk.section(2))
    desk.activity(description="Kegiatan triwulan I", date=date(2025, 2, 3))
    made = ActivitiesPage(context)
    qtbot.addWidget(made)
    context.data_changed.connect(lambda: made.show_moment(context.moment))
    made.resize(1366, 581)
    made.show_moment(context.moment)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.grid.table.setFocus()
    return made


def stored(desk: Desk, description: str) -> Activity:
    """An activity as the service has it."""
    rows = desk.services.activities.list(desk.moment(), whole_year=True).rows
    return next(row.activity for row in rows if row.activity.description == description)


def id_of(desk: Desk, description: str) -> str:
    """Its id."""
    return stored(desk, description).id


def descriptions(page: ActivitiesPage) -> list[str]:
    """The activities as shown."""
    model = page.grid.model
    rows = (model.row_at(number) for number in range(model.shown_count))
    return [row.activity.description for row in rows if isinstance(row, ActivityRow)]


def choose(page: ActivitiesPage, desk: Desk, description: str) -> None:
    """Make an activity the chosen one."""
    page.grid.go_to(id_of(desk, description), "description")
