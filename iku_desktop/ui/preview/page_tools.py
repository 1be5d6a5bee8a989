"""The tools of the preview for pages and zoom: back and on, a page by its number, nearer and farther."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from iku_desktop.presentation.texts import t
from iku_desktop.ui.forms.buttons import IconOnlyButton
from iku_desktop.ui.forms.inputs import ChoiceInput
from iku_desktop.ui.preview.pdf_view import FIT_PAGE, FIT_WIDTH, ZOOMS
from iku_desktop.ui.theme import Theme

MOST_PAGES = 9999


class PageTools(QWidget):
    """Shows which page is in view and asks for another; pages count from 0."""

    page_wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._page, self._count = 0, 0
        self.before = QLabel(t("laporan.page"))
        self.field = QLineEdit()
        self.field.setValidator(QIntValidator(1, MOST_PAGES, self))
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.setAccessibleName(t("laporan.page_number"))
        self.page_label = QLabel()
        self.previous_button = IconOnlyButton(theme, "chevron-left", t("laporan.previous_page"))
        self.next_button = IconOnlyButton(theme, "chevron-right", t("laporan.next_page"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 6, 0)
        row.setSpacing(4)
        for widget in (
            *(self.previous_button, self.before, self.field, self.page_label),
            self.next_button,
        ):
            row.addWidget(widget)
        self.previous_button.clicked.connect(lambda: self.page_wanted.emit(self._page - 1))
        self.next_button.clicked.connect(lambda: self.page_wanted.emit(self._page + 1))
        self.field.editingFinished.connect(self._typed)
        theme.changed.connect(self._fit)
        self._fit()

    def show_page(self, page: int, count: int) -> None:
        """Show the page in view among all, or that there are none."""
        self._page, self._count = page, count
        self.field.setText(str(page + 1) if count else "")
        self.before.setVisible(count > 0)
        self.field.setVisible(count > 0)
        words = t("laporan.page_of", count=count) if count else t("laporan.no_page")
        self.page_label.setText(words)
        self.previous_button.setEnabled(count > 0 and page > 0)
        self.next_button.setEnabled(page + 1 < count)

    def _typed(self) -> None:
        typed = self.field.text()
        if typed and self._count and int(typed) != self._page + 1:
            self.page_wanted.emit(min(max(int(typed), 1), self._count) - 1)
        self.show_page(self._page, self._count)

    def _fit(self) -> None:
        self.field.setFixedWidth(self._theme.px(46))


class ZoomTools(QWidget):
    """Nearer, farther, or one of the sizes; `wanted` carries a zoom, `stepped` +1 or -1."""

    wanted = Signal(float)
    stepped = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.out_button = IconOnlyButton(theme, "zoom-out", t("laporan.zoom_out"))
        self.in_button = IconOnlyButton(theme, "zoom-in", t("laporan.zoom_in"))
        fits = ((FIT_WIDTH, "fit_width"), (FIT_PAGE, "fit_page"))
        self.zoom = ChoiceInput(
            [
                *((str(each), t(f"laporan.{key}")) for each, key in fits),
                *(
                    (str(each), t("laporan.zoom_percent", percent=round(each * 100)))
                    for each in ZOOMS
                ),
            ]
        )
        self.zoom.show_whole()
        self.zoom.describe(t("laporan.zoom"), t("laporan.zoom_hint"))
        self.zoom.setToolTip(t("laporan.zoom_hint"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 6, 0)
        row.setSpacing(4)
        for widget in (self.out_button, self.zoom, self.in_button):
            row.addWidget(widget)
        self.out_button.clicked.connect(lambda: self.stepped.emit(-1))
        self.in_button.clicked.connect(lambda: self.stepped.emit(1))
        self.zoom.edited.connect(lambda: self.wanted.emit(float(str(self.zoom.typed()))))

    def show_zoom(self, zoom: float) -> None:
        """Show the zoom in force."""
        self.zoom.put(str(zoom))
