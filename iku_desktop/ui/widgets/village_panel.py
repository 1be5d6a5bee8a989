"""The chosen village: who leads it, how long it is valid, and its documents over the years."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from iku_desktop.domain.read_models import DocumentCell, VillageRow
from iku_desktop.domain.villages import Village
from iku_desktop.presentation.dates import show_short
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import status_text
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.forms.scrolled import scrolled
from iku_desktop.ui.icons import icon
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.widgets.buttons import IconButton
from iku_desktop.ui.widgets.card import label, rule
from iku_desktop.ui.widgets.fact_model import LOOKS
from iku_desktop.ui.widgets.icon_label import IconLabel

TOP = Qt.AlignmentFlag.AlignTop


class VillagePanel(QFrame):
    """Shows one village; `fold_wanted` and `remove_wanted` tell what the clerk asks of the page."""

    fold_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        set_mark(self, "role", "card")
        self._title = label("", "card-title", wraps=True)
        self._code = label("", "text2")
        self.facts = label("", "text2", wraps=True)
        self._heading = label(t("villages.panel_documents"), "strong")
        self.hint = label("", "text2", wraps=True)
        self.fold_button = QToolButton()
        self.remove_button = IconButton(
            context.theme, "trash-2", t("villages.remove_button"), "tool"
        )
        self._matrix = QWidget()
        self._cells: list[QWidget] = []
        self._lay_out()
        self.fold_button.clicked.connect(self.fold_wanted)
        self.remove_button.clicked.connect(self.remove_wanted)
        context.theme.changed.connect(self._dress)
        self._dress()
        self.show_nothing(t("villages.panel_none"))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        head.addWidget(self.fold_button, 0, TOP)
        self._grid = QGridLayout(self._matrix)
        self._grid.setContentsMargins(0, 0, 4, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(4)
        self._scroll = scrolled(self._matrix)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.remove_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 10, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._code)
        column.addWidget(self.facts)
        column.addWidget(rule())
        column.addWidget(self._heading)
        column.addWidget(self.hint)
        column.addWidget(self._scroll, 1)
        column.addLayout(foot)

    def _dress(self) -> None:
        theme = self._context.theme
        self.fold_button.setIcon(icon("panel-right", "text2", theme))
        self.fold_button.setIconSize(QSize(theme.px(16), theme.px(16)))
        self.fold_button.setToolTip(t("villages.fold"))
        self.fold_button.setAccessibleName(t("villages.fold"))

    def show_nothing(self, hint: str) -> None:
        """Say what would be here."""
        self._title.setText(t("villages.panel"))
        self.hint.setText(hint)
        self.hint.show()
        self._fill(None)
        for widget in (self._code, self.facts, self._heading, self.remove_button):
            widget.hide()

    def show_row(self, row: VillageRow) -> None:
        """Show a village."""
        village = row.village
        self._title.setText(village.name)
        self._code.setText(f"{village.code} · {t(f'common.village_kind.{village.kind.value}')}")
        self.facts.setText("\n".join(_facts(village)))
        self.facts.setVisible(bool(self.facts.text()))
        has_documents = village.sets_documents and any(cells for _, cells in row.documents)
        self._heading.setVisible(has_documents)
        key = "panel_no_documents" if village.sets_documents else "panel_kelurahan"
        self.hint.setText("" if has_documents else t(f"villages.{key}"))
        self.hint.setVisible(not has_documents)
        self._fill(row if has_documents else None)
        self._code.show()
        self.remove_button.show()

    @property
    def spoken(self) -> tuple[str, ...]:
        """What a screen reader says of each document shown."""
        return tuple(cell.accessibleName() for cell in self._cells if cell.accessibleName())

    def _fill(self, row: VillageRow | None) -> None:
        for shown in self._cells:
            self._grid.removeWidget(shown)
            shown.hide()
            shown.deleteLater()
        self._cells = []
        self._scroll.setVisible(True)
        if row is None:
            return
        types = self._context.services.settings.document_types()
        names = {kind.code: kind.name for kind in types}
        codes = list(
            dict.fromkeys(cell.document_type for _, cells in row.documents for cell in cells)
        )
        for at, code in enumerate(codes):
            self._put(label(names.get(code, code), "field-label"), 0, at)
            self._grid.setColumnStretch(at, 1)
        for number, (year, cells) in enumerate(row.documents):
            line = 3 * number + 1
            self._put(rule(), line, 0, len(codes))
            self._put(label(str(year), "strong"), line + 1, 0, len(codes))
            for cell in cells:
                name = names.get(cell.document_type, cell.document_type)
                self._put(self._cell(cell, name), line + 2, codes.index(cell.document_type))
        self._grid.setRowStretch(3 * len(row.documents) + 1, 1)

    def _put(self, widget: QWidget, row: int, column: int, span: int = 1) -> None:
        self._cells.append(widget)
        if span > 1:
            self._grid.addWidget(widget, row, column, 1, span)
        else:
            self._grid.addWidget(widget, row, column, TOP)

    def _cell(self, cell: DocumentCell, name: str) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        line = QHBoxLayout()
        line.setSpacing(3)
        key, full = "none", t("documents.not_counted")
        if cell.state is not None:
            key, full = cell.state.status.value, status_text(cell.state)
            line.addWidget(IconLabel(self._context.theme, *LOOKS[key], 13))
        words = label(t(f"villages.short.{key}"), "status" if cell.state else "hint")
        if cell.state is not None:
            set_mark(words, "status", LOOKS[key][1])
        line.addWidget(words)
        line.addStretch(1)
        column.addLayout(line)
        dated = show_short(cell.dated)
        column.addWidget(label(dated, "hint"))
        values = {"document": name, "year": cell.fiscal_year, "status": full, "date": dated}
        spoken = t("villages.cell_date" if dated else "villages.cell", **values)
        holder.setToolTip(spoken)
        holder.setAccessibleName(spoken)
        return holder


def _facts(village: Village) -> list[str]:
    lines = []
    if village.head:
        lines.append(t("villages.head_line", name=village.head))
    if village.phone:
        lines.append(t("villages.phone_line", phone=village.phone))
    since, until = show_short(village.valid_from), show_short(village.valid_to)
    if since and until:
        lines.append(t("villages.validity", since=since, until=until))
    elif since:
        lines.append(t("villages.validity_from", since=since))
    elif until:
        lines.append(t("villages.validity_to", until=until))
    return lines
