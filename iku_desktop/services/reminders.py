"""Builds reminder letters: of a village's documents that are overdue or due soon, and issued ones again."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date

from iku_desktop.domain.documents import effective_due, rule_for, status_on
from iku_desktop.domain.facts import YearFacts
from iku_desktop.domain.indicators.documents_on_time import expected_document
from iku_desktop.domain.letters import DUE_SOON_DAYS, Letter, is_to_be_reminded
from iku_desktop.domain.measured_year import CountedDocument
from iku_desktop.domain.office import signing_official
from iku_desktop.domain.periods import Moment, Quarter
from iku_desktop.domain.preferences import PreferenceName
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.report_models import OpenDocument, ReminderLetter, ReminderLetters
from iku_desktop.domain.typed_input import shortened
from iku_desktop.domain.villages import Village
from iku_desktop.presentation.texts import t
from iku_desktop.services.facts import year_facts
from iku_desktop.services.snapshot import Snapshot

BETWEEN = ":"


def reminder_letters(
    rows: Snapshot, moment: Moment, villages: Collection[str] = ()
) -> ReminderLetters:
    """The letters of today to all villages, or to some (ids), without numbers.

    Refused where a village is unknown, or where no letter is left to write.
    """
    moment = letter_moment(moment)
    facts = year_facts(rows, moment.year)
    letters = []
    for village in chosen_villages(rows, villages):
        documents = tuple(_open_documents(facts, moment, village))
        if documents:
            letters.append(ReminderLetter(village, documents))
    if not letters:
        raise Refused(_nothing_to_remind(moment))
    return _on_paper(rows, moment.as_of, moment.today, letters)


def letter_moment(moment: Moment) -> Moment:
    """A letter speaks of its own day, unless another day was asked for by name."""
    return moment if moment.is_asked else replace(moment, as_of=moment.today)


def chosen_villages(rows: Snapshot, ids: Collection[str]) -> tuple[Village, ...]:
    """All villages by code, or those of some ids; Refused where an id is unknown."""
    villages = rows.villages()
    unknown = set(ids) - {each.id for each in villages}
    if unknown:
        values = {"typed": shortened(min(unknown))}
        raise Refused(Problem("unknown_village", "village", values))
    return tuple(each for each in villages if not ids or each.id in ids)


def documents_of(letter: ReminderLetter) -> tuple[str, ...]:
    """The documents of a letter as a Letter keeps them: `LPPDES:2024`."""
    return tuple(
        f"{each.counted.document_type.code}{BETWEEN}{each.counted.fiscal_year}"
        for each in letter.documents
    )


def issued_letters(rows: Snapshot, letters: Sequence[Letter]) -> ReminderLetters:
    """Letters of one day as they were issued, whatever the villages have done since.

    Refused where a village, a kind of document or its deadline is no longer there.
    """
    first = letters[0]
    villages = {each.id: each for each in rows.villages()}
    remade = []
    for letter in letters:
        if letter.village_id not in villages:
            raise Refused(Problem("letter_not_remade", "", {"number": letter.number}))
        documents = tuple(_documents_again(rows, letter))
        remade.append(ReminderLetter(villages[letter.village_id], documents, letter.number))
    return _on_paper(rows, first.as_of, first.dated, remade)


def _on_paper(
    rows: Snapshot, as_of: date, dated: date, letters: Sequence[ReminderLetter]
) -> ReminderLetters:
    settings = rows.preferences()
    nature = settings.get(PreferenceName.LETTER_NATURE, "")
    copies = settings.get(PreferenceName.LETTER_COPIES, "")
    return ReminderLetters(
        office=rows.office(),
        as_of=as_of,
        dated=dated,
        nature=nature or t("letters.nature"),
        letters=tuple(letters),
        official=signing_official(rows.officials(), dated),
        logo=rows.reader.logo(),
        copies=tuple(filter(None, map(str.strip, copies.splitlines()))),
    )


def _open_documents(facts: YearFacts, moment: Moment, village: Village) -> Iterator[OpenDocument]:
    """What the village is reminded of, the earliest due date first; never what is recorded by now."""
    for counted in sorted(facts.counted, key=lambda each: each.due):
        if not village.counts_on(counted.due):
            continue
        expected = expected_document(facts, moment, counted, village)
        recorded = expected.document is not None and expected.document.dated is not None
        if not recorded and is_to_be_reminded(expected.state):
            yield OpenDocument(counted, expected.due, expected.state, expected.exception)


def _documents_again(rows: Snapshot, letter: Letter) -> Iterator[OpenDocument]:
    kinds = {each.code: each for each in rows.document_types()}
    moment = Moment(Quarter.of(letter.as_of), letter.as_of, letter.dated)
    for words in letter.documents:
        code, _, year = words.rpartition(BETWEEN)
        fiscal_year = int(year)
        rule = rule_for(rows.rules(), code, fiscal_year)
        if rule is None or code not in kinds:
            raise Refused(Problem("letter_not_remade", "", {"number": letter.number}))
        counted = CountedDocument(kinds[code], fiscal_year, rule)
        exceptions = rows.exceptions([fiscal_year])
        exception = exceptions.get((letter.village_id, code, fiscal_year))
        due = effective_due(counted.due, exception, letter.as_of)
        granted = exception if exception and exception.decided_on <= letter.as_of else None
        yield OpenDocument(counted, due, status_on(due, None, moment), granted)


def _nothing_to_remind(moment: Moment) -> Problem:
    values = {"year": moment.year, "day": moment.as_of, "days": DUE_SOON_DAYS}
    return Problem("nothing_to_remind", "village", values)
