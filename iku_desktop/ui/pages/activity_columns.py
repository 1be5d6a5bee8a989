"""The columns of the activities and the totals below them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from iku_desktop.domain.activities import EvidenceKind, activity_problems
from iku_desktop.domain.activity_query import ActivityTotals
from iku_desktop.domain.cell_marks import CellMarks
from iku_desktop.domain.office import Section
from iku_desktop.domain.read_models import ActivityList, ActivityRow
from iku_desktop.presentation.dates import show_short
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import evidence_text, problem_text
from iku_desktop.ui.grid.column import (
    CellLook,
    ChoiceFilter,
    Column,
    DayMeaning,
    Entry,
    EntryKind,
    TextFilter,
)
from iku_desktop.ui.grid.footer import FooterCell
from iku_desktop.ui.grid.marked import with_files, with_lock

DATE, DESCRIPTION, SECTION = "date", "description", "section"
EVIDENCE, FOLLOW_UP, COUNTS = "evidence", "follow_up_date", "counts"
FIRST_DAY, PLACE, NUMBERS, OUTPUT, NOTE = (
    *("first_day", "place", "evidence_numbers"),
    *("output", "note"),
)
NEEDED = (DATE, DESCRIPTION, SECTION)
YES, NO, NONE = "yes", "no", "none"
SEPARATOR = "; "
Marks = Callable[[], CellMarks]
Judge = Callable[[ActivityRow | None, date], DayMeaning]


def activity_columns(
    sections: Sequence[Section], today: date, period: str, marks: Marks
) -> list[Column]:
    """Date, description, section, evidence, follow-up, whether it counts; the other fields are optional.

    `marks` are asked anew for each cell that is drawn.
    """
    columns = [
        Column(
            DATE,
            t("activities.date"),
            lambda row: show_short(row.activity.day),
            90,
            sort=lambda row: (row.activity.day, row.number),
            entry=Entry(
                lambda row: show_short(row.activity.day), EntryKind.DATE, judge=_day_judge(today)
            ),
            filter=TextFilter(period),
            placeholder=t("activities.new_date"),
        ),
        Column(
            DESCRIPTION,
            t("activities.description"),
            lambda row: row.activity.description,
            300,
            stretch=4,
            entry=Entry(lambda row: row.activity.description),
            filter=TextFilter(t("activities.find_description")),
            tally=lambda row: (t("activities.tally_activity"), 1),
            placeholder=t("activities.new"),
        ),
        _first_day_column(today),
        _section_column(sections),
        _text_column(PLACE, lambda row: row.activity.place),
        _evidence_column(),
        _numbers_column(),
        _text_column(OUTPUT, lambda row: row.activity.output, lines=True),
        _follow_up_column(today),
        _text_column(NOTE, lambda row: row.activity.note, lines=True),
        _counts_column(),
    ]
    return [_marked(column, marks) for column in columns]


def _marked(column: Column, marks: Marks) -> Column:
    """The column with its lock where a closed quarter holds it, and with the number of files."""

    def look(row: ActivityRow) -> CellLook:
        known, key = marks(), column.key
        plain = column.look(row)
        if key == EVIDENCE:
            plain = with_files(plain, known.file_count(row.activity.id))
        return with_lock(plain, known.lock(row.activity, key), shows_icon=key == DATE)

    return replace(column, look=look)


def _text_column(key: str, text: Callable[[ActivityRow], str], lines: bool = False) -> Column:
    """A field that is plain words."""
    entry = Entry(text, lines=lines)
    return Column(key, t(f"activities.{key}"), text, 160, entry=entry, is_optional=True)


def _first_day_column(today: date) -> Column:
    def shown(row: ActivityRow) -> str:
        day = row.activity.first_day
        return "" if day is None else show_short(day)

    def judge(row: ActivityRow | None, day: date) -> DayMeaning:
        return _possible(row.activity.day if row is not None else None, day, None, today)

    return Column(
        FIRST_DAY,
        t("activities.first_day"),
        shown,
        96,
        sort=lambda row: row.activity.first_day,
        entry=Entry(shown, EntryKind.DATE, judge=judge),
        is_optional=True,
    )


def _numbers_column() -> Column:
    """The numbers that the evidence bears, each at the place of its kind."""

    def typed(row: ActivityRow) -> str:
        numbers = [each.number for each in row.activity.evidence]
        return SEPARATOR.join(numbers) if any(numbers) else ""

    return Column(
        NUMBERS, t("activities.evidence_numbers"), typed, 130, entry=Entry(typed), is_optional=True
    )


def _section_column(sections: Sequence[Section]) -> Column:
    def name(row: ActivityRow) -> str:
        return row.section.short_name if row.section is not None else ""

    names = [section.short_name for section in sections]
    return Column(
        SECTION,
        t("activities.section"),
        name,
        126,
        sort=lambda row: row.section.position if row.section is not None else None,
        look=lambda row: CellLook(tone="text2"),
        entry=Entry(name, EntryKind.CHOICE, choices=names),
        filter=ChoiceFilter(
            t("activities.all"),
            tuple((section.id, section.short_name) for section in sections),
            lambda row, wanted: row.activity.section_id == wanted,
        ),
    )


def _evidence_column() -> Column:
    def look(row: ActivityRow) -> CellLook:
        kinds = [each.kind for each in row.activity.evidence]
        if not kinds:
            return CellLook("circle-dashed", "late")
        chips = tuple(evidence_text(kind, short=True) for kind in kinds)
        numbers = SEPARATOR.join(
            f"{evidence_text(each.kind)} {each.number}".strip() for each in row.activity.evidence
        )
        return CellLook(chips=chips, hint=numbers)

    def matches(row: ActivityRow, wanted: str) -> bool:
        kinds = {each.kind.value for each in row.activity.evidence}
        return not kinds if wanted == NONE else wanted in kinds

    def typed(row: ActivityRow) -> str:
        return SEPARATOR.join(evidence_text(each.kind) for each in row.activity.evidence)

    choices = tuple((kind.value, evidence_text(kind)) for kind in EvidenceKind)
    return Column(
        EVIDENCE,
        t("activities.evidence"),
        lambda row: "" if row.activity.evidence else t("activities.no_evidence"),
        160,
        sort=lambda row: len(row.activity.evidence),
        look=look,
        entry=Entry(typed, EntryKind.CHOICE, choices=[words for _, words in choices], several=True),
        filter=ChoiceFilter(
            t("activities.all"), ((NONE, t("activities.no_evidence")), *choices), matches
        ),
        tally=lambda row: (t("activities.tally_evidence"), len(row.activity.evidence)),
    )


def _follow_up_column(today: date) -> Column:
    def text(row: ActivityRow) -> str:
        if row.activity.follow_up_date is not None:
            return show_short(row.activity.follow_up_date)
        return t("activities.open") if row.counts else t("activities.no_follow_up")

    def look(row: ActivityRow) -> CellLook:
        if row.activity.follow_up_date is None:
            return CellLook("hourglass", "late") if row.counts else CellLook(tone="text3")
        if not row.counts or row.followed_up:
            return CellLook()
        key = "follow_up_later" if row.activity.output else "output_missing"
        hint = t(f"activities.{key}", as_of=show_short(today))
        return CellLook(marks=(("hourglass", "late"),), hint=hint)

    choices = ((YES, t("activities.followed_up")), (NO, t("activities.follow_up_open")))
    return Column(
        FOLLOW_UP,
        t("activities.follow_up"),
        text,
        96,
        sort=lambda row: row.activity.follow_up_date,
        look=look,
        entry=Entry(
            lambda row: show_short(row.activity.follow_up_date),
            EntryKind.DATE,
            judge=_follow_up_judge(today),
        ),
        filter=ChoiceFilter(
            t("activities.all"),
            choices,
            lambda row, wanted: row.counts and row.followed_up == (wanted == YES),
        ),
        tally=lambda row: (t("activities.tally_followed_up"), int(row.followed_up)),
    )


def _counts_column() -> Column:
    return Column(
        COUNTS,
        t("activities.counts"),
        lambda row: t("common.yes") if row.counts else t("common.no"),
        98,
        sort=lambda row: row.counts,
        look=lambda row: (
            CellLook("circle-check", "ok") if row.counts else CellLook("circle-dashed", "wait")
        ),
        filter=ChoiceFilter(
            t("activities.all"),
            ((YES, t("common.yes")), (NO, t("common.no"))),
            lambda row, wanted: row.counts == (wanted == YES),
        ),
    )


def _day_judge(today: date) -> Judge:
    def judge(row: ActivityRow | None, day: date) -> DayMeaning:
        first = row.activity.first_day if row is not None else None
        follow_up = row.activity.follow_up_date if row is not None else None
        return _possible(day, first, follow_up, today)

    return judge


def _follow_up_judge(today: date) -> Judge:
    def judge(row: ActivityRow | None, day: date) -> DayMeaning:
        return _possible(row.activity.day if row is not None else None, None, day, today)

    return judge


def _possible(
    day: date | None, first_day: date | None, follow_up: date | None, today: date
) -> DayMeaning:
    problems = activity_problems(day, first_day, follow_up, today)
    if not problems:
        return DayMeaning()
    return DayMeaning(problem_text(problems[0]), "circle-x", "miss", possible=False)


def cell_words() -> dict[str, str]:
    """What cells show that have no value, for filters that the database applies."""
    return {
        "no_evidence": t("activities.no_evidence"),
        "open": t("activities.open"),
        "no_follow_up": t("activities.no_follow_up"),
        "yes": t("common.yes"),
        "no": t("common.no"),
    }


def totals_of(found: ActivityList) -> ActivityTotals:
    """The totals of a list that is held whole."""
    return ActivityTotals(len(found.rows), found.counted, found.followed_up)


def activity_footer(
    shown: int, totals: ActivityTotals, period: str, year: int | None
) -> list[FooterCell]:
    """How many there are, with evidence, followed up and counted; `year` where it is a whole one."""
    key = "total_year" if year else "total_quarter"
    total = t(f"activities.{key}", quarter=period, year=year)
    if shown != totals.total:
        total = t("activities.total_shown", total=total, shown=shown)
    uncounted = totals.total - totals.counted
    evidence = t("activities.total_evidence", counted=totals.counted, uncounted=uncounted)
    followed = t("activities.total_followed", count=totals.followed_up)
    return [
        FooterCell(DATE, DATE, str(totals.total)),
        FooterCell(DESCRIPTION, DESCRIPTION, total),
        FooterCell(EVIDENCE, EVIDENCE, evidence),
        FooterCell(FOLLOW_UP, FOLLOW_UP, followed),
        FooterCell(COUNTS, COUNTS, t("activities.total_counted", count=totals.counted)),
    ]
