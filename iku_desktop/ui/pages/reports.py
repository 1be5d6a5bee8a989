"""The page Laporan: the list of reports, the very pages that are printed, what the quarter still needs."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from iku_desktop.domain.closing_models import Readiness
from iku_desktop.domain.outcomes import PdfDocument, ReportGroup, ReportKind
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.problems import Refused, Unavailable
from iku_desktop.domain.villages import VillageKind
from iku_desktop.presentation.evidence_words import short_name
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text, unavailable_text
from iku_desktop.ui import tasks
from iku_desktop.ui.doors import door_of
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.forms.rows_list import RowsList
from iku_desktop.ui.page import Door, Page
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.letter_desk import LetterDesk
from iku_desktop.ui.pages.quarter_desk import QuarterDesk
from iku_desktop.ui.pages.report_list import report_rows
from iku_desktop.ui.pages.report_maker import ReportMaker, Shown, Wanted
from iku_desktop.ui.pages.report_output import ReportOutput
from iku_desktop.ui.preview.preview_panel import PreviewPanel
from iku_desktop.ui.widgets.buttons import IconButton
from iku_desktop.ui.widgets.card import label
from iku_desktop.ui.widgets.progress_panel import ProgressPanel
from iku_desktop.ui.widgets.readiness import ReadinessCard
from iku_desktop.ui.widgets.report_actions import ReportActions
from iku_desktop.ui.widgets.sided import Sided
from iku_desktop.ui.widgets.tool_head import ToolHead

MOST_NAMED = 3


class ReportsPage(Page):
    """Makes the chosen report in the background and shows it; saving and printing use the same bytes."""

    key = "reports"
    icon = "printer"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme = context.theme
        self._moment = context.moment
        self._kinds: dict[str, ReportKind] = {}
        self._wanted: Wanted | None = None
        self._when_made: Callable[[], object] | None = None
        self._has_ended = False
        self.shown: Shown | None = None
        self.maker = ReportMaker(context.services.reports, self)
        self.output = ReportOutput(context, self)
        self.quarter = QuarterDesk(context, self)
        self.letters = LetterDesk(context, self)
        self.list = RowsList(theme, t("laporan.list"))
        self.preview = PreviewPanel(theme, self.maker.render)
        self.readiness = ReadinessCard(theme)
        self.progress = ProgressPanel(context)
        self.buttons = ReportActions(theme)
        self.folder_button = IconButton(theme, "folder-open", t("laporan.open_folder"), "tool")
        self.side_button = IconButton(theme, "panel-right", t("laporan.show_side"), "tool")
        self.sided = Sided(theme, self._middle(), self._right_side())
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        about = label(t("laporan.about"), "subtitle")
        tools = (self.folder_button, self.side_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 10)
        column.setSpacing(8)
        column.addWidget(self.sided, 1)
        # Added last, so that Tab and the first focus begin with the list.
        column.insertWidget(0, ToolHead(t(f"page.{self.key}"), (about,), tools))

    def _middle(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(_card(self.list), 20)
        row.addWidget(_card(self.preview), 66)
        return holder

    def _right_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.readiness, 1)
        column.addWidget(self.progress)
        column.addWidget(self.buttons)
        return side

    def _connect(self) -> None:
        self.list.row_chosen.connect(lambda _key: self._choose())
        self.preview.paper_chosen.connect(lambda _paper: self._make())
        self.preview.village_chosen.connect(self._make)
        self.preview.making.cancelled.connect(self._stop)
        self.preview.making.again_wanted.connect(self._make)
        self.maker.made.connect(self._show_made)
        self.maker.failed.connect(self._say_why_not)
        self.maker.progressed.connect(self.preview.making.show_progress)
        self.output.left.connect(self._paper_left)
        self.readiness.line_opened.connect(lambda line: self.context.open_door(door_of(line)))
        self.progress.step_wanted.connect(self._ask_step)
        self.folder_button.clicked.connect(self.output.open_folder)
        self.side_button.clicked.connect(self.sided.turn)
        self.side_button.setVisible(self.sided.is_folded)
        self.sided.folded.connect(self._side_folded)
        buttons = self.buttons
        buttons.save_button.clicked.connect(self.save)
        buttons.print_button.clicked.connect(self.print_report)
        buttons.sign_button.clicked.connect(self.sign)
        buttons.close_button.clicked.connect(lambda: self.quarter.ask_close(self._moment))
        buttons.reopen_button.clicked.connect(lambda: self.quarter.ask_reopen(self._moment))
        buttons.history_button.clicked.connect(lambda: self.quarter.show_history(self._moment))
        buttons.activity_button.clicked.connect(self._record_letters)

    @property
    def document(self) -> PdfDocument | None:
        """The document that is shown, None while there is none."""
        return None if self.shown is None else self.shown.document

    @property
    def kind(self) -> ReportKind | None:
        """The chosen report."""
        return self._kinds.get(self.list.chosen)

    def show_moment(self, moment: Moment) -> None:
        """Show the reports of a moment, and make the chosen one anew."""
        self._moment = moment
        self._kinds = {kind.key: kind for kind in self.context.services.reports.kinds()}
        self._show_list()
        self._choose()

    def go_to(self, door: Door) -> None:
        """Choose the report `kind`, and do what `act` names once it is made (save, print) or at once."""
        kind = str(door.hints.get("kind", ""))
        if kind in self._kinds:
            self.list.choose(kind)
        acts: dict[str, Callable[[], object]] = {
            "close": lambda: self.quarter.ask_close(self._moment),
            "reopen": lambda: self.quarter.ask_reopen(self._moment),
            "history": lambda: self.quarter.show_history(self._moment),
            "save": lambda: self._once_made(self.save),
            "print": lambda: self._once_made(self.print_report),
            "sign": lambda: self._once_made(self.sign),
        }
        act = acts.get(str(door.hints.get("act", "")))
        if act is not None:
            act()

    def _once_made(self, act: Callable[[], object]) -> None:
        if self.shown is not None:
            act()
            return
        if self._has_ended:
            # What was stopped or refused is tried again, else nothing would happen and nothing be said.
            self._make()
        self._when_made = act

    def _show_list(self) -> None:
        standings = self.context.services.progress.standings(self._moment)
        self.list.show_rows(report_rows(tuple(self._kinds.values()), self._moment, standings))
        kind = self.kind
        if kind is not None:
            self.progress.show_standing(standings[kind.key])

    def _choose(self) -> None:
        kind = self.kind
        if kind is None:
            return
        self.preview.offer_papers(kind.papers)
        self.preview.offer_villages(self._villages() if kind.per_village else ())
        self.progress.show_standing(self.context.services.progress.standing(kind.key, self._moment))
        self._show_checklist(kind)
        self._make()

    def _show_checklist(self, kind: ReportKind) -> None:
        services = self.context.services
        readiness: Readiness = services.closings.readiness(self._moment)
        self.buttons.show_quarter(readiness)
        if kind.group is ReportGroup.QUARTER:
            self.readiness.show_readiness(readiness)
        else:
            lines = services.reports.concerns(kind.key, self._moment)
            self.readiness.show_lines(kind.title, lines)

    def _villages(self) -> tuple[tuple[str, str], ...]:
        rows = self.context.services.villages.rows()
        return tuple(
            (row.village.id, row.village.name)
            for row in rows
            if row.village.kind is not VillageKind.KELURAHAN
        )

    def _make(self) -> None:
        kind = self.kind
        if kind is None:
            return
        villages = self.preview.village.villages if kind.per_village else ()
        self._wanted = Wanted(kind.key, self._moment, self.preview.paper.paper, villages)
        self._when_made, self._has_ended = None, False
        self._show_document(None)
        self.preview.begin(t("laporan.making"))
        self.maker.make(self._wanted)

    def _stop(self) -> None:
        self._has_ended = True
        self.maker.cancel()
        self.preview.show_message(t("laporan.stopped"), again=True)

    def _show_made(self, shown: object) -> None:
        assert isinstance(shown, Shown)
        self._show_document(shown)
        self.preview.show_pages(shown.pages)
        self._offer_letters()
        act, self._when_made = self._when_made, None
        if act is not None:
            act()

    def _show_document(self, shown: Shown | None) -> None:
        self.shown = shown
        self.buttons.show_document(self.document)
        self.buttons.say("" if shown is None else self._note(shown.document))

    def _note(self, document: PdfDocument) -> str:
        """What is to be known of the document that is shown, "" for nothing."""
        if document.lacks:
            names = t("report.comma").join(map(short_name, document.lacks[:MOST_NAMED]))
            return t("laporan.lacks", count=len(document.lacks), files=names)
        # Reports with steps say it at their steps.
        waits = not document.final and self.progress.isHidden()
        return t("laporan.sign_waits") if waits else ""

    def _say_why_not(self, fault: object) -> None:
        self._when_made, self._has_ended = None, True
        if isinstance(fault, Refused):
            self.preview.show_message("\n".join(map(problem_text, fault.problems)))
        elif isinstance(fault, Unavailable):
            self.preview.show_message(unavailable_text(fault), again=True)
        elif isinstance(fault, tasks.Cancelled):
            self.preview.show_message(t("laporan.stopped"), again=True)
        elif isinstance(fault, Exception):
            self.preview.show_message(t("laporan.not_made"), again=True)
            raise fault

    def save(self) -> None:
        """Save what is shown; letters get their numbers first."""
        self._with_numbers(lambda shown: self.output.ask_where_to_save(shown.document))

    def print_report(self) -> None:
        """Print what is shown; letters get their numbers first."""
        self._with_numbers(lambda shown: self.output.print_report(shown, self._moment))

    def sign(self) -> None:
        """Sign what is shown; a draft is refused in words."""
        if self.shown is not None:
            self.quarter.ask_signature(self.shown.document, self._moment)

    def _with_numbers(self, go: Callable[[Shown], object]) -> None:
        shown, wanted = self.shown, self._wanted
        if shown is None or wanted is None:
            return
        if not self.letters.needs_numbers(wanted, shown.document):
            go(shown)
            return

        def go_on() -> None:
            if self.shown is not None:
                go(self.shown)

        def issue(make: Callable[[], PdfDocument]) -> None:
            self._show_document(None)
            self.preview.begin(t("laporan.making"))
            self._when_made = go_on
            self.maker.open_document(make)

        self.letters.ask_issue(wanted, issue)

    def _offer_letters(self) -> None:
        wanted = self._wanted
        self.buttons.offer_letters(0 if wanted is None else len(self.letters.unrecorded(wanted)))

    def _record_letters(self) -> None:
        if self._wanted is not None:
            self.letters.record(self.letters.unrecorded(self._wanted))

    def _ask_step(self, step: object) -> None:
        if self.kind is not None:
            self.quarter.ask_step(step, self.kind, self._moment)  # type: ignore[arg-type]

    def _paper_left(self) -> None:
        self._show_list()
        self._offer_letters()

    def _side_folded(self, folded: bool) -> None:
        # Where both fit there is nothing to fold; where they don't, what was opened can be put away.
        self.side_button.setVisible(folded or not self.sided.has_room)
        self.side_button.setText(t("laporan.show_side" if folded else "laporan.hide_side"))


def _card(inside: QWidget) -> QFrame:
    card = QFrame()
    set_mark(card, "role", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(1, 6, 1, 1)
    column.addWidget(inside)
    return card
