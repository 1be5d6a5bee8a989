"""The dialogs of packages at the clerk's sizes: nothing cut, nothing nameless, all of it on the screen."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from iku_desktop.ui.dialogs.differing_rows import DifferingRowsDialog
from iku_desktop.ui.dialogs.esakip import EsakipDialog
from iku_desktop.ui.dialogs.known_senders import KnownSendersDialog
from iku_desktop.ui.dialogs.merge_packages import MergePackagesDialog
from iku_desktop.ui.dialogs.send_package import SendPackageDialog
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.theme import Shade
from tests.services.desk import Desk
from tests.ui.test_closing_dialogs import PATIENCE
from tests.ui.test_nothing_is_cut import ROOM, Dress, check
from tests.ui.test_nothing_is_cut import dress as dress
from tests.ui.test_package_dialogs import Section, taken
from tests.ui.test_package_dialogs import differing as differing
from tests.ui.test_package_dialogs import section as section


def fits(dialog: QDialog, width: int, height: int) -> None:
    size = dialog.sizeHint().expandedTo(dialog.size()).boundedTo(QSize(width, height + 150))
    check(dialog, max(size.width(), dialog.minimumWidth()), size.height())


@pytest.mark.parametrize("room", ROOM)
def test_that_rows_side_by_side_are_read_in_full(
    context: PageContext,
    differing: Section,
    desk: Desk,
    dress: Dress,
    window: QWidget,
    qtbot: QtBot,
    room: str,
) -> None:
    points, width, height = ROOM[room]
    dress(points, Shade.LIGHT)
    words = "Diperiksa kembali oleh seksi; hadir sebelas kepala desa beserta pendampingnya. " * 4
    differing.desk.services.activities.change(differing.row, {"output": words})
    desk.services.packages.merge([differing.package()])
    dialog = DifferingRowsDialog(context, window)
    qtbot.addWidget(dialog)
    fits(dialog, width, height)


@pytest.mark.parametrize("room", ROOM)
def test_that_the_other_dialogs_of_packages_cut_nothing(
    context: PageContext,
    differing: Section,
    dress: Dress,
    window: QWidget,
    qtbot: QtBot,
    room: str,
) -> None:
    points, width, height = ROOM[room]
    dress(points, Shade.DARK)
    for dialog in (EsakipDialog(context, window), KnownSendersDialog(context, window)):
        qtbot.addWidget(dialog)
        fits(dialog, width, height)
    sending = SendPackageDialog(context, window)
    qtbot.addWidget(sending)
    qtbot.waitUntil(lambda: sending.preview is not None, timeout=PATIENCE)
    fits(sending, width, height)


@pytest.mark.parametrize("room", ROOM)
def test_that_a_stranger_s_key_is_read_in_full(
    context: PageContext,
    section: Section,
    dress: Dress,
    window: QWidget,
    tmp_path: Path,
    qtbot: QtBot,
    room: str,
) -> None:
    points, width, height = ROOM[room]
    dress(points, Shade.LIGHT)
    bad = tmp_path / f"{'Paket_yang_bernama_panjang_' * 3}.ikupak"
    bad.write_text("halo")
    dialog = MergePackagesDialog(context, window)
    qtbot.addWidget(dialog)
    dialog.show()
    taken(dialog, qtbot, section.package(), bad)
    fits(dialog, width, height)
