"""Puts entries of the audit trail into words: which row, what happened, each field from what to what."""

import json
from collections.abc import Callable, Mapping

from iku_desktop.domain.audit import AuditAction, AuditEntry, AuditFilter
from iku_desktop.domain.periods import ROMAN
from iku_desktop.domain.steps import mark_of
from iku_desktop.domain.trail import FieldChange, TrailLine, TrailNames, TrailState, Values
from iku_desktop.presentation.audit_values import refers, value_text
from iku_desktop.presentation.dates import show_short, show_time
from iku_desktop.presentation.numbers import show_number
from iku_desktop.presentation.texts import area, t

LONGEST = 90
NOWHERE = ""
SHORT_HASH = 12


def trail_line(entry: AuditEntry, names: TrailNames) -> TrailLine:
    """An entry with its row named and its fields in words."""
    row = (entry.table_name, entry.row_id)
    own = {**_columns(entry.old), **_columns(entry.new)}
    values = {**own, **names.rows.get(row, {})}
    return TrailLine(
        sequence=entry.sequence,
        at=entry.created_at,
        who=entry.created_by,
        action=entry.action,
        mark=mark_of(entry.step),
        row=row,
        kind=kind_text(entry.table_name),
        subject=subject_text(entry.table_name, values, names),
        changes=field_changes(entry, names),
    )


def kind_text(table: str) -> str:
    """`Dokumen desa`: what sort of row stands in a table."""
    words = area("step").get(f"step.table.{table}", table)
    return words[:1].upper() + words[1:]


def action_text(line: TrailLine) -> str:
    """`Tambah`, `Ubah`, `Hapus`; what put something back says so: `Ubah (urungkan)`."""
    words = t(f"audit.action.{line.action.value}")
    if line.mark is None:
        return words
    return t("audit.marked", action=words, mark=t(f"audit.mark.{line.mark.value}"))


def when_text(line: TrailLine) -> str:
    """`26/06/2023 10.24`."""
    return f"{show_short(line.at.date())} {show_time(line.at)}"


def changes_text(line: TrailLine) -> str:
    """All fields in one line: `Tanggal: – → 26/06/2023; Nomor: 5 → 6`."""
    return t("audit.between").join(change_text(each, line.action) for each in line.changes)


def change_text(change: FieldChange, action: AuditAction) -> str:
    """`Tanggal: – → 26/06/2023`; of a new or removed row only what it holds: `Tanggal: 26/06/2023`."""
    if action is not AuditAction.UPDATE:
        return t("audit.held", label=change.label, value=change.new or change.old)
    nothing = t("common.no_value")
    return t(
        "audit.change",
        label=change.label,
        old=change.old or nothing,
        new=change.new or nothing,
    )


def state_text(state: TrailState) -> str:
    """`Jejak utuh, 1.234 catatan`, or where it breaks."""
    count = show_number(state.count)
    if state.broken_at is None:
        return t("audit.whole", count=count)
    return t("audit.broken", count=count, place=show_number(state.broken_at))


def filter_text(wanted: AuditFilter, subject: str = "") -> str:
    """What was asked for, for the paper: `Saringan: Dokumen desa, oleh Siti, sejak 01/01/2026`."""
    parts = [subject, *map(kind_text, wanted.tables)]
    if wanted.action is not None:
        parts.append(t(f"audit.action.{wanted.action.value}"))
    if wanted.who:
        parts.append(t("audit.filter.by", who=wanted.who))
    if wanted.first is not None:
        parts.append(t("audit.filter.from", date=show_short(wanted.first)))
    if wanted.last is not None:
        parts.append(t("audit.filter.until", date=show_short(wanted.last)))
    if wanted.text:
        parts.append(t("audit.filter.holding", text=wanted.text))
    said = ", ".join(filter(None, parts))
    return t("audit.paper.filter", filter=said) if said else t("audit.paper.no_filter")


def field_changes(entry: AuditEntry, names: TrailNames) -> tuple[FieldChange, ...]:
    """The fields that differ; of a new or removed row those that hold something."""
    old, new = _columns(entry.old), _columns(entry.new)
    found = []
    for column in dict.fromkeys((*old, *new)):
        before, after = (_shown(entry.table_name, column, values, names) for values in (old, new))
        if entry.action is AuditAction.UPDATE or before != after:
            found.append(FieldChange(label_text(entry.table_name, column), before, after))
    return tuple(found)


def label_text(table: str, column: str) -> str:
    """What the clerk calls a column."""
    words = area("audit")
    own = f"audit.field.{table}.{column}"
    return words.get(own) or words.get(f"audit.field.{column}", column)


