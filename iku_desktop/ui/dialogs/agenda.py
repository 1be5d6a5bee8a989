"""The agenda as a dialog: every open document with its step, messages to copy, the calendar to save."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from iku_desktop.domain.agenda import Agenda
from iku_desktop.domain.problems import Refused, Unavailable
from iku_desktop.presentation.agenda_rows import AgendaRow, agenda_rows
from iku_desktop.presentation.dates import show_long
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text
from iku_desktop.ui.forms.inputs import ChoiceInput
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.page import Door
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.widgets.buttons import IconButton
from iku_desktop.ui.widgets.card import label
from iku_desktop.ui.widgets.listing import ListColumn, Listing

WIDTH, HEIGHT = 1060, 560
PRESSING, ALL = "pressing", "all"
GROUP = ""


class AgendaDialog(QDialog):
    """Left what is open, right the message to one village or to the group; Enter opens the document."""

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._agenda: Agenda | None = None
        theme = context.theme
        self.finished.connect(self.deleteLater)
        self.show_choice = ChoiceInput(
            [(PRESSING, t("agenda.show.pressing")), (ALL, t("agenda.show.all"))]
        )
        self.list = Listing(theme, t("agenda.open"), _columns())
        self.none = label(t("agenda.empty"), "hint", wraps=True)
        self.village_choice = ChoiceInput()
        self.message = QPlainTextEdit()
        self.message.setReadOnly(True)
        self.message.setAccessibleName(t("agenda.message_about"))
        self.copy_button = IconButton(theme, "copy", t("agenda.copy"), "primary", "on_accent")
        self.state = label("", "hint", wraps=True)
        self.calendar_button = IconButton(theme, "calendar", t("agenda.save_calendar"))
        self.close_button = QPushButton(t("forms.close"))
        self._lay_out()
        self._connect()
        self.reload()
        room = self.screen().availableGeometry()
        width, height = theme.px(WIDTH), theme.px(HEIGHT)
        self.resize(min(width, room.width() - 40), min(height, room.height() - 60))

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        tools = QHBoxLayout()
        self.show_choice.describe(t("agenda.show"), "")
        self.show_choice.show_whole()
        tools.addWidget(self.show_choice)
        tools.addStretch(1)
        tools.addWidget(self.calendar_button)
        column.addLayout(tools)
        column.addWidget(label(t("agenda.about"), "hint", wraps=True))
        column.addWidget(self.none)
        column.addWidget(self.list, 1)
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(t("agenda.message_to"), "field-label"))
        self.village_choice.describe(t("agenda.message_to"), "")
        column.addWidget(self.village_choice)
        column.addWidget(self.message, 1)
        column.addWidget(self.state)
        below = QHBoxLayout()
        below.addWidget(label(t("agenda.message_about"), "hint"), 1)
        below.addWidget(self.copy_button)
        column.addLayout(below)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        for widget, share in ((left, 7), (right, 5)):
            both.addWidget(widget)
            both.setStretchFactor(both.count() - 1, share)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(18, 16, 18, 16)
        outside.setSpacing(12)
        outside.addWidget(both, 1)
        outside.addLayout(foot)
        self.calendar_button.setToolTip(t("agenda.save_calendar_about"))
        set_mark(self.state, "role", "hint")
        self.close_button.setDefault(True)

    def _connect(self) -> None:
        self.show_choice.edited.connect(self._show_rows)
        self.village_choice.edited.connect(self._show_message)
        self.list.row_chosen.connect(self._follow)
        self.list.row_opened.connect(self._open)
        self.copy_button.clicked.connect(self.copy)
        self.calendar_button.clicked.connect(self.choose_calendar)
        self.close_button.clicked.connect(self.reject)
        self._context.data_changed.connect(self.reload)
        self._context.moment_changed.connect(self.reload)

    def reload(self) -> None:
        """Read what is open today."""
        agenda = self._agenda = self._context.services.agenda.agenda()
        self.setWindowTitle(t("agenda.title", date=show_long(agenda.today)))
        pressing = {each.village.id: each.village for each in agenda.items if each.is_pressing}
        named = sorted(pressing.values(), key=lambda each: each.code)
        self.village_choice.offer(
            [
                (GROUP, t("agenda.message_group")),
                *((each.id, t("agenda.message_village", village=each.name)) for each in named),
            ]
        )
        self._show_rows()
        self._show_message()

    def _show_rows(self) -> None:
        assert self._agenda is not None
        rows = agenda_rows(self._agenda, only_pressing=self.show_choice.typed() == PRESSING)
        self.none.setVisible(not rows)
        self.list.show_rows(rows)

    def _follow(self, row: AgendaRow | None) -> None:
        # The message follows the row, but the group that was asked for stays.
        if row is not None and self.list.hasFocus():
            self.village_choice.put(row.village_id)
            self._show_message()

    def _show_message(self) -> None:
        chosen = str(self.village_choice.typed())
        agenda = self._context.services.agenda
        self.state.setText("")
        try:
            words = agenda.village_text(chosen) if chosen else agenda.group_text()
        except Refused as refused:
            self.message.setPlainText("")
            self.state.setText(" ".join(map(problem_text, refused.problems)))
            self.copy_button.setEnabled(False)
            return
        self.message.setPlainText(words)
        self.copy_button.setEnabled(True)

    def copy(self) -> None:
        """Put the message on the clipboard."""
        QGuiApplication.clipboard().setText(self.message.toPlainText())
        self.state.setText(t("agenda.copied"))

    def choose_calendar(self) -> None:
        """Ask where to, then write the calendar file."""
        assert self._agenda is not None
        dialog = QFileDialog(self, t("agenda.save_calendar").rstrip("…"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(t("agenda.calendar_files"))
        dialog.setDefaultSuffix("ics")
        name = self._agenda.office.name.replace(" ", "_")
        dialog.selectFile(t("agenda.calendar_file_name", office=name))
        dialog.fileSelected.connect(lambda chosen: self.save_calendar(Path(chosen)))
        dialog.open()

    def save_calendar(self, path: Path) -> None:
        """Write the calendar file there."""
        try:
            self._context.services.agenda.save_calendar(path)
        except Unavailable as fault:
            self._context.notifier.unavailable(fault)
            return
        self.state.setText(t("agenda.calendar_saved", file=path.name))

    def _open(self, row: AgendaRow) -> None:
        hints = {"village_id": row.village_id, "document_type": row.document_type}
        self.accept()
        self._context.open_door(Door("documents", dict(hints)))


def _columns() -> list[ListColumn]:
    return [
        ListColumn(t("agenda.column.step"), lambda row: row.step, look=lambda row: row.look),
        ListColumn(t("agenda.column.village"), lambda row: row.village, 1),
        ListColumn(t("agenda.column.document"), lambda row: row.document),
        ListColumn(t("agenda.column.due"), lambda row: row.due, hint=lambda row: row.basis),
        ListColumn(
            t("agenda.column.days"), lambda row: row.days, look=lambda row: ("", row.look[1])
        ),
    ]
