"""Cover and index of the evidence binder: what is proved by how much, and which file stands where."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reportlab.pdfgen.canvas import Canvas

from iku_desktop.domain.activities import EvidenceKind
from iku_desktop.domain.binder_models import BinderItem, BinderSection, EvidenceBinder
from iku_desktop.domain.evidence_files import EvidenceFile, FileOwner
from iku_desktop.presentation.dates import show_short
from iku_desktop.presentation.signature_words import signed_by
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import evidence_text
from iku_desktop.reports.boxes import Cell, Look, Row, scaled, table
from iku_desktop.reports.evidence_leaves import Leaf
from iku_desktop.reports.flow import Block, Hold
from iku_desktop.reports.headline import headline, state_words
from iku_desktop.reports.heads import column_numbers, head_of, title
from iku_desktop.reports.letterhead import letterhead
from iku_desktop.reports.paper import MM
from iku_desktop.reports.signature import signature
from iku_desktop.reports.styles import (
    BAND_GREY,
    BODY,
    CELL,
    CELL_BOLD,
    CELL_CENTRED,
    CELL_RIGHT,
    HEADING,
    SECTION,
    SECTION_GAP,
    SUBJECT,
)
from iku_desktop.reports.text import Span, Text, Words

LOOK = Look(pad_upright=0.8 * MM)
COUNTS = ("proved", "with_file", "without_file", "files", "pages", "unbound")
COUNTS_MM = (64, 24, 18, 20, 17, 18, 19)
COLUMNS = ("subject", "kind", "file", "pages", "page")
COLUMNS_MM = (10, 66, 38, 40, 12, 16)
LACKING_MM = (10, 22, 92, 56)


@dataclass(frozen=True, slots=True)
class Bound:
    """A file with its number in the binder and its leaves, or the reason why it has none."""

    number: int
    section: BinderSection
    item: BinderItem
    file: EvidenceFile
    leaves: tuple[Leaf, ...]
    reason: str = ""

    @property
    def page_count(self) -> int:
        """How many pages it has in the binder; one that can't be bound has one that says so."""
        return len(self.leaves) or 1

    @property
    def place(self) -> str:
        """The name of its first page, for links."""
        return f"bukti-{self.number}"


def cover(model: EvidenceBinder, bound: Sequence[Bound], room: float) -> Iterator[Block]:
    """Letterhead, title, what each indicator rests on, and the signature."""
    quarter = model.moment.quarter
    yield from letterhead(model.office, model.logo, room)
    lines = (
        t("binder.heading"),
        t("binder.heading_of"),
        t("report.quarterly.period", roman=quarter.roman, year=quarter.year),
    )
    yield from headline(model, lines, state_words(model.state, model.revision), room)
    yield from _counts(model, bound, room)
    for note in _notes(model, bound):
        yield Text(note, BODY, before=2.5 * MM).lay(room)
    yield signature(signed_by(model.official, model.office.place, model.signed_on), room)


def _notes(model: EvidenceBinder, bound: Sequence[Bound]) -> Iterator[str]:
    if bound:
        yield t("binder.how_to_read", count=len(bound))
    else:
        yield t("binder.nothing")
    spoiled = [str(each.number) for each in bound if each.reason]
    if spoiled:
        numbers = t("report.comma").join(spoiled)
        yield t("binder.some_unbound", count=len(spoiled), numbers=numbers)
    if any(section.lacking for section in model.sections):
        yield t("binder.some_lacking")
    if model.listed_later:
        yield t("binder.listed_later")


def _counts(model: EvidenceBinder, bound: Sequence[Bound], room: float) -> list[Block]:
    widths = scaled(COUNTS_MM, room)
    titles = [t("binder.indicator"), *(t(f"binder.count.{name}") for name in COUNTS)]
    head = head_of((list(map(title, titles)), column_numbers(len(widths))), widths, before=4 * MM)
    rows = []
    for section in model.sections:
        mine = [each for each in bound if each.section is section]
        counted = [item for item in section.items if item.counts]
        with_file = sum(bool(item.files) for item in counted)
        proved = t(f"binder.proved.{section.owner.value}", count=len(counted))
        numbers = (with_file, len(counted) - with_file, *_sums(mine))
        rows.append(_count_row(titled(section), proved, numbers, widths))
    total = (Cell((Text(t("binder.total"), CELL_BOLD),), span=4, grey=BAND_GREY),)
    sums = tuple(_number(each, grey=BAND_GREY) for each in _sums(bound))
    return table(head, [*rows, Row((*total, *sums), widths, LOOK)])


def _sums(bound: Sequence[Bound]) -> tuple[int, int, int]:
    """Files, their pages, and how many can't be bound."""
    pages = sum(len(each.leaves) for each in bound)
    return len(bound), pages, sum(bool(each.reason) for each in bound)


def _count_row(words: str, proved: str, numbers: Iterable[int], widths: Sequence[float]) -> Row:
    cells = (_cell(words), Cell((Text(proved, CELL_CENTRED),)), *map(_number, numbers))
    return Row(cells, widths, LOOK)


def titled(section: BinderSection) -> str:
    """`IKU 1 Fasilitasi ditindaklanjuti`, the code written as in the other reports."""
    return t("binder.section", code=section.code.replace("-", " "), title=section.title)


def index(
    model: EvidenceBinder, bound: Sequence[Bound], first_page: int, room: float
) -> Iterator[Block]:
    """The list of files with a link to each, and what has no file; files begin on `first_page`."""
    quarter = model.moment.quarter
    heading = t("binder.index.heading", roman=quarter.roman, year=quarter.year)
    yield Text(heading, HEADING, keeps_next=True).lay(room)
    widths = scaled(COLUMNS_MM, room)
    titles = [t("binder.index.number"), *(t(f"binder.index.{name}") for name in COLUMNS)]
    head = head_of((list(map(title, titles)), column_numbers(len(widths))), widths, before=3 * MM)
    yield from table(head, _index_rows(bound, first_page, widths))
    yield from _lacking(model, room)


