"""The reminder letters: an official letter to each village, one after the other in one PDF."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from iku_desktop.domain.documents import DocumentStatus
from iku_desktop.domain.report_models import OpenDocument, ReminderLetter, ReminderLetters
from iku_desktop.presentation.dates import show_long
from iku_desktop.presentation.language import Language, speaking
from iku_desktop.presentation.signature_words import PLACE_DOTS, signed_by
from iku_desktop.presentation.texts import t
from iku_desktop.reports.boxes import Cell, Look, Row, Stack, scaled, table
from iku_desktop.reports.check_code import check_code
from iku_desktop.reports.document import Imprint, Part, make_bundle
from iku_desktop.reports.flow import Block, Hold
from iku_desktop.reports.heads import head_of
from iku_desktop.reports.letterhead import letterhead
from iku_desktop.reports.paper import MM, PageFrame, Paper
from iku_desktop.reports.signature import signature
from iku_desktop.reports.styles import HEAD_GREY
from iku_desktop.reports.text import BLANK, Align, Style, Text, blank, kept

TOP_MM = 13.0
BODY = Style(11, 14)
CENTRED = replace(BODY, align=Align.CENTRE)
CELL = Style(9, 11)
CELL_CENTRED = replace(CELL, align=Align.CENTRE)
TITLE = replace(CELL_CENTRED, bold=True)
LABEL_AT, TEXT_AT = 20 * MM, 23 * MM
DATE_WIDE = 80 * MM
COPIES, COPY_AT = Style(10, 12.5), 5 * MM
COLUMNS_MM = (9, 34, 19, 46, 45, 27)
COLUMNS = ("number", "document", "fiscal_year", "legal_basis", "due", "state")
NUMBER_BLANK = 10
LOOK = Look()
PLAIN = Look(pad=0.0, pad_upright=0.0, ruled=False)


@speaking(Language.INDONESIAN)
def render(model: ReminderLetters, paper: Paper) -> bytes:
    """The letters as a PDF, each a paper of its own; an official letter is Indonesian (Perpres 63/2019)."""
    frame = PageFrame.of(paper, TOP_MM)
    parts = [
        Part(_title(model, each), list(_blocks(model, each, frame.text_width)))
        for each in model.letters
    ]
    return make_bundle(frame, parts, _imprint(model))


def _title(model: ReminderLetters, letter: ReminderLetter) -> str:
    return t("letters.title_village", village=letter.village.name, day=show_long(model.dated))


def _imprint(model: ReminderLetters) -> Imprint:
    office = model.office
    code = check_code("reminders", model)
    issued = all(each.number for each in model.letters)
    return Imprint(
        office=t("report.office", name=office.name),
        title=t("letters.title", day=show_long(model.dated)),
        state="" if issued else t("report.state.draft"),
        code=code,
        qr=f"IKU {office.code} {model.dated.isoformat()} {code}",
        watermark=t("report.state.practice") if office.practice else "",
    )


def _blocks(model: ReminderLetters, letter: ReminderLetter, room: float) -> Iterator[Block]:
    yield from letterhead(model.office, model.logo, room)
    yield _place_and_day(model, room)
    for text in (*_references(model, letter), *_addressee(letter)):
        yield text.lay(room)
    values = {
        "kecamatan": model.office.name,
        "village": letter.village.name,
        "day": kept(show_long(model.as_of)),
    }
    yield _paragraph(t("letters.opening", **values), keeps_next=True).lay(room)
    yield from _documents(letter.documents, room)
    yield _paragraph(t(f"letters.request.{_request(letter)}", **values)).lay(room)
    yield _paragraph(t("letters.hindrance")).lay(room)
    yield _paragraph(t("letters.closing")).lay(room)
    yield _ending(model, room)


def _ending(model: ReminderLetters, room: float) -> Block:
    """The signature and, under it at the left, who gets a copy; never parted."""
    signed = signature(replace(signed_by(model.official, "", None), dated=False), room)
    copies = [each.lay(room) for each in _copies(model.copies)]
    signed.holds_next = Hold.TOGETHER
    ending = Stack([signed, *copies]) if copies else signed
    ending.before = 6 * MM
    return ending


def _copies(names: Sequence[str]) -> Iterator[Text]:
    """Tembusan with its lines, numbered where there are several."""
    if not names:
        return
    yield Text(t("letters.copies"), COPIES, before=4 * MM, keeps_next=True)
    for number, name in enumerate(names, start=1):
        line = Text(name, COPIES, keeps_next=True)
        if len(names) > 1:
            mark = t("letters.copy", number=number)
            line = replace(line, indent=COPY_AT, labels=((0.0, mark),))
        yield line


def _place_and_day(model: ReminderLetters, room: float) -> Block:
    place = blank(model.office.place, PLACE_DOTS)
    words = t("report.place_and_day", place=place, day=kept(show_long(model.dated)))
    cells = (Cell(), Cell((Text(words, BODY),)))
    row = Row(cells, (room - DATE_WIDE, DATE_WIDE), PLAIN)
    row.before = 4 * MM
    row.holds_next = Hold.TOGETHER
    return row


def _references(model: ReminderLetters, letter: ReminderLetter) -> Iterator[Text]:
    """Nomor, Sifat, Lampiran, Hal."""
    lines = {
        "number": letter.number or BLANK * NUMBER_BLANK,
        "nature": model.nature,
        "attachment": t("letters.no_attachment"),
        "subject": t("letters.subject"),
    }
    for name, words in lines.items():
        labels = ((0.0, t(f"letters.label.{name}")), (LABEL_AT, t("letters.colon")))
        before = 3 * MM if name == "number" else 0.0
        yield Text(words, BODY, indent=TEXT_AT, labels=labels, before=before, keeps_next=True)


def _addressee(letter: ReminderLetter) -> Iterator[Text]:
    words = t("letters.to", village=letter.village.name)
    yield Text(words, BODY, before=4.5 * MM, keeps_next=True)
    yield Text(t("letters.to_place"), BODY, keeps_next=True)


def _paragraph(words: str, keeps_next: bool = False) -> Text:
    return Text(words, BODY, before=3 * MM, keeps_next=keeps_next)


def _documents(documents: Sequence[OpenDocument], room: float) -> list[Block]:
    widths = scaled(COLUMNS_MM, room)
    titles = [Cell((Text(t(f"letters.column.{name}"), TITLE),), grey=HEAD_GREY) for name in COLUMNS]
    head = head_of([titles], widths, before=2.5 * MM)
    rows = [
        Row(_cells(number, each), widths, LOOK) for number, each in enumerate(documents, start=1)
    ]
    return table(head, rows)


def _cells(number: int, document: OpenDocument) -> list[Cell]:
    counted = document.counted
    kind = counted.document_type
    name = kind.name
    if kind.full_name:
        name = t("letters.document", name=name, full_name=kind.full_name)
    return [
        Cell((Text(str(number), CELL_CENTRED),)),
        Cell((Text(name, CELL),)),
        Cell((Text(str(counted.fiscal_year), CELL_CENTRED),)),
        Cell((Text(counted.rule.legal_basis, CELL),)),
        Cell((Text(_due(document), CELL),)),
        Cell((Text(_state(document), CELL),)),
    ]


def _due(document: OpenDocument) -> str:
    counts = document.counted.rule.counts.value
    words = t(f"letters.due.{counts}", day=kept(show_long(document.due)))
    return t("letters.due_extended", due=words) if document.exception else words


def _state(document: OpenDocument) -> str:
    state = document.state
    key = f"letters.state.{state.status.value}"
    return t(key, days=state.days) if state.days else t(f"{key}_now")


def _request(letter: ReminderLetter) -> str:
    """Which request fits: of overdue documents, of coming ones, or of both."""
    statuses = {each.state.status for each in letter.documents}
    if len(statuses) > 1:
        return "both"
    return "overdue" if DocumentStatus.MISSING in statuses else "waiting"
