"""The one list that says which domain class stands in which table, and how; a new table is one entry."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, TableClause, bindparam, column, select, table

from iku_desktop.domain.accounts import Account
from iku_desktop.domain.achievement import Category
from iku_desktop.domain.activities import Activity, Evidence, EvidenceKind
from iku_desktop.domain.closing import ClockConfirmation, Closing, ClosingHead
from iku_desktop.domain.documents import (
    DeadlineException,
    DeadlineRule,
    DocumentType,
    VillageDocument,
)
from iku_desktop.domain.evidence_files import EvidenceFile
from iku_desktop.domain.holidays import Holiday
from iku_desktop.domain.issued import IssuedDocument, ReportProgress
from iku_desktop.domain.letters import Letter
from iku_desktop.domain.office import Office, Official, Section
from iku_desktop.domain.packages import (
    KnownSender,
    MergedPackage,
    RowBase,
    RowVariant,
    SentPackage,
)
from iku_desktop.domain.plan import (
    Formula,
    Goal,
    IkuPlan,
    Indicator,
    ManualValue,
    Narrative,
    Target,
)
from iku_desktop.domain.preferences import Preference
from iku_desktop.domain.villages import Village
from iku_desktop.storage.codecs import Codec, Primitive, codec_for, field_types

T = TypeVar("T")
Values = dict[str, Primitive]

STAMPS = ("created_at", "created_by", "changed_at", "changed_by")


@dataclass(frozen=True, slots=True)
class RowSet:
    """Rows that are written as a whole set; `match` are the columns that tell which row is which.

    With `owner` the set belongs to one row of another table, else to the office.
    """

    table: TableClause
    columns: tuple[str, ...]
    match: tuple[str, ...]
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A field of a domain object that stands in rows of its own, taken apart and put together."""

    field: str
    rows: RowSet
    apart: Callable[[Any], list[Values]]
    together: Callable[[Iterable[Sequence[Any]]], object]


class Mapped(Generic[T]):
    """How one domain class stands in one table, worked out from the types of its fields.

    `key` is the column that the domain knows the row by, `links` are columns the object doesn't carry,
    `elsewhere` fields that stand in other tables, `flat` fields that are dataclasses themselves and
    take one column per field of theirs.
    """

    def __init__(
        self,
        kind: type[T],
        name: str,
        *,
        key: str = "id",
        links: tuple[str, ...] = (),
        order: tuple[str, ...] = (),
        part: Part | None = None,
        elsewhere: tuple[str, ...] = (),
        flat: Mapping[str, type] | None = None,
        renamed: Mapping[str, str] | None = None,
    ) -> None:
        self.kind = kind
        self.key = key
        self.links = links
        self.part = part
        self._flat = flat or {}
        renamed = renamed or {}
        self._paths: list[tuple[tuple[str, ...], str, Codec]] = []
        for field, annotation in field_types(kind).items():
            if field in elsewhere:
                continue
            if field in self._flat:
                for inner, inner_type in field_types(self._flat[field]).items():
                    self._paths.append(((field, inner), f"{field}_{inner}", codec_for(inner_type)))
            else:
                self._paths.append(((field,), renamed.get(field, field), codec_for(annotation)))
        self._decoders = [codec.decode for _, _, codec in self._paths]
        self._encoders = [(name, codec.encode) for _, name, codec in self._paths]
        # Always of more than one field, so it gives them as a tuple.
        self._fields_of = attrgetter(*(".".join(path) for path, _, _ in self._paths))
        self._names = tuple(path[0] for path, _, _ in self._paths)
        self._is_plain = not elsewhere and not self._flat
        self.read_columns = tuple(name for _, name, _ in self._paths)
        own = tuple(name for name in self.read_columns if name not in ("id", "office"))
        self.columns = (*links, *own)
        self.table = light_table(name, self.columns)
        self.order = order
        self.select = self.selecting()

    def selecting(self, *extra: str) -> Select[Any]:
        """All rows of the bound `office`, the fields' columns first and then `extra`, in order."""
        columns = [self.table.c[name] for name in (*self.read_columns, *extra)]
        last = () if "village_id" in self.order else ("id",)
        order = [self.table.c[name] for name in (*self.order, *last)]
        return select(*columns).where(self.table.c.office == bindparam("office")).order_by(*order)

    def key_of(self, value: T) -> str:
        """What the domain knows the object by, "" for one that is new."""
        return str(getattr(value, "code" if self.key in ("code", "office") else "id"))

    def encode(self, value: T) -> Values:
        """The object's columns, without links, parts, office and stamps; `id` too where it has one."""
        values: Values = {}
        for (name, encode), item in zip(self._encoders, self._fields_of(value), strict=True):
            values[name] = item if encode is None or item is None else encode(item)
        return values

    def encode_all(self, values: Sequence[T]) -> tuple[tuple[str, ...], list[list[Primitive]]]:
        """Of many objects the names of their columns, as encode() gives them, and the columns' values."""
        columns = zip(*map(self._fields_of, values), strict=True)
        encoded = [
            list(column)
            if encode is None
            else [None if item is None else encode(item) for item in column]
            for (_, encode), column in zip(self._encoders, columns, strict=True)
        ]
        return self.read_columns, encoded

    def decode(self, row: Sequence[Any], **elsewhere: object) -> T:
        """The object of a row that begins with `read_columns`; `elsewhere` gives its other fields."""
        values = [
            item if decode is None or item is None else decode(item)
            for decode, item in zip(self._decoders, row, strict=False)
        ]
        if self._is_plain:
            return self.kind(*values)
        if not self._flat:
            return self.kind(**dict(zip(self._names, values, strict=True)), **elsewhere)
        fields: dict[str, Any] = dict(elsewhere)
        inner: dict[str, dict[str, Any]] = {}
        for (path, _, _), value in zip(self._paths, values, strict=True):
            if len(path) == 1:
                fields[path[0]] = value
            else:
                inner.setdefault(path[0], {})[path[1]] = value
        for name, of_inner in inner.items():
            fields[name] = self._flat[name](**of_inner)
        return self.kind(**fields)


