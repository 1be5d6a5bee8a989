"""The first start: practice, a new office of a kecamatan, or a folder that already has one."""

from itertools import chain, count
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from iku_desktop.domain.problems import Unavailable
from iku_desktop.paths import OfficePaths
from iku_desktop.presentation.backup_words import copy_text
from iku_desktop.presentation.language import Language, speaking
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import unavailable_text
from iku_desktop.services.folder_kinds import refuse_shared
from iku_desktop.services.restoring import copies_here
from iku_desktop.storage.regions import Kecamatan
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.buttons import IconButton, answer_row
from iku_desktop.ui.widgets.card import label, rule
from iku_desktop.ui.widgets.choice_card import ChoiceCard
from iku_desktop.ui.widgets.icon_label import IconLabel
from iku_desktop.ui.widgets.kecamatan_picker import KecamatanPicker

WIDTH = 956


class StartPage(QWidget):
    """Shown where no office is open; each signal says what the clerk decided on, and where."""

    practice_wanted = Signal(object)
    office_wanted = Signal(object, str)
    folder_wanted = Signal(object)
    restore_wanted = Signal(object)
    leave_wanted = Signal()

    def __init__(self, theme: Theme, paths: OfficePaths, *, offers_restore: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._known = paths
        self._paths = free_paths(paths)
        self._picked: Kecamatan | None = None
        about = t("start.practice_about")
        self.practice = ChoiceCard(theme, "graduation-cap", t("start.practice"), about)
        self.folder = ChoiceCard(theme, "folder-open", t("start.open"), t("start.open_about"))
        about = t("backup.start_about")
        self.restore = ChoiceCard(theme, "rotate-ccw", t("backup.start"), about)
        about = t("start.office_about")
        self.office = ChoiceCard(theme, "landmark", t("start.office"), about)
        self.picker = KecamatanPicker(theme)
        self.place = label("", "strong")
        self.place_problem = label("", "problem", wraps=True)
        self.change = IconButton(theme, "folder", t("start.change"))
        self.go = IconButton(theme, "arrow-right", "", "primary", "on_accent")
        self._is_office = paths.database.exists()
        words = t("start.back", folder=paths.folder.name) if self._is_office else t("start.leave")
        self.leave = QPushButton(words.replace("&", "&&"))
        self._group = QButtonGroup(self)
        self._lay_out()
        self._connect()
        theme.changed.connect(self._dress)
        self._dress()
        (self.restore if offers_restore else self.office).radio.setChecked(True)
        self._show_place()
        first = self.go if offers_restore else self.picker.field
        self.setFocusProxy(first)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def paths(self) -> OfficePaths:
        """The folder that the program was opened with."""
        return self._known

    def _lay_out(self) -> None:
        self._fill_cards()
        left = QVBoxLayout()
        left.setSpacing(13)
        left.addWidget(self.practice, 1)
        left.addWidget(self.folder, 1)
        left.addWidget(self.restore, 1)
        cards = QHBoxLayout()
        cards.setSpacing(16)
        cards.addLayout(left, 34)
        cards.addWidget(self.office, 60)
        buttons = answer_row(self.leave, self.go)
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(self._head())
        column.addLayout(cards, 1)
        column.addLayout(buttons)
        self._center()

    def _center(self) -> None:
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(14, 14, 14, 14)
        row.addStretch(1)
        row.addWidget(self._inside, 100, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(middle)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(t("start.welcome"), "welcome"))
        words.addWidget(label(t("start.about"), "text2", wraps=True))
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(IconLabel(self._theme, "gauge", "accent", 34))
        head.addLayout(words, 1)
        return head

    def _fill_cards(self) -> None:
        place = t("start.practice_place", folder=str(practice_paths(self._known).folder))
        self.practice.body.addWidget(label(place, "hint", wraps=True))
        if copies := copies_here(self._known):
            newest = t("backup.start_newest", copy=copy_text(copies[0]))
            self.restore.body.addWidget(label(newest, "strong", wraps=True))
        for card in (self.practice, self.folder, self.restore):
            card.body.addStretch(1)
        self.office.body.addWidget(rule())
        self.office.body.addWidget(self.picker, 1)
        self.office.body.addWidget(rule())
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(t("start.place"), "field-label"))
        words.addWidget(self.place)
        row = QHBoxLayout()
        row.addLayout(words, 1)
        row.addWidget(self.change)
        self.office.body.addLayout(row)
        self.office.body.addWidget(self.place_problem)

    def _connect(self) -> None:
        for card in (self.practice, self.folder, self.restore, self.office):
            self._group.addButton(card.radio)
            card.chosen.connect(self._show_go)
        self.picker.picked.connect(self._pick)
        self.picker.taken.connect(self.start)
        self.picker.field.textEdited.connect(lambda _: self.office.radio.setChecked(True))
        self.change.clicked.connect(self._change_place)
        self.go.clicked.connect(self.start)
        self.leave.clicked.connect(self._leave)

    def _leave(self) -> None:
        if self._is_office:
            self.folder_wanted.emit(self._known)
        else:
            self.leave_wanted.emit()

    def _pick(self, found: object) -> None:
        assert found is None or isinstance(found, Kecamatan)
        self._picked = found
        self._show_go()

    def _show_go(self) -> None:
        words = t("start.office_none")
        if self.practice.radio.isChecked():
            words = t("start.practice_go")
        elif self.folder.radio.isChecked():
            words = t("start.open_go")
        elif self.restore.radio.isChecked():
            words = t("backup.start_go")
        elif self._picked is not None:
            words = t("start.office_go", name=self._picked.name)
        self.go.setText(words.replace("&", "&&"))
        can_begin = self._picked is not None and not self.place_problem.text()
        self.go.setEnabled(not self.office.radio.isChecked() or can_begin)

    def start(self) -> None:
        """Do what is chosen."""
        if self.practice.radio.isChecked():
            self.practice_wanted.emit(practice_paths(self._known))
        elif self.folder.radio.isChecked():
            self._choose(t("start.choose_office"), self._open_folder)
        elif self.restore.radio.isChecked():
            self.restore_wanted.emit(self._known)
        elif self._picked is not None and not self.place_problem.text():
            self.office_wanted.emit(self._paths, self._picked.code)

    def _open_folder(self, chosen: str) -> None:
        self.folder_wanted.emit(OfficePaths(Path(chosen)))

    def _change_place(self) -> None:
        self._choose(t("start.choose_place"), self.take_place)

    def take_place(self, chosen: str) -> None:
        """Keep the new office's data in that folder."""
        self._paths = OfficePaths(Path(chosen))
        self._show_place()
        try:
            refuse_shared(self._paths.folder)
        except Unavailable as fault:
            self.place_problem.setText(unavailable_text(fault))
        else:
            self.place_problem.setText("")
        self._show_go()

    def _choose(self, title: str, then: object) -> None:
        dialog = QFileDialog(self, title, str(self._paths.folder.parent))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(then)
        dialog.open()

    def _show_place(self) -> None:
        folder = str(self._paths.folder)
        wide = self._theme.px(380)
        self.place.setText(
            self.place.fontMetrics().elidedText(folder, Qt.TextElideMode.ElideMiddle, wide)
        )
        self.place.setToolTip(folder)

    def _dress(self) -> None:
        self._inside.setMaximumWidth(self._theme.px(WIDTH))
        self._show_place()


# A folder's name is data: it is the same whatever language the window speaks.
@speaking(Language.INDONESIAN)
def free_paths(paths: OfficePaths) -> OfficePaths:
    """That folder, or the first of `… 2`, `… 3` beside it that has no office yet."""
    name = paths.folder.name.removesuffix(f" {t('start.practice')}")
    candidates = chain([name], (f"{name} {number}" for number in count(2)))
    folders = (OfficePaths(paths.folder.with_name(each)) for each in candidates)
    # A folder that lost its database is its office's still.
    return next(each for each in folders if not each.database.exists() and not copies_here(each))


@speaking(Language.INDONESIAN)
def practice_paths(paths: OfficePaths) -> OfficePaths:
    """Where the practice office lives: beside the office's own folder, never in it."""
    own = t("start.practice")
    name = paths.folder.name.removesuffix(f" {own}")
    return OfficePaths(paths.folder.with_name(f"{name} {own}"))
