"""Which fiscal year of each document a measured year counts (domain.md, presets and offsets)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from iku_desktop.domain.documents import DeadlineRule, DocumentType, rule_for

CUSTOM_PRESET = "custom"


@dataclass(frozen=True, slots=True)
class CountedDocument:
    """One document type as a measured year counts it: its fiscal year, its rule and its due date."""

    document_type: DocumentType
    fiscal_year: int
    rule: DeadlineRule

    @property
    def due(self) -> date:
        """The due date all villages share, before exceptions."""
        return self.rule.due(self.fiscal_year)


def counted_documents(
    year: int,
    document_types: Iterable[DocumentType],
    offsets: Mapping[str, int],
    rules: Iterable[DeadlineRule],
) -> tuple[CountedDocument, ...]:
    """The documents of measured year `year`, in the types' order; `offsets` maps type code to years.

    A type without an offset is not part of the plan; one without a rule for that fiscal year is not
    expected of anybody, since nothing says when it would be due.
    """
    rules = tuple(rules)
    counted = []
    for document_type in sorted(document_types, key=lambda each: (each.position, each.code)):
        if document_type.code not in offsets:
            continue
        fiscal_year = year + offsets[document_type.code]
        rule = rule_for(rules, document_type.code, fiscal_year)
        if rule is not None:
            counted.append(CountedDocument(document_type, fiscal_year, rule))
    return tuple(counted)


def preset_of(offsets: Mapping[str, int], presets: Mapping[str, Mapping[str, int]]) -> str:
    """The name of the preset these offsets are, or "custom"."""
    for name, preset in presets.items():
        if dict(preset) == dict(offsets):
            return name
    return CUSTOM_PRESET
