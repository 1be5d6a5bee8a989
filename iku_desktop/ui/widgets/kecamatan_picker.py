"""Type-to-find of a kecamatan: the field, what was found, and the villages that come with it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from iku_desktop.presentation.start_words import village_codes, village_counts
from iku_desktop.presentation.texts import t
from iku_desktop.services import kecamatan
from iku_desktop.storage.regions import Kecamatan
from iku_desktop.ui import tasks
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.icons import icon
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.card import label
from iku_desktop.ui.widgets.kecamatan_list import KecamatanList
from iku_desktop.ui.widgets.village_names import ROW, VillageNames

MOST_ROWS, LEAST_ROWS = 3, 4
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 3, Qt.Key.Key_PageUp: -3}


class KecamatanPicker(QWidget):
    """`picked` carries the Kecamatan that is current, None while nothing fits; `taken` on Enter."""

    picked = Signal(object)
    taken = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._is_ready = False
        self.field = QLineEdit()
        self.field.setPlaceholderText(t("start.search_hint"))
        self.field.setAccessibleName(t("start.kecamatan"))
        self.field.setClearButtonEnabled(True)
        self.found = KecamatanList(theme)
        self.nothing = label(t("start.nothing"), "warning", wraps=True)
        self.count, self.codes = label("", "field-label"), label("", "small")
        self.about = label("", "hint", wraps=True)
        self.names = VillageNames(theme)
        self._lay_out()
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.found.moved.connect(self._show)
        self.found.taken.connect(self.taken)
        theme.changed.connect(self._dress)
        self._search("")
        self._dress()
        # The country's list is unpacked beside the window; typing before that is looked up then.
        tasks.run(lambda _: kecamatan.find("ranuyoso"), self._ready, self._ready, self)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.codes)
        scroll = QScrollArea()
        scroll.setWidget(self.names)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._villages = scroll
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(t("start.villages", villages=""))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(t("start.kecamatan"), "field-label"))
        column.addWidget(self.field)
        column.addWidget(self.found)
        column.addWidget(self.nothing)
        column.addLayout(head)
        column.addWidget(scroll, 1)
        column.addWidget(self.about)

    def _ready(self, _result: object) -> None:
        self._is_ready = True
        self._search(self.field.text())

    def _search(self, typed: str) -> None:
        found = kecamatan.find(typed) if self._is_ready else ()
        self.found.show_found(found, typed)
        self.found.setVisible(bool(found))
        self.nothing.setVisible(bool(typed.strip()) and self._is_ready and not found)
        self._fit()
        if not found:
            self._show(None)

    def _fit(self) -> None:
        rows = min(MOST_ROWS, self.found.count())
        height = self.found.sizeHintForRow(0) if rows else 0
        self.found.setFixedHeight(rows * height + 2)

    def _show(self, found: object) -> None:
        assert found is None or isinstance(found, Kecamatan)
        names = tuple(name for _, name in found.villages) if found else ()
        self.names.show_names(names)
        if found is None:
            self.count.setText("")
            self.codes.setText("")
            self.about.setText("")
        else:
            counts = village_counts(found.desa_count, found.kelurahan_count)
            self.count.setText(t("start.villages", villages=counts))
            self.codes.setText(village_codes(code for code, _ in found.villages))
            key = "start.villages_kelurahan" if found.kelurahan_count else ""
            self.about.setText(t(key) if key else "" if names else t("start.no_villages"))
        self.about.setVisible(bool(self.about.text()))
        self.picked.emit(found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move among what was found, Enter takes it, while typing goes on."""
        if watched is self.field and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() in STEPS:
                row = self.found.currentRow() + STEPS[Qt.Key(event.key())]
                self.found.setCurrentRow(max(0, min(row, self.found.count() - 1)))
                return True
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.type() == QEvent.Type.KeyPress and is_enter and self.found.current:
                self.taken.emit()
                return True
        return super().eventFilter(watched, event)

    def _dress(self) -> None:
        set_mark(self.field, "role", "search")
        for action in self.field.actions():
            if action.objectName() == "search":
                self.field.removeAction(action)
        glass = self.field.addAction(
            icon("search", "accent", self._theme), QLineEdit.ActionPosition.LeadingPosition
        )
        glass.setObjectName("search")
        self._villages.setMinimumHeight(self._theme.px(LEAST_ROWS * ROW))
        self._fit()
