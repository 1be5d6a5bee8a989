"""The office's list of holidays: one by one, or a pasted list that counts as a whole or not at all."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from iku_desktop.domain.form_fields import date_field, text_field
from iku_desktop.domain.forms import changed, read_fields, refuse
from iku_desktop.domain.holidays import Holiday
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.read_models import Saved
from iku_desktop.domain.typed_input import Typed, read_date, read_text, shortened
from iku_desktop.services.context import Context, saved

NAME_LENGTH = 100
FIELDS = (date_field("day", needed=True), text_field("name", NAME_LENGTH, needed=True))
MOST_LINES = 500


class Holidays:
    """The days on which the office doesn't work; keys of the form: day, name."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def list(self) -> tuple[Holiday, ...]:
        """All holidays, the newest year first, within it by day."""
        with self._context.reading() as rows:
            return tuple(sorted(rows.holidays(), key=lambda each: (-each.day.year, each.day)))

    def add(self, typed: Mapping[str, Typed]) -> Saved:
        """Add a holiday."""
        return self._put(None, typed)

    def change(self, holiday_id: str, typed: Mapping[str, Typed]) -> Saved:
        """Change the given fields of a holiday."""
        return self._put(holiday_id, typed)

    def _put(self, holiday_id: str | None, typed: Mapping[str, Typed]) -> Saved:
        with self._context.writing() as change:
            every = change.rows.holidays()
            stored = None if holiday_id is None else _known(every, holiday_id)
            values, problems = read_fields(FIELDS, typed, whole=stored is None)
            holiday = changed(stored or Holiday(date.max, ""), values)
            twin = next((e for e in every if e.day == holiday.day and e is not stored), None)
            if twin is not None:
                values = {"date": twin.day, "name": twin.name}
                problems.append(Problem("holiday_twice", "day", values))
            refuse(problems)
            return saved(change, change.work.put(holiday))

    def remove(self, holiday_id: str) -> Saved:
        """Remove a holiday."""
        with self._context.writing() as change:
            _known(change.rows.holidays(), holiday_id)
            change.work.remove(Holiday, holiday_id)
            return saved(change)

    def paste(self, text: str) -> Saved:
        """Add a list of lines `date<TAB>name`; a day that is there already takes the new name.

        Refused with a problem for each line that can't be read; nothing is written then.
        """
        pasted = read_list(text)
        with self._context.writing() as change:
            known = {each.day: each for each in change.rows.holidays()}
            change.work.put_all(
                replace(known[each.day], name=each.name) if each.day in known else each
                for each in pasted
            )
            return saved(change)


def read_list(text: str) -> tuple[Holiday, ...]:
    """The holidays of a pasted list; empty lines and a line of headings are passed over."""
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if len(lines) > MOST_LINES:
        values = {"count": len(lines), "most": MOST_LINES}
        raise Refused(Problem("holiday_list_long", "list", values))
    if len(lines) > 1 and _is_heading(lines[0][1]):
        del lines[0]
    if not lines:
        raise Refused(Problem("holiday_list_empty", "list"))
    found: list[tuple[int, Holiday]] = []
    problems: list[Problem] = []
    for number, line in lines:
        try:
            found.append((number, _of_line(number, line)))
        except Refused as refused:
            problems += refused.problems
    refuse([*problems, *_twice(found)])
    return tuple(each for _, each in found)


def _is_heading(line: str) -> bool:
    return "\t" in line and not any(each.isdigit() for each in line)


def _of_line(number: int, line: str) -> Holiday:
    day_text, tab, name_text = line.strip().partition("\t")
    # A third column is what the spreadsheet had beside it.
    name_text = name_text.partition("\t")[0].strip()
    if not tab or not name_text:
        values = {"line": number, "typed": shortened(line.strip())}
        raise Refused(Problem("holiday_line", "list", values))
    try:
        day = read_date(day_text)
    except Refused:
        day = None
    if day is None:
        values = {"line": number, "typed": shortened(day_text)}
        raise Refused(Problem("holiday_line_date", "list", values))
    try:
        return Holiday(day, read_text(name_text, "list", NAME_LENGTH))
    except Refused:
        values = {"line": number, "longest": NAME_LENGTH}
        raise Refused(Problem("holiday_line_name", "list", values)) from None


def _twice(found: Iterable[tuple[int, Holiday]]) -> Iterator[Problem]:
    seen: set[date] = set()
    for number, each in found:
        if each.day in seen:
            values = {"line": number, "date": each.day}
            yield Problem("holiday_line_twice", "list", values)
        seen.add(each.day)


def _known(rows: Iterable[Holiday], holiday_id: str) -> Holiday:
    for each in rows:
        if each.id == holiday_id:
            return each
    raise Refused(Problem("unknown_row"))
