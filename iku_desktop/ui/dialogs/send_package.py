"""*Kirim paket*: what goes, since when, which quarter, and where the file is saved (a USB stick)."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from iku_desktop.domain.package_models import EVERYTHING, Packed, PackOrder, PackPreview
from iku_desktop.domain.packages import Purpose
from iku_desktop.domain.periods import QUARTERS, Quarter
from iku_desktop.domain.problems import Refused
from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.evidence_words import size_text
from iku_desktop.presentation.package_words import counts_text, quarter_part_text, when_text
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import quarter_text
from iku_desktop.ui import tasks
from iku_desktop.ui.dialogs.progress import run_with_progress
from iku_desktop.ui.forms.field import FieldSpec
from iku_desktop.ui.forms.form import Form
from iku_desktop.ui.forms.inputs import ChoiceInput, SwitchInput
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.widgets.buttons import LinkButton
from iku_desktop.ui.widgets.card import label

WIDTH = 600
OFFICE = ""
SENT_OFFERED = 6


class SendPackageDialog(QDialog):
    """Shows what a choice would send before it is saved; the result stays until it is closed."""

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._packages = context, context.services.packages
        self._asked = 0
        self.preview: PackPreview | None = None
        self.setWindowTitle(t("packages.send_title"))
        self.finished.connect(self.deleteLater)
        self.form = Form(self._rows())
        self.holds = label("", "card-title", wraps=True)
        self.details = label("", "text2", wraps=True)
        self.problem = label("", "problem", wraps=True)
        self.esakip_link = LinkButton(context.theme, "table-2", t("packages.esakip_link"))
        self.leave_button = QPushButton(t("forms.cancel"))
        self.go_button = QPushButton(t("packages.save_verb"))
        self._lay_out()
        self.form.edited.connect(self._look)
        self.esakip_link.clicked.connect(self._open_esakip)
        self.leave_button.clicked.connect(self.reject)
        self.go_button.clicked.connect(self.ask_where)
        self._look()

    def _rows(self) -> tuple[FieldSpec, ...]:
        sections = self._context.services.settings.sections()
        what = [(OFFICE, t("packages.send_office"))]
        what += [(each.code, each.name) for each in sections]
        sent = self._packages.sent()[:SENT_OFFERED]
        since = [("", t("packages.send_everything"))]
        since += [
            (
                str(each.sequence),
                t("packages.send_since", number=each.sequence, at=when_text(each.made_at)),
            )
            for each in sent
        ]
        return (
            FieldSpec("what", t("packages.what"), lambda: ChoiceInput(what)),
            FieldSpec(
                *("quarter", t("packages.quarter"), lambda: ChoiceInput(self._quarters())),
                hint=t("packages.quarter_hint"),
            ),
            FieldSpec(
                *("since", t("packages.since"), lambda: ChoiceInput(since)),
                hint=t("packages.since_hint"),
            ),
            FieldSpec("documents", "", lambda: SwitchInput(t("packages.with_documents"))),
        )

    def _quarters(self) -> list[tuple[str, str]]:
        year, today = self._context.moment.year, self._context.services.context.today
        every = [Quarter(year, number) for number in QUARTERS]
        begun = [each for each in every if each.start <= today]
        return [
            ("", t("packages.quarter_newest")),
            *((str(each.number), quarter_text(each)) for each in begun),
        ]

    def _lay_out(self) -> None:
        set_mark(self.go_button, "role", "primary")
        self.go_button.setAutoDefault(False)
        self.leave_button.setDefault(True)
        card = QFrame()
        set_mark(card, "role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(14, 10, 14, 10)
        inside.setSpacing(4)
        for widget in (self.holds, self.details, self.problem):
            inside.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.esakip_link)
        buttons.addStretch(1)
        buttons.addWidget(self.leave_button)
        buttons.addWidget(self.go_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(label(t("packages.send_about"), "text2", wraps=True))
        column.addWidget(self.form)
        column.addWidget(card)
        column.addLayout(buttons)
        self.setMinimumWidth(min(self._context.theme.px(WIDTH), 900))

    @property
    def order(self) -> PackOrder:
        """What is chosen."""
        return _order(self.form.typed(), self._context.moment.year)

    def _look(self) -> None:
        """Show what the choice holds; an answer to an earlier choice is passed over."""
        order = self.order
        office = order.purpose is Purpose.QUARTER
        self.form.fields["quarter"].setVisible(office)
        self.form.fields["documents"].setVisible(not office)
        self.esakip_link.setVisible(office)
        self._asked += 1
        asked = self._asked
        self.problem.hide()
        self.go_button.setEnabled(False)
        tasks.run(
            lambda _progress: self._packages.preview(order),
            lambda found: self._show(found) if asked == self._asked else None,
            self._failed,
            self,
        )

    def _show(self, found: object) -> None:
        assert isinstance(found, PackPreview)
        self.preview = found
        self.holds.setText(t("packages.will_hold", counts=counts_text(found.counts)))
        lines = [t("packages.will_be", number=found.sequence, name=found.name)]
        if found.quarter is not None:
            lines.append(t("packages.tells_quarter", quarter=quarter_part_text(found.quarter)))
        if found.fingerprint:
            lines.append(t("packages.own_key", fingerprint=found.fingerprint))
        self.details.setText("\n".join(lines))
        self.go_button.setEnabled(True)

    def ask_where(self) -> None:
        """Ask where to save; the name is proposed."""
        dialog = QFileDialog(self, t("packages.save_title"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(t("packages.files"))
        dialog.setDefaultSuffix("ikupak")
        dialog.selectFile(self.preview.name if self.preview else "")
        dialog.fileSelected.connect(lambda name: self.save(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save(self, path: Path) -> None:
        """Make the package in that file."""
        order = self.order
        self.problem.hide()
        run_with_progress(
            t("packages.packing", file=path.name),
            lambda report: self._packages.pack(path, order, report),
            self._saved,
            self._failed,
            self,
        )

    def _saved(self, found: object) -> None:
        assert isinstance(found, Packed)
        self._context.tell_saved(found.manifest.made_at)
        self._context.data_changed.emit()
        self.form.hide()
        self.go_button.hide()
        self.leave_button.setText(t("forms.close"))
        self.holds.setText(t("packages.saved", file=found.path.name))
        lines = [
            t("packages.saved_in", folder=found.path.parent, size=size_text(found.size)),
            t("packages.holds", counts=counts_text(found.manifest.counts)),
            t("packages.own_key", fingerprint=found.manifest.sender.fingerprint),
            t("packages.tell_key"),
        ]
        self.details.setText("\n".join(lines))
        if found.lacking:
            names = ", ".join(found.lacking)
            self._say(t("packages.saved_without", count=len(found.lacking), names=names))

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()

    def _failed(self, fault: Exception) -> None:
        if isinstance(fault, tasks.Cancelled):
            self._say(t("packages.cancelled"))
        elif isinstance(fault, Refused):
            self.form.show_problems(fault.problems)
        else:
            self._context.notifier.fault(fault)

    def _open_esakip(self) -> None:
        from iku_desktop.ui.dialogs.esakip import EsakipDialog

        EsakipDialog(self._context, self).open()


def _order(typed: Mapping[str, Typed], year: int) -> PackOrder:
    section, quarter = str(typed["what"]), str(typed["quarter"])
    since = int(str(typed["since"] or EVERYTHING))
    if section:
        return PackOrder(section, bool(typed["documents"]), since, Purpose.SECTION)
    asked = Quarter(year, int(quarter)) if quarter else None
    return PackOrder(since=since, quarter=asked)
