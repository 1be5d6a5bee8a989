"""Settings of the office: profile, logo, officials, sections, deadline rules, document types, categories."""

from collections.abc import Mapping, Sequence

from iku_desktop.domain.achievement import Category
from iku_desktop.domain.documents import DeadlineRule, DocumentType
from iku_desktop.domain.office import Office, Official, Section
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.read_models import FigureChange, Saved
from iku_desktop.domain.typed_input import Typed
from iku_desktop.services.context import Context


class Settings:
    """Settings of the office.

    Keys of the office: name, kabupaten, province, government_line, office_line, address, email,
    postal_line, place, main_duty, functions (tuple or text with a line each); of an official: name,
    post, nip, rank, acting, on_behalf, on_behalf_of, valid_from, valid_to; of a section: code, name,
    short_name, position, aliases; of a rule: document_type, month, day, year_offset, counts,
    legal_basis, valid_from, valid_to; of a document type: code, name, full_name, aliases, not_after,
    position; of a category: name, bound ("" = else), bars.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def office(self) -> Office:
        """The profile."""
        raise NotImplementedError

    def change_office(self, typed: Mapping[str, Typed]) -> Saved:
        """Change the given fields of the profile."""
        raise NotImplementedError

    def logo(self) -> bytes | None:
        """The coat of arms as PNG or JPEG bytes."""
        raise NotImplementedError

    def set_logo(self, data: bytes | None) -> Saved:
        """Set or remove the coat of arms; Refused unless PNG or JPEG of at most 2 MB."""
        raise NotImplementedError

    def officials(self) -> tuple[Official, ...]:
        """All who sign or signed."""
        raise NotImplementedError

    def add_official(self, typed: Mapping[str, Typed]) -> Saved:
        """Add an official; an odd NIP is a warning of the answer."""
        raise NotImplementedError

    def change_official(self, official_id: str, typed: Mapping[str, Typed]) -> Saved:
        """Change the given fields of an official."""
        raise NotImplementedError

    def remove_official(self, official_id: str) -> Saved:
        """Remove an official."""
        raise NotImplementedError

    def sections(self) -> tuple[Section, ...]:
        """The sections in their order."""
        raise NotImplementedError

    def add_section(self, typed: Mapping[str, Typed]) -> Saved:
        """Add a section."""
        raise NotImplementedError

    def change_section(self, section_id: str, typed: Mapping[str, Typed]) -> Saved:
        """Change the given fields of a section."""
        raise NotImplementedError

    def remove_section(self, section_id: str) -> Saved:
        """Remove a section that has no activities."""
        raise NotImplementedError

    def rules(self) -> tuple[DeadlineRule, ...]:
        """The deadline rules of all times."""
        raise NotImplementedError

    def add_rule(self, typed: Mapping[str, Typed]) -> Saved:
        """Add a rule, as after a change of law."""
        raise NotImplementedError

    def change_rule(self, rule_id: str, typed: Mapping[str, Typed]) -> Saved:
        """Change the given fields of a rule."""
        raise NotImplementedError

    def remove_rule(self, rule_id: str) -> Saved:
        """Remove a rule unless recorded documents would be left without one."""
        raise NotImplementedError

    def effect_of_rule(
        self, rule_id: str | None, typed: Mapping[str, Typed], moment: Moment
    ) -> tuple[FigureChange, ...]:
        """The figures of the moment's year that such a change (None: a new rule) would move."""
        raise NotImplementedError

    def document_types(self) -> tuple[DocumentType, ...]:
        """The kinds of village document."""
        raise NotImplementedError

    def add_document_type(self, typed: Mapping[str, Typed]) -> Saved:
        """Add a kind of document; the plan counts it once it has an offset and a rule."""
        raise NotImplementedError

    def change_document_type(self, code: str, typed: Mapping[str, Typed]) -> Saved:
        """Change the given fields of a kind of document; its code stays."""
        raise NotImplementedError

    def categories(self) -> tuple[Category, ...]:
        """The category table."""
        raise NotImplementedError

    def set_categories(self, rows: Sequence[Mapping[str, Typed]]) -> Saved:
        """Replace the category table."""
        raise NotImplementedError

    def causes(self) -> Mapping[str, str]:
        """The causes of lateness: code to words."""
        raise NotImplementedError