def light_table(name: str, columns: Iterable[str]) -> TableClause:
    """A table by its names alone; the types are the schema's business (storage/tables)."""
    return table(name, *(column(each) for each in ("office", "id", *STAMPS, *columns)))


def rows_of(name: str, columns: tuple[str, ...], match: tuple[str, ...], owner: str = "") -> RowSet:
    """A set of rows in the table of that name."""
    owned = (owner,) if owner else ()
    return RowSet(light_table(name, (*owned, *columns)), columns, match, owner)


def _evidence_apart(evidence: tuple[Evidence, ...]) -> list[Values]:
    return [
        {"kind": each.kind.value, "number": each.number, "position": position}
        for position, each in enumerate(evidence)
    ]


def _evidence_together(rows: Iterable[Sequence[Any]]) -> tuple[Evidence, ...]:
    return tuple(Evidence(EvidenceKind(row[0]), row[1]) for row in rows)


def _offsets_apart(offsets: Mapping[str, int]) -> list[Values]:
    return [
        {"document_type": code, "year_offset": years, "position": position}
        for position, (code, years) in enumerate(offsets.items())
    ]


def _offsets_together(rows: Iterable[Sequence[Any]]) -> dict[str, int]:
    return {row[0]: row[1] for row in rows}


EVIDENCE = Part(
    "evidence",
    rows_of("evidence", ("kind", "number", "position"), ("kind", "number"), "activity_id"),
    _evidence_apart,
    _evidence_together,
)
OFFSETS = Part(
    "offsets",
    rows_of(
        "plan_offset", ("document_type", "year_offset", "position"), ("document_type",), "plan_id"
    ),
    _offsets_apart,
    _offsets_together,
)

