"""Settings of the office: profile, logo, officials, sections, deadline rules, document types, categories."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol, TypeVar

from iku_desktop.domain.achievement import Category
from iku_desktop.domain.documents import DeadlineRule, DocumentType, rule_for
from iku_desktop.domain.identity import nip_warnings
from iku_desktop.domain.office import Office, Official, Section
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.read_models import FigureChange, Saved
from iku_desktop.domain.typed_input import Typed, shortened
from iku_desktop.services import settings_entry as entry
from iku_desktop.services.context import Context, saved
from iku_desktop.services.evaluations import put_rule as put_evaluation_rule
from iku_desktop.services.facts import Instead, figures_moved
from iku_desktop.services.snapshot import Change


class Settings:
    """Settings of the office.

    Keys of the office: name, kabupaten, province, government_line, office_line, address, email,
    postal_line, place, main_duty, functions (tuple or text with a line each); of an official: name,
    post, nip, rank, acting, on_behalf, on_behalf_of, valid_from, valid_to; of a section: code, name,
    short_name, position, aliases; of a rule: document_type, month, day, year_offset, counts,
    legal_basis, valid_from, valid_to; of a document type: code, name, full_name, aliases, not_after,
    position, evaluation_days ("" = its drafts are not evaluated), evaluation_basis; of a category: name,
    bound ("" = else), bars.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def office(self) -> Office:
        """The profile."""
        with self._context.reading() as rows:
            return rows.office()

    def change_office(self, typed: Mapping[str, Typed]) -> Saved:
        """Change the given fields of the profile."""
        with self._context.writing() as change:
            office = entry.changed_office(change.rows.office(), typed)
            return saved(change, change.work.put(office))

    def logo(self) -> bytes | None:
        """The coat of arms as PNG or JPEG bytes."""
        with self._context.reading() as rows:
            return rows.reader.logo()

    def set_logo(self, data: bytes | None) -> Saved:
        """Set or remove the coat of arms; Refused unless PNG or JPEG of at most 2 MB."""
        if data is not None:
            entry.check_logo(data)
        with self._context.writing() as change:
            change.work.put_logo(data)
            return saved(change)

    def officials(self) -> tuple[Official, ...]:
        """All who sign or signed."""
        with self._context.reading() as rows:
            return rows.officials()

    def add_official(self, typed: Mapping[str, Typed]) -> Saved:
        """Add an official; an odd NIP is a warning of the answer."""
        with self._context.writing() as change:
            official = entry.changed_official(None, typed)
            return saved(change, change.work.put(official), *nip_warnings(official.nip))

    def change_official(self, official_id: str, typed: Mapping[str, Typed]) -> Saved:
        """Change the given fields of an official."""
        with self._context.writing() as change:
            stored = _known(change.rows.officials(), official_id)
            official = entry.changed_official(stored, typed)
            odd = nip_warnings(official.nip) if "nip" in typed else ()
            return saved(change, change.work.put(official), *odd)

    def remove_official(self, official_id: str) -> Saved:
        """Remove an official; papers already printed keep the name."""
        with self._context.writing() as change:
            _known(change.rows.officials(), official_id)
            change.work.remove(Official, official_id)
            return saved(change)

    def sections(self) -> tuple[Section, ...]:
        """The sections in their order."""
        with self._context.reading() as rows:
            return rows.sections()

    def add_section(self, typed: Mapping[str, Typed]) -> Saved:
        """Add a section."""
        with self._context.writing() as change:
            section = entry.changed_section(change.rows.sections(), None, typed)
            return saved(change, change.work.put(section))

    def change_section(self, section_id: str, typed: Mapping[str, Typed]) -> Saved:
        """Change the given fields of a section."""
        with self._context.writing() as change:
            sections = change.rows.sections()
            section = entry.changed_section(sections, _known(sections, section_id), typed)
            return saved(change, change.work.put(section))

    def remove_section(self, section_id: str) -> Saved:
        """Remove a section that has no activities."""
        with self._context.writing() as change:
            section = _known(change.rows.sections(), section_id)
            count = sum(
                each.section_id == section_id for each in change.work.activities(date.min, date.max)
            )
            if count:
                values = {"section": section.name, "count": count}
                raise Refused(Problem("section_has_activities", "", values))
            change.work.remove(Section, section_id)
            return saved(change)

    def rules(self) -> tuple[DeadlineRule, ...]:
        """The deadline rules of all times."""
        with self._context.reading() as rows:
            return rows.rules()

    def add_rule(self, typed: Mapping[str, Typed]) -> Saved:
        """Add a rule, as after a change of law."""
        return self._put_rule(None, typed)

    def change_rule(self, rule_id: str, typed: Mapping[str, Typed]) -> Saved:
        """Change the given fields of a rule."""
        return self._put_rule(rule_id, typed)

    def _put_rule(self, rule_id: str | None, typed: Mapping[str, Typed]) -> Saved:
        with self._context.writing() as change:
            rule, rules = _with_rule(change.rows.rules(), _types(change), rule_id, typed)
            _refuse_unruled(change, rules)
            return saved(change, change.work.put(rule))

    def remove_rule(self, rule_id: str) -> Saved:
        """Remove a rule unless recorded documents would be left without one."""
        with self._context.writing() as change:
            rules = change.rows.rules()
            stored = _known(rules, rule_id)
            _refuse_unruled(change, [each for each in rules if each is not stored])
            change.work.remove(DeadlineRule, rule_id)
            return saved(change)

    def effect_of_rule(
        self, rule_id: str | None, typed: Mapping[str, Typed], moment: Moment
    ) -> tuple[FigureChange, ...]:
        """The figures of the moment's year that such a change (None: a new rule) would move."""
        with self._context.reading() as rows:
            types = rows.document_types()
            _, rules = _with_rule(rows.rules(), types, rule_id, typed)
            return figures_moved(rows, moment, Instead(rules=rules))

    def document_types(self) -> tuple[DocumentType, ...]:
        """The kinds of village document."""
        with self._context.reading() as rows:
            return rows.document_types()

    def add_document_type(self, typed: Mapping[str, Typed]) -> Saved:
        """Add a kind of document; the plan counts it once it has an offset and a rule."""
        with self._context.writing() as change:
            kind = entry.changed_type(_types(change), None, typed)
            change.work.put(kind)
            put_evaluation_rule(change, kind.code, typed)
            return saved(change, kind.code)

    def change_document_type(self, code: str, typed: Mapping[str, Typed]) -> Saved:
        """Change the given fields of a kind of document; its code stays."""
        with self._context.writing() as change:
            stored = next((kind for kind in _types(change) if kind.code == code), None)
            if stored is None:
                typed_code = {"typed": shortened(code)}
                raise Refused(Problem("unknown_document_type", "code", typed_code))
            change.work.put(entry.changed_type(_types(change), stored, typed))
            put_evaluation_rule(change, code, typed)
            return saved(change, code)

    def categories(self) -> tuple[Category, ...]:
        """The category table."""
        with self._context.reading() as rows:
            return rows.categories()

    def set_categories(self, rows: Sequence[Mapping[str, Typed]]) -> Saved:
        """Replace the category table; a problem's field is that of its row: `bound.2` in the second."""
        table = entry.read_categories(rows)
        with self._context.writing() as change:
            change.work.put_categories(table)
            return saved(change)

    def causes(self) -> Mapping[str, str]:
        """The causes of lateness: code to words."""
        with self._context.reading() as rows:
            return rows.causes()


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


Row = TypeVar("Row", bound=_HasId)


def _known(rows: Iterable[Row], row_id: str) -> Row:
    for row in rows:
        if row.id == row_id:
            return row
    raise Refused(Problem("unknown_row"))


def _types(change: Change) -> tuple[DocumentType, ...]:
    return change.rows.document_types()


def _with_rule(
    rules: tuple[DeadlineRule, ...],
    types: tuple[DocumentType, ...],
    rule_id: str | None,
    typed: Mapping[str, Typed],
) -> tuple[DeadlineRule, list[DeadlineRule]]:
    stored = None if rule_id is None else _known(rules, rule_id)
    rule = entry.changed_rule(rules, types, stored, typed)
    return rule, [*(each for each in rules if each is not stored), rule]


def _refuse_unruled(change: Change, rules: Sequence[DeadlineRule]) -> None:
    """Recorded documents must keep a rule that says when they are due."""
    before = change.rows.rules()
    kinds = {key[1:] for key in change.work.documents()}
    lost = {kind for kind in kinds if rule_for(before, *kind) and rule_for(rules, *kind) is None}
    count = sum(key[1:] in lost for key in change.work.documents())
    if count:
        raise Refused(Problem("rule_has_documents", "", {"count": count}))
