"""Writes reminders for WhatsApp: to one village, and to the group of all; bold is *so* there."""

from collections.abc import Sequence

from iku_desktop.domain.agenda import Agenda, OpenItem
from iku_desktop.presentation.dates import show_long
from iku_desktop.presentation.language import Language, speaking
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import counted_text


# Who reads a message has not chosen the language of this PC.
@speaking(Language.INDONESIAN)
def village_message(agenda: Agenda, items: Sequence[OpenItem]) -> str:
    """Greeting, each document with its due date, days left and legal basis, request, thanks."""
    village = items[0].village
    key = "agenda.message.dear_named" if village.head else "agenda.message.dear"
    documents = [
        t("agenda.message.numbered", number=number, document=_of_village(each))
        for number, each in enumerate(items, start=1)
    ]
    parts = [
        *_practice(agenda),
        t(key, village=village.name, head=village.head),
        t("agenda.message.opening", office=agenda.office.name),
        "\n".join(documents),
        t("agenda.message.request"),
        _closing(agenda),
    ]
    return "\n\n".join(parts)


@speaking(Language.INDONESIAN)
def group_message(agenda: Agenda, items: Sequence[OpenItem]) -> str:
    """The same to all villages at once: by document and due date, with the villages that owe it."""
    groups: dict[tuple[str, int, object], list[OpenItem]] = {}
    for each in items:
        counted = each.counted
        key = (counted.document_type.code, counted.fiscal_year, each.due)
        groups.setdefault(key, []).append(each)
    parts = [
        *_practice(agenda),
        t("agenda.message.dear_all", office=agenda.office.name),
        t("agenda.message.opening_all", office=agenda.office.name),
        *map(_of_group, groups.values()),
        t("agenda.message.request"),
        _closing(agenda),
    ]
    return "\n\n".join(parts)


def days_words(item: OpenItem) -> str:
    """`30 hari lagi`, `hari ini`, `lewat 4 hari`."""
    if item.is_overdue:
        return t("agenda.days.overdue", days=-item.days_left)
    return t("agenda.days.left", days=item.days_left) if item.days_left else t("agenda.days.today")


def _practice(agenda: Agenda) -> list[str]:
    return [t("agenda.message.practice")] if agenda.office.practice else []


def _of_village(item: OpenItem) -> str:
    counted = item.counted
    tense = "was" if item.is_overdue else "is"
    sentence = t(
        f"agenda.message.{tense}.{counted.rule.counts.value}",
        document=counted_text(counted),
        full_name=counted.document_type.full_name or counted.document_type.name,
        due=show_long(item.due),
        days=days_words(item),
    )
    granted = [t("agenda.message.exception")] if item.has_exception else []
    return " ".join([sentence, *granted, t("agenda.message.basis", basis=counted.rule.legal_basis)])


def _of_group(items: Sequence[OpenItem]) -> str:
    first = items[0]
    counts = t(f"agenda.message.counts.{first.counted.rule.counts.value}")
    return t(
        "agenda.message.group",
        document=counted_text(first.counted),
        counts=counts,
        due=show_long(first.due),
        days=days_words(first),
        basis=first.counted.rule.legal_basis,
        count=len(items),
        villages=", ".join(each.village.name for each in items),
    )


def _closing(agenda: Agenda) -> str:
    return t("agenda.message.closing", office=agenda.office.name, date=show_long(agenda.today))