def _index_rows(bound: Sequence[Bound], first_page: int, widths: Sequence[float]) -> Iterator[Row]:
    page = first_page
    if not bound:
        yield Row((Cell((Text(t("binder.index.none"), CELL),), span=len(widths)),), widths, LOOK)
    for _, group in groupby(bound, key=lambda each: each.section.code):
        files = list(group)
        band = Cell((Text(titled(files[0].section), CELL_BOLD),), span=len(widths), grey=BAND_GREY)
        row = Row((band,), widths, LOOK)
        row.holds_next = Hold.TOGETHER
        yield row
        for each in files:
            yield LinkedRow(each, page, widths)
            page += each.page_count


class LinkedRow(Row):
    """A file's line in the index; a click on it leads to the file's first page."""

    def __init__(self, bound: Bound, page: int, widths: Sequence[float]) -> None:
        super().__init__(_index_cells(bound, page), widths, LOOK)
        self._place, self._wide = bound.place, sum(widths)

    def draw(self, canvas: Canvas, left: float, top: float, start: float, end: float) -> None:
        """Draw the line and the link over it."""
        super().draw(canvas, left, top, start, end)
        area = (left, top - (end - start), left + self._wide, top)
        canvas.linkRect("", self._place, area, relative=0, thickness=0)


def _index_cells(bound: Bound, page: int) -> list[Cell]:
    name: Words = bound.file.name
    if bound.reason:
        name = (bound.file.name, "\n", Span(t("binder.index.unbound"), bold=True))
    return [
        Cell((Text(str(bound.number), CELL_CENTRED),)),
        _cell(subject_of(bound.item, bound.section.owner)),
        _cell(kind_of(bound)),
        Cell((Text(name, CELL),)),
        _number(len(bound.leaves)),
        _number(page),
    ]


def subject_of(item: BinderItem, owner: FileOwner) -> str:
    """`03/10/2025, Rapat koordinasi …`, `LPPDesa 2024, Desa Meninjo (20/03/2025)`, `Indeks … 2025`."""
    day = show_short(item.day)
    key = f"binder.subject.{owner.value}" if day else f"binder.subject.{owner.value}_undated"
    return t(key, subject=item.subject, day=day, village=item.village)


def kind_of(bound: Bound) -> str:
    """The kind of evidence with its number; of a value what was named as its evidence."""
    item, owner = bound.item, bound.section.owner
    if owner is FileOwner.MANUAL_VALUE:
        return item.number
    kind, number = t("binder.kind.village_document"), item.number
    if owner is FileOwner.ACTIVITY:
        numbers = {each.kind.value: each.number for each in item.evidence}
        known = bound.file.kind in {each.value for each in EvidenceKind}
        kind = evidence_text(EvidenceKind(bound.file.kind)) if known else ""
        number = numbers.get(bound.file.kind, "")
    return t("binder.kind.numbered", kind=kind, number=number) if number else kind


def _lacking(model: EvidenceBinder, room: float) -> Iterator[Block]:
    """What has no file, so that nobody has to look for what isn't there."""
    sections = [section for section in model.sections if section.lacking]
    if not sections:
        return
    heading = Text(t("binder.lacking.heading"), SECTION, before=SECTION_GAP, keeps_next=True)
    yield heading.lay(room)
    for section in sections:
        words = t(
            "binder.lacking.section",
            indicator=titled(section),
            proved=t(f"binder.proved.{section.owner.value}", count=len(section.lacking)),
        )
        yield Text(words, SUBJECT, before=2 * MM, keeps_next=True).lay(room)
        if section.owner is FileOwner.ACTIVITY:
            yield from _lacking_activities(section.lacking, room)
        else:
            yield from _lacking_others(section.lacking, room)


def _lacking_activities(items: Sequence[BinderItem], room: float) -> list[Block]:
    widths = scaled(LACKING_MM, room)
    names = ("number", "date", "activity", "evidence")
    head = head_of([[title(t(f"binder.lacking.{name}")) for name in names]], widths)
    return table(
        head,
        [
            Row(
                (
                    Cell((Text(str(number), CELL_CENTRED),)),
                    Cell((Text(show_short(item.day), CELL_CENTRED),)),
                    _cell(item.subject),
                    _cell(_named_evidence(item)),
                ),
                widths,
                LOOK,
            )
            for number, item in enumerate(items, start=1)
        ],
    )


def _named_evidence(item: BinderItem) -> str:
    if not item.counts:
        return t("binder.lacking.uncounted")
    return t("report.semicolon").join(
        t("binder.kind.numbered", kind=evidence_text(each.kind), number=each.number)
        if each.number
        else evidence_text(each.kind)
        for each in item.evidence
    )


def _lacking_others(items: Sequence[BinderItem], room: float) -> Iterator[Block]:
    """Documents as one paragraph for each kind, with its villages; values by themselves."""
    for subject, group in groupby(items, key=lambda item: item.subject):
        villages = t("report.comma").join(item.village for item in group if item.village)
        words = t("binder.lacking.villages", document=subject, villages=villages)
        yield Text(words if villages else subject, BODY, before=0.5 * MM).lay(room)


def _cell(words: str) -> Cell:
    return Cell((Text(words, CELL),) if words else ())


def _number(value: int, grey: float = 1.0) -> Cell:
    style = CELL_RIGHT if grey == 1.0 else replace(CELL_RIGHT, bold=True)
    return Cell((Text(str(value), style),), grey=grey)
