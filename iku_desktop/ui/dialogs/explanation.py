"""The explanation of a figure: its formula with the terms, and the rows behind each term."""

from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from iku_desktop.domain.read_models import FactLine
from iku_desktop.presentation.home_words import code_text
from iku_desktop.presentation.texts import t
from iku_desktop.ui.doors import door_of_row
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.page import Door
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.widgets.buttons import IconButton
from iku_desktop.ui.widgets.figure_panel import FigurePanel

WIDTH, HEIGHT = 760, 560


class ExplanationDialog(QDialog):
    """Shows an indicator's figure at the context's moment and follows changes of the data."""

    def __init__(self, context: PageContext, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._code = context, code
        self.setWindowTitle(t("home.explain_named", indicator=code_text(code)))
        self.panel = FigurePanel(context.theme)
        self.page_button = IconButton(
            context.theme, "target", t("page.indicators").replace("&", "&&")
        )
        self.close_button = QPushButton(t("message.close"))
        self.close_button.setDefault(True)
        self._lay_out()
        self.panel.row_opened.connect(self._open_row)
        self.panel.export_wanted.connect(self._export)
        self.page_button.clicked.connect(lambda: self._leave_to(self._page_door()))
        self.close_button.clicked.connect(self.reject)
        context.data_changed.connect(self.show_figure)
        self.finished.connect(self.deleteLater)
        self.show_figure()

    def _lay_out(self) -> None:
        card = QFrame()
        set_mark(card, "role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.panel)
        buttons = QHBoxLayout()
        buttons.addWidget(self.page_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 12)
        column.setSpacing(10)
        column.addWidget(card, 1)
        column.addLayout(buttons)
        px = self._context.theme.px
        screen = self.screen().availableGeometry()
        self.resize(min(px(WIDTH), screen.width() - 40), min(px(HEIGHT), screen.height() - 60))

    def show_figure(self) -> None:
        """Read the figure and show it."""
        view = self._context.services.indicators.view(self._code, self._context.moment)
        self.panel.show_view(view, code_text(self._code))

    def _export(self) -> None:
        office = self._context.services.settings.office().name
        lines = (t("tables.office", office=office),)
        self._context.export_tables((self.panel.table(lines),))

    def _page_door(self) -> Door:
        return Door("indicators", {"indicator_code": self._code})

    def _open_row(self, line: FactLine) -> None:
        self._leave_to(door_of_row(line))

    def _leave_to(self, door: Door) -> None:
        self.accept()
        self._context.open_door(door)
