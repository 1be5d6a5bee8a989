"""The clerk's own headings beside the columns that a sheet wants, proposed where their names are near."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from iku_desktop.domain.import_models import ColumnMatch, SheetHead, WantedColumn
from iku_desktop.presentation.texts import t
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.forms.scrolled import scrolled
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.buttons import IconButton
from iku_desktop.ui.widgets.card import Card, label

Propose = Callable[[SheetHead], Mapping[str, str]]


class ColumnMatching(Card):
    """`applied` carries the matches that were chosen, of all sheets that lack a column."""

    applied = Signal(object)

    def __init__(self, theme: Theme, propose: Propose) -> None:
        super().__init__(t("importing.match_title"))
        self._theme, self._propose = theme, propose
        self._heads: tuple[SheetHead, ...] = ()
        self.boxes: dict[tuple[str, str], QComboBox] = {}
        self._holder = QWidget()
        self._sheets = QVBoxLayout(self._holder)
        self._sheets.setContentsMargins(0, 0, 0, 0)
        self._sheets.setSpacing(12)
        self.problem = label("", "problem", wraps=True)
        self.verb = IconButton(theme, "check", t("importing.match_verb"), "primary", "on_accent")
        self.verb.clicked.connect(self.apply)
        foot = QHBoxLayout()
        foot.addWidget(self.problem, 1)
        foot.addWidget(self.verb)
        self.body.addWidget(label(t("importing.match_about"), "text2", wraps=True))
        self.body.addWidget(scrolled(self._holder), 1)
        self.body.addLayout(foot)

    def show_heads(self, heads: Sequence[SheetHead]) -> None:
        """Show the sheets that lack a column, with what may be meant chosen already."""
        self._heads = tuple(each for each in heads if each.missing and each.left)
        self.boxes = {}
        self.problem.setText("")
        while (item := self._sheets.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for head in self._heads:
            self._sheets.addWidget(self._sheet(head))
        self._sheets.addStretch(1)

    def _sheet(self, head: SheetHead) -> QWidget:
        part = QWidget()
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label(t("importing.match_sheet", sheet=head.name), "strong"), 0, 0, 1, 2)
        proposed = self._propose(head)
        for row, column in enumerate(_needed_first(head), start=1):
            grid.addWidget(label(_title(column)), row, 0)
            box = self._box(head, column, proposed.get(column.key, ""))
            grid.addWidget(box, row, 1)
            self.boxes[head.sheet, column.key] = box
        return part

    def _box(self, head: SheetHead, column: WantedColumn, proposed: str) -> QComboBox:
        box = QComboBox()
        box.addItem(t("importing.match_none"), "")
        for heading in head.left:
            box.addItem(heading, heading)
        box.setCurrentIndex(max(0, box.findData(proposed)))
        box.setMinimumContentsLength(18)
        box.setAccessibleName(t("importing.match_name", column=column.title, sheet=head.name))
        box.activated.connect(lambda _at: self._take_from_others(head, box))
        return box

    def _take_from_others(self, head: SheetHead, chosen: QComboBox) -> None:
        """A heading stands for one column: chosen for another it is taken from the first."""
        for (sheet, _), box in self.boxes.items():
            same = box.currentData() == chosen.currentData()
            if sheet == head.sheet and box is not chosen and same:
                box.setCurrentIndex(0)
        self.problem.setText("")
        for box in self.boxes.values():
            set_mark(box, "refused", value=False)

    @property
    def matches(self) -> tuple[ColumnMatch, ...]:
        """What is chosen now."""
        return tuple(
            ColumnMatch(each.sheet, each.headings, self._chosen(each)) for each in self._heads
        )

    def _chosen(self, head: SheetHead) -> dict[str, str]:
        return {
            key: box.currentData()
            for (sheet, key), box in self.boxes.items()
            if sheet == head.sheet and box.currentData()
        }

    def apply(self) -> None:
        """Hand the choice on, once every needed column has its heading."""
        lacking = [each for head in self._heads for each in self._lacking(head)]
        if lacking:
            titles = ", ".join(dict.fromkeys(column.title for _, column in lacking))
            self.problem.setText(t("importing.match_missing", columns=titles))
            for head, column in lacking:
                set_mark(self.boxes[head.sheet, column.key], "refused", value=True)
            self.boxes[lacking[0][0].sheet, lacking[0][1].key].setFocus()
            return
        self.applied.emit(self.matches)

    def _lacking(self, head: SheetHead) -> list[tuple[SheetHead, WantedColumn]]:
        chosen = {**head.columns, **self._chosen(head)}
        either = [each for each in head.wanted if each.either]
        lacks_either = bool(either) and not any(each.key in chosen for each in either)
        return [
            (head, each)
            for each in head.missing
            if each.key not in chosen and (each.needed or (each.either and lacks_either))
        ]


def _needed_first(head: SheetHead) -> list[WantedColumn]:
    return sorted(head.missing, key=lambda each: not (each.needed or each.either))


def _title(column: WantedColumn) -> str:
    if column.needed:
        return t("importing.match_needed", column=column.title)
    key = "importing.match_either"
    return t(key, column=column.title) if column.either else column.title
