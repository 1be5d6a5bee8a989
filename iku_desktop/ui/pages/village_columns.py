"""The columns of the villages."""

from iku_desktop.domain.read_models import VillageRow
from iku_desktop.domain.villages import VillageKind
from iku_desktop.presentation.dates import show_short
from iku_desktop.presentation.texts import t
from iku_desktop.ui.grid.column import (
    PLAIN,
    SOFT,
    CellLook,
    ChoiceFilter,
    Column,
    Entry,
    EntryKind,
    TextFilter,
)

CODE, NAME, KIND, HEAD, PHONE = "code", "name", "kind", "head", "phone"
VALID_FROM, VALID_TO = "valid_from", "valid_to"
NEEDED = (CODE, NAME)
# A change of these moves figures; the clerk sees them before it is saved.
MOVING = frozenset({CODE, VALID_FROM, VALID_TO})


def village_columns() -> list[Column]:
    """Code, name, kind, head, phone, validity."""
    return [
        Column(
            CODE,
            t("villages.code"),
            lambda row: row.village.code,
            118,
            entry=Entry(lambda row: row.village.code),
            filter=TextFilter(t("villages.code")),
            placeholder=t("villages.new_code"),
        ),
        Column(
            NAME,
            t("villages.name"),
            lambda row: row.village.name,
            150,
            stretch=2,
            entry=Entry(lambda row: row.village.name),
            filter=TextFilter(t("villages.name")),
            tally=lambda row: (t("villages.tally"), 1),
            placeholder=t("villages.new_name"),
        ),
        Column(
            KIND,
            t("villages.kind"),
            lambda row: t(f"common.village_kind.{row.village.kind.value}"),
            84,
            look=_kind_look,
            filter=ChoiceFilter(
                t("villages.all"),
                tuple((kind.value, t(f"common.village_kind.{kind.value}")) for kind in VillageKind),
                lambda row, wanted: row.village.kind.value == wanted,
            ),
        ),
        _text_column(HEAD, 150, PLAIN, stretch=2),
        _text_column(PHONE, 116, SOFT),
        _day_column(VALID_FROM),
        _day_column(VALID_TO),
    ]


def _kind_look(row: VillageRow) -> CellLook:
    if row.village.sets_documents:
        return SOFT
    return CellLook(tone="text3", hint=t("villages.kelurahan_hint"))


def _day_column(key: str) -> Column:
    def text(row: VillageRow) -> str:
        return show_short(getattr(row.village, key))

    return Column(
        key,
        t(f"villages.{key}"),
        text,
        112,
        sort=lambda row: getattr(row.village, key),
        entry=Entry(text, EntryKind.DATE),
        filter=TextFilter(t("villages.day")),
    )


def _text_column(key: str, width: int, look: CellLook, stretch: int = 0) -> Column:
    def text(row: VillageRow) -> str:
        return str(getattr(row.village, key))

    return Column(
        key,
        t(f"villages.{key}"),
        text,
        width,
        stretch=stretch,
        look=lambda row: look,
        entry=Entry(text),
        filter=TextFilter(t(f"villages.{key}")),
    )