OFFICE = Mapped(Office, "office", key="office", renamed={"code": "office"})
DOCUMENT_TYPE = Mapped(DocumentType, "document_type", key="code", order=("position", "code"))
VILLAGE = Mapped(Village, "village", order=("code",))
SECTION = Mapped(Section, "section", order=("position", "code"))
OFFICIAL = Mapped(Official, "official", order=("valid_from", "name"))
RULE = Mapped(DeadlineRule, "deadline_rule", order=("document_type", "valid_from"))
EXCEPTION = Mapped(
    DeadlineException,
    "deadline_exception",
    order=("fiscal_year", "document_type", "village_id"),
)
DOCUMENT = Mapped(
    VillageDocument, "village_document", order=("fiscal_year", "document_type", "village_id")
)
PLAN = Mapped(
    IkuPlan,
    "iku_plan",
    order=("first_year",),
    part=OFFSETS,
    elsewhere=("goals", "indicators", "offsets"),
)
GOAL = Mapped(Goal, "goal", links=("plan_id",), order=("position",))
INDICATOR = Mapped(
    Indicator,
    "indicator",
    links=("plan_id",),
    order=("position", "code"),
    flat={"formula": Formula},
)
TARGET = Mapped(Target, "target", order=("year", "indicator_id", "quarter", "revision"))
MANUAL_VALUE = Mapped(ManualValue, "manual_value", order=("year",))
NARRATIVE = Mapped(Narrative, "narrative", order=("year", "quarter", "kind"))
ACTIVITY = Mapped(Activity, "activity", order=("day",), part=EVIDENCE, elsewhere=("evidence",))
CLOSING = Mapped(Closing, "closing", order=("year", "quarter", "revision"))
CLOSING_HEAD = {name: codec_for(kind) for name, kind in field_types(ClosingHead).items()}
EVIDENCE_FILE = Mapped(EvidenceFile, "evidence_file", order=("owner", "owner_id", "position"))
ISSUED = Mapped(IssuedDocument, "issued_document", order=("issued_at",))
PROGRESS = Mapped(ReportProgress, "report_progress", order=("year", "quarter", "kind", "revision"))
LETTER = Mapped(Letter, "letter", order=("year", "sequence"))
PREFERENCE = Mapped(Preference, "preference", order=("name",))
HOLIDAY = Mapped(Holiday, "holiday", order=("day",))
KNOWN_SENDER = Mapped(KnownSender, "known_sender", order=("name",))
SENT_PACKAGE = Mapped(SentPackage, "sent_package", order=("sequence",))
MERGED_PACKAGE = Mapped(MergedPackage, "merged_package", order=("made_at",))
ROW_BASE = Mapped(RowBase, "row_base", order=("table_name", "row_key"))
ROW_VARIANT = Mapped(RowVariant, "row_variant", order=("table_name", "row_key", "version_at"))
ACCOUNT = Mapped(Account, "account", order=("name",))
CLOCK_CONFIRMATION = Mapped(ClockConfirmation, "clock_confirmation", order=("confirmed_at",))

# In this order rows can be written so that what they refer to is already there.
REGISTRY: Mapping[type, Mapped[Any]] = {
    each.kind: each
    for each in (
        *(OFFICE, DOCUMENT_TYPE, VILLAGE, SECTION, OFFICIAL, RULE, EXCEPTION, DOCUMENT),
        *(PLAN, GOAL, INDICATOR, TARGET, MANUAL_VALUE, NARRATIVE, ACTIVITY, CLOSING),
        *(EVIDENCE_FILE, ISSUED, PROGRESS, LETTER, PREFERENCE, CLOCK_CONFIRMATION, HOLIDAY),
        *(KNOWN_SENDER, SENT_PACKAGE, MERGED_PACKAGE, ROW_BASE, ROW_VARIANT, ACCOUNT),
    )
}

CATEGORIES = rows_of("category", ("name", "bound", "bars", "position"), ("position",))
PRESETS = rows_of(
    "preset", ("name", "document_type", "year_offset", "position"), ("name", "document_type")
)
CAUSES = rows_of("cause", ("code", "words", "position"), ("code",))
ROW_SETS = (EVIDENCE.rows, OFFSETS.rows, CATEGORIES, PRESETS, CAUSES)


def mapped(kind: type[T]) -> Mapped[T]:
    """The entry of a domain class; TypeError where it isn't stored."""
    entry = REGISTRY.get(kind)
    if entry is None:
        raise TypeError(f"{kind.__name__} is not stored")
    return entry


def in_order_of_writing(kinds: Iterable[type]) -> list[type]:
    """The kinds so that what rows refer to is written before them; TypeError for one not stored."""
    places = {kind: place for place, kind in enumerate(REGISTRY)}
    return sorted(kinds, key=lambda kind: places[mapped(kind).kind])


def closing_head(row: Sequence[Any]) -> ClosingHead:
    """The closing of a row of the columns of CLOSING_HEAD, in their order."""
    fields: dict[str, Any] = {
        name: codec.decode(value) if codec.decode and value is not None else value
        for (name, codec), value in zip(CLOSING_HEAD.items(), row, strict=True)
    }
    return ClosingHead(**fields)


def encode_categories(categories: Iterable[Category]) -> list[Values]:
    """The rows of the category table, in the given order."""
    bound = codec_for(Category.__annotations__["bound"]).encode
    return [
        {
            "name": each.name,
            "bound": bound(each.bound) if bound and each.bound is not None else None,
            "bars": each.bars,
            "position": position,
        }
        for position, each in enumerate(categories)
    ]
