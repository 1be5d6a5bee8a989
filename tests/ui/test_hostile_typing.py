"""Whatever is typed into any cell of any page: saved as it stands or refused with a reason, never a crash."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iku_desktop.ui.dialogs.effect import EffectDialog
from iku_desktop.ui.grid.grid import Grid
from iku_desktop.ui.grid.model import NEW_ID
from iku_desktop.ui.page import Page
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.activities import ActivitiesPage
from iku_desktop.ui.pages.documents import DocumentsPage
from iku_desktop.ui.pages.villages import VillagesPage
from tests.services.desk import Desk
from tests.ui.shelf import editor_of, shown

HOSTILE = (
    "x" * 10_000,
    "<b>&\"'</b>",
    "<img src='file:///etc/passwd'>",
    "=1+1",
    "'; DROP TABLE village; --",
    "\u202egnitset",
    "nol\x00nol",
    "{name} {0} %s %(x)s",
    "31/02/2025",
    "99999999999999999999",
    ";;;;;",
    "  ",
    "Ⅳ 😀 ก",
)
# How a cell shows that nothing stands in it.
EMPTIED = ("", "–", "belum", "Belum ada bukti")
PAGES = (DocumentsPage, ActivitiesPage, VillagesPage)


def shown_page(kind: type[Page], desk: Desk, context: PageContext, qtbot: QtBot) -> Grid:
    desk.activity()
    desk.record("Meninjo", "LPPDES", 2024, date="4/4/2025", number="1/2025")
    page = kind(context)
    qtbot.addWidget(page)
    context.data_changed.connect(lambda: page.show_moment(context.moment))
    page.resize(1366, 581)
    page.show_moment(context.moment)
    page.show()
    qtbot.waitExposed(page)
    grid = page.grid  # type: ignore[attr-defined]
    grid.table.setFocus()
    assert isinstance(grid, Grid)
    return grid


def enter(grid: Grid, row_id: str, key: str, text: str) -> None:
    grid.go_to(row_id, key)
    grid.table.start_typing(grid.table.currentIndex())
    editor = editor_of(grid)
    editor.setText(text)
    if editor.assistant is not None:
        editor.assistant.follow(text)
        editor.assistant.grab()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, EffectDialog) and widget.isVisible():
            widget.save_button.click()


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("kind", PAGES)
def test_that_hostile_text_is_kept_or_refused(
    kind: type[Page], text: str, desk: Desk, context: PageContext, qtbot: QtBot
) -> None:
    grid = shown_page(kind, desk, context, qtbot)
    row_id = grid.model.id_at(1 if grid.model.shown_count > 1 else 0)
    for column in [each for each in grid.model.columns if each.entry is not None]:
        before = shown(grid, row_id, column.key)
        enter(grid, row_id, column.key, text)
        after = shown(grid, row_id, column.key)
        refusal = grid.model.refusals.get((row_id, column.key))
        if refusal is None:
            # Saved: trimmed, never changed otherwise; an emptied or unchanged cell is fine too.
            assert after in (text.strip(), before, *EMPTIED)
        else:
            assert refusal.typed == text or refusal.typed in text
            assert all("{" not in each or "{" in text for each in refusal.sentences)
        grid.grab()
    assert not desk.store.check()


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("kind", [ActivitiesPage, VillagesPage])
def test_that_a_hostile_new_row_is_kept_or_refused(
    kind: type[Page], text: str, desk: Desk, context: PageContext, qtbot: QtBot
) -> None:
    grid = shown_page(kind, desk, context, qtbot)
    count = grid.model.total_count
    for column in [each for each in grid.model.columns if each.entry is not None]:
        enter(grid, NEW_ID, column.key, text)
    # No such text is a date or a code, so nothing can have been added.
    assert grid.model.total_count == count
    grid.grab()
    assert not desk.store.check()


@pytest.mark.parametrize("kind", PAGES)
def test_that_hostile_filters_only_filter(
    kind: type[Page], desk: Desk, context: PageContext, qtbot: QtBot
) -> None:
    grid = shown_page(kind, desk, context, qtbot)
    count = grid.model.total_count
    for text in HOSTILE:
        for key, field in grid.header.fields.items():
            if hasattr(field, "setText"):
                grid.header.choose_filter(key, text)
        grid.search(text)
        grid.grab()
    grid.search("")
    grid.header.clear_filters()
    assert grid.model.shown_count == count
