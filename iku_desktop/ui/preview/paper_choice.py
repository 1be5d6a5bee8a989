"""Paper and direction of a report, and whose paper it is where it is made for single villages."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from iku_desktop.presentation.texts import t
from iku_desktop.ui.forms.inputs import ChoiceInput

UPRIGHT = "portrait"
LYING = "landscape"
ALL = ""


class PaperChoice(QWidget):
    """Two choices, size and direction; the second only where a report has both (`f4`, `f4_portrait`)."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._papers: tuple[str, ...] = ()
        self.size_choice, self.direction = ChoiceInput(), ChoiceInput()
        self.size_choice.show_whole()
        self.direction.show_whole()
        self.size_choice.describe(t("laporan.paper"), "")
        self.direction.describe(t("laporan.direction"), "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.size_choice)
        row.addWidget(self.direction)
        self.size_choice.edited.connect(self._size_taken)
        self.direction.edited.connect(lambda: self.chosen.emit(self.paper))

    @property
    def paper(self) -> str:
        """The chosen paper's key, "" while none is offered."""
        size, direction = str(self.size_choice.typed()), str(self.direction.typed())
        wanted = f"{size}_{UPRIGHT}" if direction == UPRIGHT else size
        return wanted if wanted in self._papers else next(iter(self._papers), "")

    def offer(self, papers: Sequence[str]) -> None:
        """Offer the papers of a report, the first its usual one.

        The chosen size stays where it can; another report lies or stands as it usually does.
        """
        is_another = tuple(papers) != self._papers
        self._papers = tuple(papers)
        sizes = list(dict.fromkeys(each.partition("_")[0] for each in papers))
        self.size_choice.offer([(each, t(f"laporan.size.{each}")) for each in sizes])
        self.size_choice.setEnabled(len(sizes) > 1)
        directions = self._offer_directions()
        usual = self._papers[0].partition("_")[2] or LYING if self._papers else LYING
        if is_another and usual in directions:
            self.direction.put(usual)

    def take(self, paper: str) -> None:
        """Choose a paper as the clerk does."""
        size, _, direction = paper.partition("_")
        self.size_choice.put(size)
        self._offer_directions()
        self.direction.put(direction or LYING)
        self.chosen.emit(self.paper)

    def _offer_directions(self) -> list[str]:
        size = str(self.size_choice.typed())
        mine = [each for each in self._papers if each.partition("_")[0] == size]
        directions = [each.partition("_")[2] or LYING for each in mine]
        self.direction.offer([(each, t(f"laporan.direction.{each}")) for each in directions])
        self.direction.setEnabled(len(directions) > 1)
        return directions

    def _size_taken(self) -> None:
        self._offer_directions()
        self.chosen.emit(self.paper)


class VillageChoice(ChoiceInput):
    """All villages or one of them, by id; "" is all."""

    def __init__(self) -> None:
        super().__init__([(ALL, t("laporan.all_villages"))])
        self.box.setMinimumContentsLength(12)
        self.describe(t("laporan.village"), "")

    def offer_villages(self, villages: Sequence[tuple[str, str]]) -> None:
        """Offer (id, name); the chosen one stays where it is still there."""
        self.offer([(ALL, t("laporan.all_villages")), *villages])

    @property
    def villages(self) -> tuple[str, ...]:
        """The ids a report is made for, none for all."""
        chosen = str(self.typed())
        return (chosen,) if chosen else ()
