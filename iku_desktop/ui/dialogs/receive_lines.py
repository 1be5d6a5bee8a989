"""The table of what villages sent: a line a file, what of it can be corrected, and how it stands."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.received import AcceptedFile, ReceivedFile, ReceivedState
from iku_desktop.domain.villages import Village
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text
from iku_desktop.ui.grid.column import (
    SOFT,
    CellLook,
    ChoiceFilter,
    Column,
    DayMeaning,
    Entry,
    EntryKind,
    TextFilter,
)

TAKEN, FILE, VILLAGE, KIND = "taken", "file", "village", "kind"
YEAR, DATED, STATUS = "year", "dated", "status"
# The column at which a problem of a file stands.
COLUMN_OF = {"village": VILLAGE, "document_type": KIND, "fiscal_year": YEAR, "date": DATED}
LOOKS = {
    ReceivedState.NEW: ("circle-check", "ok"),
    ReceivedState.KNOWN: ("check", "wait"),
    ReceivedState.UNPLACED: ("circle-x", "miss"),
}
Judge = Callable[["ReceiveLine", date], DayMeaning]


@dataclass(frozen=True, slots=True)
class ReceiveLine:
    """A file as the clerk has it now: taken or skipped, its date as typed, what was refused of it."""

    id: str
    file: ReceivedFile
    is_taken: bool
    dated: str = ""
    refused: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, number: int, file: ReceivedFile) -> "ReceiveLine":
        """A file as it was proposed."""
        return cls(str(number), file, file.state is ReceivedState.NEW)

    @property
    def is_accepted(self) -> bool:
        """Whether it goes in when the clerk says so; one that is there already only for its date."""
        new = self.file.state is ReceivedState.NEW
        dates = self.file.state is ReceivedState.KNOWN and bool(self.dated)
        return self.is_taken and (new or dates)

    @property
    def accepted(self) -> AcceptedFile:
        """The file as it is handed to the service."""
        file = self.file
        place = (file.village_id, file.document_type, file.fiscal_year)
        return AcceptedFile(file.file, file.sha256, *place, dated=self.dated or None)

    def placed(self, file: ReceivedFile) -> "ReceiveLine":
        """The file at another place; once it can be taken it is."""
        can = file.state is not ReceivedState.UNPLACED
        return replace(
            self, file=file, refused=(), is_taken=can and (self.is_taken or not self.file.is_known)
        )


@dataclass(frozen=True, slots=True)
class Office:
    """The names that are chosen from: villages by id, kinds of document by code."""

    villages: Mapping[str, str]
    kinds: Mapping[str, str]

    def village_of(self, typed: str) -> str:
        """The id of a village by its name as shown; Refused for another word."""
        return self._found(self.villages, typed, Problem("sent_no_village", "village"))

    def kind_of(self, typed: str) -> str:
        """The code of a kind by its name."""
        return self._found(self.kinds, typed, Problem("sent_no_kind", "document_type"))

    @staticmethod
    def _found(names: Mapping[str, str], typed: str, problem: Problem) -> str:
        wanted = typed.strip().casefold()
        for key, name in names.items():
            if name.casefold() == wanted:
                return key
        raise Refused(problem)


def village_names(villages: Sequence[Village]) -> dict[str, str]:
    """The names of the villages that set documents, with the code where two share one: id to name."""
    names = [each.name for each in villages]
    return {
        each.id: each.name
        if names.count(each.name) == 1
        else t("receiving.village_coded", name=each.name, code=each.code)
        for each in villages
        if each.sets_documents
    }


def receive_columns(office: Office, judge: Judge) -> list[Column]:
    """Taken or not, file, village, kind, year, date, and how it stands."""

    def village(line: ReceiveLine) -> str:
        return office.villages.get(line.file.village_id, "")

    def kind(line: ReceiveLine) -> str:
        return office.kinds.get(line.file.document_type, "")

    return [
        _taken_column(),
        Column(
            FILE,
            t("receiving.column.file"),
            lambda line: line.file.file,
            250,
            stretch=3,
            look=lambda line: CellLook("file-text", hint=_about(line.file)),
            filter=TextFilter(t("receiving.column.file")),
        ),
        _placed_column(VILLAGE, 130, village, list(office.villages.values())),
        _placed_column(KIND, 88, kind, list(office.kinds.values())),
        _typed_column(YEAR, 62, _year, Entry(_year, can=_can_be_placed)),
        _typed_column(DATED, 92, _dated, Entry(_dated, EntryKind.DATE, _can_be_dated, judge)),
        _status_column(),
    ]


def _taken_column() -> Column:
    choices = ((t("receiving.taken"),) * 2, (t("receiving.skipped"),) * 2)
    return Column(
        TAKEN,
        t("receiving.column.taken"),
        _taken,
        92,
        entry=_choice(_taken, [each for each, _ in choices], _can_be_taken),
        look=lambda line: CellLook(strong=line.is_accepted) if line.is_taken else SOFT,
        filter=ChoiceFilter(
            t("receiving.all"), choices, lambda line, wanted: _taken(line) == wanted
        ),
    )


def _status_column() -> Column:
    states = tuple((each.value, t(f"receiving.state.{each.value}")) for each in ReceivedState)
    return Column(
        STATUS,
        t("receiving.column.status"),
        status_words,
        250,
        stretch=4,
        look=_status_look,
        filter=ChoiceFilter(
            t("receiving.all"), states, lambda line, wanted: _state(line).value == wanted
        ),
    )


def _typed_column(key: str, width: int, text: Callable[[ReceiveLine], str], entry: Entry) -> Column:
    title = t(f"receiving.column.{key}")
    return Column(key, title, text, width, entry=entry, filter=TextFilter(title))


def _placed_column(
    key: str, width: int, text: Callable[[ReceiveLine], str], choices: Sequence[str]
) -> Column:
    title = t(f"receiving.column.{key}")
    entry = _choice(text, choices, _can_be_placed)
    return Column(key, title, text, width, stretch=1, entry=entry, filter=TextFilter(title))


def _choice(
    text: Callable[[ReceiveLine], str], choices: Sequence[str], can: Callable[[ReceiveLine], bool]
) -> Entry:
    return Entry(text, EntryKind.CHOICE, can, choices=choices)


def _taken(line: ReceiveLine) -> str:
    return t("receiving.taken") if line.is_taken else t("receiving.skipped")


def _dated(line: ReceiveLine) -> str:
    return line.dated


def _year(line: ReceiveLine) -> str:
    return "" if line.file.fiscal_year is None else str(line.file.fiscal_year)


def _can_be_placed(line: ReceiveLine) -> bool:
    return line.file.can_be_placed


def _can_be_taken(line: ReceiveLine) -> bool:
    return line.file.state is not ReceivedState.UNPLACED


_can_be_dated = _can_be_taken


def _about(file: ReceivedFile) -> str:
    if not file.pages:
        return file.title
    title = t("receiving.title_before", title=file.title) if file.title else ""
    return t("receiving.pages", title=title, pages=file.pages)


def _state(line: ReceiveLine) -> ReceivedState:
    return ReceivedState.UNPLACED if line.refused else line.file.state


def status_words(line: ReceiveLine) -> str:
    """`Siap diterima`, or all reasons why it isn't."""
    problems = (*line.refused, *line.file.problems)
    if problems:
        return " ".join(dict.fromkeys(map(problem_text, problems)))
    return t(f"receiving.state.{line.file.state.value}")


def line_words(line: ReceiveLine) -> str:
    """The whole path, what the file is, and how it stands, which narrow cells may cut."""
    return " · ".join(filter(None, (line.file.file, _about(line.file), status_words(line))))


def _status_look(line: ReceiveLine) -> CellLook:
    icon, tone = LOOKS[_state(line)]
    return CellLook(icon, tone, strong=_state(line) is ReceivedState.UNPLACED)
