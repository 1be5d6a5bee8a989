"""*Perbedaan paket*: the rows that two PCs changed, their versions side by side, and the clerk's choice."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from iku_desktop.domain.package_models import DifferingRow
from iku_desktop.domain.problems import Problem
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.forms.scrolled import scrolled
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.widgets.buttons import LinkButton
from iku_desktop.ui.widgets.card import label
from iku_desktop.ui.widgets.empty_state import EmptyState
from iku_desktop.ui.widgets.listing import ListColumn, Listing
from iku_desktop.ui.widgets.side_by_side import SideBySide

WIDTH, HEIGHT = 1120, 560


class DifferingRowsDialog(QDialog):
    """Every choice is written at once; the dialog closes by itself when nothing waits any more."""

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._packages = context, context.services.packages
        self._shown: DifferingRow | None = None
        theme = context.theme
        self.setWindowTitle(t("packages.differing_title"))
        self.finished.connect(self.deleteLater)
        self.about = label(t("packages.differing_about"), "text2", wraps=True)
        self.list = Listing(theme, t("packages.differing_title"), _columns())
        self.sides = SideBySide()
        self.subject = label("", "card-title", wraps=True)
        self.problem = label("", "problem", wraps=True)
        self.empty = EmptyState(theme, "circle-check")
        self.keep_link = LinkButton(theme, "archive", t("packages.keep_all"))
        self.close_button = QPushButton(t("forms.close"))
        self.go_button = QPushButton(t("packages.choose_verb"))
        self._lay_out()
        self._connect()
        self.reload()
        room = self.screen().availableGeometry()
        width, height = theme.px(WIDTH), theme.px(HEIGHT)
        self.resize(min(width, room.width() - 40), min(height, room.height() - 60))

    def _lay_out(self) -> None:
        set_mark(self.go_button, "role", "primary")
        self.go_button.setAutoDefault(False)
        self.close_button.setDefault(True)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(10, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.subject)
        column.addWidget(scrolled(self.sides), 1)
        column.addWidget(self.problem)
        self.both = QSplitter(Qt.Orientation.Horizontal)
        self.both.setChildrenCollapsible(False)
        for widget, share in ((self.list, 4), (right, 7)):
            self.both.addWidget(widget)
            self.both.setStretchFactor(self.both.count() - 1, share)
        self.both.setSizes([400, 700])
        words = t("packages.none_differ_title"), t("packages.none_differ"), ""
        self.empty.say(*words, self.accept)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.keep_link)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.go_button)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(18, 14, 18, 14)
        outside.setSpacing(10)
        outside.addWidget(self.about)
        outside.addWidget(self.both, 1)
        outside.addWidget(self.empty, 1)
        outside.addLayout(buttons)

    def _connect(self) -> None:
        self.list.row_chosen.connect(self._show)
        self.sides.chosen.connect(lambda: self._say(()))
        self.keep_link.clicked.connect(self._ask_keep_all)
        self.close_button.clicked.connect(self.accept)
        self.go_button.clicked.connect(self._choose)

    def reload(self) -> None:
        """Read again which rows wait, and show the first."""
        rows = self._packages.differing()
        self.list.show_rows(rows)
        for widget in (self.about, self.both, self.go_button, self.keep_link):
            widget.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        if rows:
            self.list.setCurrentIndex(self.list.listed.index(0, 0))
            self._show(rows[0])

    def _show(self, row: object) -> None:
        if not isinstance(row, DifferingRow):
            return
        self._shown = row
        self.subject.setText(row.subject)
        self.sides.show_row(row)
        self._say(())

    def _say(self, problems: tuple[Problem, ...]) -> None:
        self.problem.setText("\n".join(map(problem_text, problems)))
        self.problem.setVisible(bool(problems))

    def _choose(self) -> None:
        row = self._shown
        if row is None:
            return
        picks = self.sides.picks
        saved = self._context.attempt(
            lambda: self._packages.choose(row.table, row.key, picks), self._refused
        )
        if saved is not None:
            self.reload()

    def _refused(self, problems: tuple[Problem, ...]) -> None:
        if any(each.code == "row_settled" for each in problems):
            self.reload()
        self._say(problems)

    def _ask_keep_all(self) -> None:
        count = len(self.list.listed.rows)
        self._context.ask(
            t("packages.keep_all_question", count=count),
            t("packages.keep_all_verb"),
            self._keep_all,
            t("packages.keep_all_details"),
            self,
        )

    def _keep_all(self) -> None:
        if self._context.attempt(self._packages.keep_all, self._refused) is not None:
            self.reload()


def _columns() -> tuple[ListColumn, ...]:
    return (
        ListColumn(t("packages.column.row"), lambda row: row.subject, stretch=1),
        ListColumn(
            t("packages.column.state"),
            lambda row: t("packages.row_held" if row.held else "packages.row_waits"),
            look=lambda row: ("lock", "text2") if row.held else ("git-compare", "late"),
        ),
    )
