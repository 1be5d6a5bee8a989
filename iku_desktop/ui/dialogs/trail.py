"""The audit trail as a dialog: filters, lines in words, the chosen one's fields, the chain, the print."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from iku_desktop.domain.audit import AuditAction, AuditFilter
from iku_desktop.domain.outcomes import PdfDocument
from iku_desktop.domain.problems import Refused
from iku_desktop.domain.trail import TrailLine, TrailScope, TrailState
from iku_desktop.domain.typed_input import Typed, read_date
from iku_desktop.presentation.audit_words import (
    action_text,
    changes_text,
    filter_text,
    kind_text,
    state_text,
    when_text,
)
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text
from iku_desktop.ui import tasks
from iku_desktop.ui.forms.date_input import DateInput
from iku_desktop.ui.forms.inputs import ChoiceInput, Input, TextInput
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.report_maker import Shown
from iku_desktop.ui.pages.report_output import ReportOutput
from iku_desktop.ui.preview.pdf_pages import PdfPages
from iku_desktop.ui.widgets.buttons import IconButton, LinkButton
from iku_desktop.ui.widgets.card import label
from iku_desktop.ui.widgets.icon_label import IconLabel
from iku_desktop.ui.widgets.listing import ListColumn, Listing

WIDTH, HEIGHT = 1180, 620
# What is typed without a pause is looked for once; in milliseconds.
WAIT = 250
LOOKS = {
    AuditAction.INSERT: ("plus", "ok"),
    AuditAction.UPDATE: ("pencil", "text2"),
    AuditAction.DELETE: ("trash-2", "miss"),
}


class TrailDialog(QDialog):
    """Shows the whole trail, or a row's where a scope is given; the newest first, older ones on scrolling."""

    def __init__(
        self, context: PageContext, parent: QWidget, scope: TrailScope | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._scope = context, scope
        self._trail = context.services.trail
        self._row = AuditFilter() if scope is None else scope.wanted
        self._oldest = 0
        theme = context.theme
        self.setWindowTitle(_title(scope))
        self.finished.connect(self.deleteLater)
        self.kind, self.who, self.action = ChoiceInput(), ChoiceInput(), ChoiceInput()
        self.first, self.last = DateInput(context), DateInput(context)
        self.text = TextInput(t("audit.filter.text_hint"))
        self._typing = QTimer(self, singleShot=True, interval=WAIT)
        self.problem = label("", "problem", wraps=True)
        self.list = Listing(theme, t("audit.title"), _columns())
        self.fields = Listing(theme, t("audit.column.changes"), _field_columns())
        self.none = label(t("audit.none"), "hint", wraps=True)
        self.only_button = LinkButton(theme, "list-filter", t("audit.filter.row"))
        self.all_button = LinkButton(theme, "x", t("audit.filter.clear"))
        self.chain = label(t("audit.checking"), "text2")
        self.chain_icon = IconLabel(theme, "circle-dashed", "wait")
        self.print_button = IconButton(theme, "printer", t("audit.print"))
        self.save_button = IconButton(theme, "file-down", t("audit.save"))
        self.close_button = QPushButton(t("forms.close"))
        self.output = ReportOutput(context, self)
        self._offer()
        self._lay_out()
        self._connect()
        self.reload()
        self._check()
        room = self.screen().availableGeometry()
        width, height = theme.px(WIDTH), theme.px(HEIGHT)
        self.resize(min(width, room.width() - 40), min(height, room.height() - 60))

    def _offer(self) -> None:
        tables = sorted(self._trail.tables(), key=kind_text)
        kinds = [("", t("audit.filter.kinds")), *((each, kind_text(each)) for each in tables)]
        people = [(each, each) for each in self._trail.people()]
        actions = [(each.value, t(f"audit.action.{each.value}")) for each in AuditAction]
        self.kind.offer(kinds)
        self.who.offer([("", t("audit.filter.everybody")), *people])
        self.action.offer([("", t("audit.filter.actions")), *actions])

    def _filters(self) -> QHBoxLayout:
        filters = QHBoxLayout()
        filters.setSpacing(10)
        inputs: tuple[tuple[str, Input, int], ...] = (
            ("text", self.text, 3),
            ("kind", self.kind, 2),
            ("who", self.who, 2),
            ("action", self.action, 2),
            ("first", self.first, 2),
            ("last", self.last, 2),
        )
        for key, each, share in inputs:
            column = QVBoxLayout()
            column.setSpacing(3)
            words = t(f"audit.filter.{key}")
            column.addWidget(label(words, "field-label"))
            column.addWidget(each)
            each.describe(words, "")
            filters.addLayout(column, share)
        return filters

    def _lay_out(self) -> None:
        under = QHBoxLayout()
        under.addWidget(label(t("audit.about"), "hint", wraps=True), 1)
        under.addWidget(self.only_button)
        under.addWidget(self.all_button)
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.none)
        column.addWidget(self.list, 1)
        both = QSplitter(Qt.Orientation.Vertical)
        both.setChildrenCollapsible(False)
        for widget, share in ((upper, 7), (self.fields, 3)):
            both.addWidget(widget)
            both.setStretchFactor(both.count() - 1, share)
        both.setSizes([700, 300])
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.chain_icon)
        foot.addWidget(self.chain, 1)
        for button in (self.print_button, self.save_button, self.close_button):
            foot.addWidget(button)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(18, 14, 18, 14)
        outside.setSpacing(8)
        outside.addLayout(self._filters())
        outside.addWidget(self.problem)
        outside.addLayout(under)
        outside.addWidget(both, 1)
        outside.addLayout(foot)
        self.problem.hide()
        self.close_button.setDefault(True)

    def _connect(self) -> None:
        for each in (self.kind, self.who, self.action):
            each.edited.connect(self.reload)
        for dated in (self.first, self.last):
            dated.line.editingFinished.connect(self.reload)
            dated.edited.connect(self._reload_when_chosen)
        self.text.edited.connect(self._typing.start)
        self._typing.timeout.connect(self.reload)
        self.list.row_chosen.connect(self._show_fields)
        self.only_button.clicked.connect(self._only_row)
        self.all_button.clicked.connect(self._clear)
        self.print_button.clicked.connect(lambda: self._on_paper(self._print))
        self.save_button.clicked.connect(lambda: self._on_paper(self.output.ask_where_to_save))
        self.close_button.clicked.connect(self.reject)
        self._context.data_changed.connect(self._changed)

    # What is asked for

    @property
    def wanted(self) -> AuditFilter:
        """The filter that stands in the fields; Refused where a date can't be read."""
        table, action = str(self.kind.typed()), str(self.action.typed())
        return replace(
            self._row,
            tables=(table,) if table else (),
            who=str(self.who.typed()),
            action=AuditAction(action) if action else None,
            first=read_date(self.first.typed(), "first"),
            last=read_date(self.last.typed(), "last"),
            text=str(self.text.typed()).strip(),
        )

    def reload(self) -> None:
        """Read the newest lines of the filter."""
        try:
            wanted = self.wanted
        except Refused as refused:
            self._refuse(refused)
            return
        self._refuse(None)
        page = self._trail.page(wanted)
        self._oldest = page.lines[-1].sequence if page.lines else 0

        def more() -> tuple[Sequence[TrailLine], bool]:
            following = self._trail.page(wanted, self._oldest)
            if following.lines:
                self._oldest = following.lines[-1].sequence
            return following.lines, following.goes_on

        self.none.setVisible(not page.lines)
        self.list.show_rows(page.lines, more if page.goes_on else None)
        self.all_button.setVisible(wanted != AuditFilter())
        for button in (self.print_button, self.save_button):
            button.setEnabled(bool(page.lines))

    def _refuse(self, refused: Refused | None) -> None:
        problems = () if refused is None else refused.problems
        self.problem.setText(" ".join(map(problem_text, problems)))
        self.problem.setVisible(bool(problems))
        fields = {each.field for each in problems}
        self.first.mark_refused("first" in fields)
        self.last.mark_refused("last" in fields)

    def _reload_when_chosen(self) -> None:
        # A day from the calendar is whole at once; a typed one only when the field is left.
        if _is_day(self.first.typed()) and _is_day(self.last.typed()):
            self.reload()

    def _changed(self) -> None:
        self._offer()
        self.reload()
        self._check()

    def _only_row(self) -> None:
        line: TrailLine | None = self.list.chosen
        if line is not None:
            self._row = self._trail.of_row(*line.row).wanted
            self.kind.put("")
            self.reload()

    def _clear(self) -> None:
        self._row = AuditFilter()
        for each in (self.text, self.kind, self.who, self.action, self.first, self.last):
            each.put("")
        self.setWindowTitle(t("audit.title"))
        self._scope = None
        self.reload()

    # What is shown

    def _show_fields(self, line: TrailLine | None) -> None:
        self.fields.show_rows(() if line is None else line.changes)
        self.only_button.setEnabled(line is not None)

    def _check(self) -> None:
        # A hundred thousand entries take two seconds to follow.
        tasks.run(
            lambda _progress: self._trail.check(),
            self._show_state,
            self._context.notifier.fault,
            self,
        )

    def _show_state(self, state: object) -> None:
        assert isinstance(state, TrailState)
        whole = state.broken_at is None
        self.chain.setText(state_text(state))
        set_mark(self.chain, "role", "status")
        set_mark(self.chain, "status", "ok" if whole else "miss")
        self.chain_icon.show_icon(
            "circle-check" if whole else "circle-x", "ok" if whole else "miss"
        )

    # On paper

    def _on_paper(self, then: Callable[[PdfDocument], object]) -> None:
        about = filter_text(self.wanted, "" if self._scope is None else self._scope.title)
        wanted = self.wanted
        tasks.run(
            lambda _progress: self._trail.paper(wanted, about),
            lambda made: then(cast("PdfDocument", made)),
            self._context.notifier.fault,
            self,
        )

    def _print(self, document: PdfDocument) -> None:
        shown = Shown(document, PdfPages.of(document.data))
        self.output.print_report(shown, self._context.moment)


def _title(scope: TrailScope | None) -> str:
    return t("audit.title") if scope is None else t("audit.title_of", subject=scope.title)


def _is_day(typed: Typed) -> bool:
    try:
        return isinstance(read_date(typed, ""), date | None)
    except Refused:
        return False


def _columns() -> list[ListColumn]:
    return [
        ListColumn(t("audit.column.when"), when_text),
        ListColumn(t("audit.column.who"), lambda line: line.who, most=150),
        ListColumn(
            t("audit.column.action"), action_text, look=lambda line: (LOOKS[line.action][0], "")
        ),
        ListColumn(t("audit.column.kind"), lambda line: line.kind, most=170),
        ListColumn(t("audit.column.subject"), lambda line: line.subject, 3),
        ListColumn(t("audit.column.changes"), changes_text, 4),
    ]


def _field_columns() -> list[ListColumn]:
    nothing = t("common.no_value")
    return [
        ListColumn(t("audit.detail.field"), lambda each: each.label, most=220),
        ListColumn(t("audit.detail.old"), lambda each: each.old or nothing, 1),
        ListColumn(t("audit.detail.new"), lambda each: each.new or nothing, 1),
    ]