def _shown(table: str, column: str, values: Values, names: TrailNames) -> str:
    value = values.get(column)
    subject = NOWHERE
    if refers(column) and value:
        owner = str(values.get("owner", ""))
        subject = reference_text(column, str(value), owner, names)
    return value_text(table, column, value, names, subject)


def reference_text(column: str, row_id: str, owner: str, names: TrailNames) -> str:
    """The name of the row that a column speaks of, or that nobody knows it any more."""
    table = owner if column == "owner_id" else column.removesuffix("_id")
    table = {"plan": "iku_plan"}.get(table, table)
    values = names.rows.get((table, row_id))
    if values is None:
        return t("audit.unknown_row")
    return subject_text(table, values, names)


def subject_text(table: str, values: Values, names: TrailNames) -> str:
    """Which row it is: `APBDesa 2026, Jenggrong`, `03/10/2025 Rapat koordinasi`."""
    namer = NAMERS.get(table)
    text = namer(values, names) if namer is not None else _by_name(values, names)
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _columns(text: str | None) -> dict[str, object]:
    found: dict[str, object] = json.loads(text) if text else {}
    return found


def _other(table: str, row_id: object, names: TrailNames) -> str:
    values = names.rows.get((table, str(row_id)))
    return t("audit.unknown_row") if values is None else subject_text(table, values, names)


def _by_name(values: Values, _names: TrailNames) -> str:
    for column in ("name", "title", "short_title", "text", "words", "code"):
        if values.get(column):
            return str(values[column])
    return ""


def _document(values: Values, names: TrailNames) -> str:
    kind = names.types.get(str(values.get("document_type")), str(values.get("document_type", "")))
    return t(
        "audit.subject.document",
        document=f"{kind} {values.get('fiscal_year', '')}",
        village=_other("village", values.get("village_id"), names),
    )


def _activity(values: Values, _names: TrailNames) -> str:
    day = value_text("activity", "day", values.get("day"), NOBODY)
    return f"{day} {values.get('description', '')}"


def _evidence(values: Values, names: TrailNames) -> str:
    return _other("activity", values.get("activity_id"), names)


def _file(values: Values, names: TrailNames) -> str:
    owner = _other(str(values.get("owner")), values.get("owner_id"), names)
    return t("audit.subject.file", name=values.get("name", ""), owner=owner)


def _of_indicator(values: Values, names: TrailNames) -> str:
    indicator = names.rows.get(("indicator", str(values.get("indicator_id"))), {})
    kind = value_text("narrative", "kind", values.get("kind"), names)
    parts = (str(indicator.get("code", "")), _period(values), kind)
    return " ".join(filter(None, parts))


def _of_report(values: Values, names: TrailNames) -> str:
    title = names.reports.get(str(values.get("kind")), str(values.get("kind", "")))
    return f"{title} {_period(values)}"


def _period(values: Values) -> str:
    quarter, year = int(str(values.get("quarter") or 0)), values.get("year", "")
    if not 1 <= quarter <= len(ROMAN):
        return str(year)
    return f"{t('common.quarter_short', roman=ROMAN[quarter - 1])} {year}"


def _indicator(values: Values, _names: TrailNames) -> str:
    return f"{values.get('code', '')} {values.get('short_title') or values.get('title', '')}"


def _rule(values: Values, names: TrailNames) -> str:
    return value_text("deadline_rule", "document_type", values.get("document_type"), names)


def _preference(values: Values, _names: TrailNames) -> str:
    name = str(values.get("name", ""))
    return area("audit").get(f"audit.preference.{name}", name)


def _preset(values: Values, names: TrailNames) -> str:
    name = str(values.get("name", ""))
    return f"{area('common').get(f'common.preset.{name}', name)}, {_rule(values, names)}"


def _holiday(values: Values, _names: TrailNames) -> str:
    return f"{value_text('holiday', 'day', values.get('day'), NOBODY)} {values.get('name', '')}"


NOBODY = TrailNames({}, {}, {}, {})
NAMERS: Mapping[str, Callable[[Values, TrailNames], str]] = {
    "village_document": _document,
    "deadline_exception": _document,
    "activity": _activity,
    "evidence": _evidence,
    "evidence_file": _file,
    "target": _of_indicator,
    "manual_value": _of_indicator,
    "narrative": _of_indicator,
    "indicator": _indicator,
    "closing": lambda values, _names: _period(values),
    "report_progress": _of_report,
    "issued_content": lambda values, _names: str(values.get("sha256", ""))[:SHORT_HASH],
    "letter": lambda values, _names: str(values.get("number", "")),
    "deadline_rule": _rule,
    "plan_offset": _rule,
    "preference": _preference,
    "preset": _preset,
    "holiday": _holiday,
    "clock_confirmation": lambda _values, _names: "",
}
