"""*Buat berkas bantuan*: every part can be read before it is saved; data goes along only where ticked."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from iku_desktop.domain.problems import Refused
from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.evidence_words import size_text
from iku_desktop.presentation.support_words import part_text
from iku_desktop.presentation.texts import t
from iku_desktop.services.support_bundle import (
    Asked,
    bundle_name,
    collect,
    save,
    save_with_data,
)
from iku_desktop.ui import tasks
from iku_desktop.ui.dialogs.progress import run_with_progress
from iku_desktop.ui.forms.field import FieldSpec
from iku_desktop.ui.forms.form import Form
from iku_desktop.ui.forms.inputs import SwitchInput
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.forms.password_input import PasswordInput
from iku_desktop.ui.notifier import Notifier
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.buttons import answer_row
from iku_desktop.ui.widgets.card import label

WIDTH, HEIGHT, LIST_WIDTH = 860, 590, 310
SECRETS = ("passphrase", "passphrase_again")


class SupportBundleDialog(QDialog):
    """Collects when it opens, shows what there is, saves where it is told, and says what was saved."""

    def __init__(self, theme: Theme, notifier: Notifier, asked: Asked, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._notifier, self._asked = theme, notifier, asked
        self._collecting: tasks.Task | None = None
        self.texts: dict[str, str] = {}
        self.setWindowTitle(t("support.title"))
        self.finished.connect(self._leave)
        self.state = label(t("support.collecting"), "strong", wraps=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(t("support.collecting"))
        self.parts = QListWidget()
        self.parts.setAccessibleName(t("support.parts"))
        self.parts.currentRowChanged.connect(self._show_part)
        self.content = QPlainTextEdit()
        self.content.setReadOnly(True)
        self.content.setTabChangesFocus(True)
        self.form = Form(_rows())
        self.form.edited.connect(self._show_secrets)
        self.save_button = QPushButton(t("support.save"))
        self.leave_button = QPushButton(t("forms.cancel"))
        set_mark(self.save_button, "role", "primary")
        self.save_button.setAutoDefault(False)
        self.save_button.setEnabled(False)
        self.leave_button.setDefault(True)
        self.save_button.clicked.connect(self.ask_where)
        self.leave_button.clicked.connect(self.reject)
        self._lay_out()
        self.form.setVisible(asked.office is not None)
        self._show_secrets()
        self._collect()

    def _lay_out(self) -> None:
        shown = QHBoxLayout()
        shown.setSpacing(8)
        shown.addWidget(self.parts)
        shown.addWidget(self.content, 1)
        self.parts.setFixedWidth(self._theme.px(LIST_WIDTH))
        self.parts.setWordWrap(True)
        set_mark(self.parts, "role", "rows")
        buttons = answer_row(self.leave_button, self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(label(t("support.about"), "text2", wraps=True))
        column.addWidget(self.state)
        column.addWidget(self.bar)
        column.addLayout(shown, 1)
        column.addWidget(self.form)
        column.addLayout(buttons)
        room = self.screen().availableGeometry()
        width, height = self._theme.px(WIDTH), self._theme.px(HEIGHT)
        self.resize(min(width, room.width() - 40), min(height, room.height() - 60))

    def _collect(self) -> None:
        asked = self._asked
        self._collecting = tasks.run(
            lambda report: collect(asked, report), self._collected, self._failed, self, self._told
        )

    def _told(self, count: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(count)

    def _collected(self, found: object) -> None:
        assert isinstance(found, dict)
        self._collecting = None
        self.texts = found
        self.bar.hide()
        self.state.setText(t("support.parts"))
        self.parts.addItems([f"{name} – {part_text(name)}" for name in self.texts])
        for row, name in enumerate(self.texts):
            item = self.parts.item(row)
            item.setToolTip(f"{name} – {part_text(name)}")
        self.parts.setCurrentRow(0)
        self.save_button.setEnabled(True)

    def _show_part(self, row: int) -> None:
        name = list(self.texts)[row]
        self.content.setAccessibleName(t("support.content", name=name))
        self.content.setPlainText(self.texts[name])

    def _show_secrets(self) -> None:
        """A passphrase is asked for only where there is data to seal."""
        for key in SECRETS:
            self.form.fields[key].setVisible(self.with_data)

    @property
    def with_data(self) -> bool:
        """Whether a copy of the office goes along."""
        return self._asked.office is not None and bool(self.form.fields["with_data"].typed())

    def ask_where(self) -> None:
        """Ask where to save; the name is proposed."""
        dialog = QFileDialog(self, t("support.save_title"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(t("support.files"))
        dialog.setDefaultSuffix("zip")
        dialog.selectFile(bundle_name(self._asked.clock.now()))
        dialog.fileSelected.connect(lambda name: self.save(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save(self, path: Path) -> None:
        """Save there, with the data where that is ticked."""
        self.form.show_problems(())
        asked, texts, typed = self._asked, self.texts, dict(self.form.typed())
        with_data = self.with_data

        def work(report: tasks.Progress) -> None:
            if with_data:
                save_with_data(asked, path, texts, typed, report)
            else:
                save(asked, path, texts)

        run_with_progress(
            t("support.saving"),
            work,
            lambda _nothing: self._saved(path, typed if with_data else {}),
            self._failed,
            self,
        )

    def _saved(self, path: Path, typed: Mapping[str, Typed]) -> None:
        words = t(
            "support.saved",
            file=path.name,
            folder=path.parent,
            size=size_text(path.stat().st_size),
        )
        kind = ("sealed" if typed.get("passphrase") else "data") if typed else "plain"
        self.state.setText(f"{words}. {t(f'support.saved_{kind}')}")
        self.form.hide()
        self.save_button.hide()
        self.leave_button.setText(t("forms.close"))

    def _failed(self, fault: Exception) -> None:
        if isinstance(fault, tasks.Cancelled):
            self.bar.hide()
            self.state.setText(t("support.cancelled"))
        elif isinstance(fault, Refused):
            self.form.show_problems(fault.problems)
        else:
            self._notifier.fault(fault)

    def _leave(self) -> None:
        if self._collecting is not None:
            self._collecting.cancel()
        self.deleteLater()


def _rows() -> tuple[FieldSpec | tuple[FieldSpec, ...], ...]:
    return (
        FieldSpec(
            "with_data",
            "",
            lambda: SwitchInput(t("support.with_data")),
            hint=t("support.with_data_hint"),
        ),
        (
            FieldSpec("passphrase", t("support.passphrase"), PasswordInput),
            FieldSpec("passphrase_again", t("support.passphrase_again"), PasswordInput),
        ),
    )
