"""The gate of a transaction: sections of activities, old and new; no way round it by paste, undo or merge."""

from dataclasses import replace
from datetime import date

import pytest

from iku_desktop.domain.accounts import Account, Role
from iku_desktop.domain.evidence_files import FileOwner
from iku_desktop.domain.preferences import Preference, PreferenceName
from iku_desktop.domain.steps import Act, StepName
from iku_desktop.presentation.words import problem_text
from tests.scans import a_pdf
from tests.services.desk import Desk

PASTE = StepName(Act.PASTE, 2)


def put(desk: Desk, *accounts: Account) -> list[Account]:
    with desk.store.write("Admin", desk.clock.now()) as work:
        work.put_all(accounts)
        known = {each.name: each for each in work.accounts()}
    return [known[each.name] for each in accounts]


@pytest.fixture
def operator(desk: Desk) -> Desk:
    """An office in which the operator of its first section works; another section has an activity."""
    desk.activity(description="Milik seksi lain", section=desk.section(1))
    desk.activity(description="Milik sendiri")
    _, mine = put(
        desk,
        Account("Siti", Role.ADMIN),
        Account("Budi", Role.OPERATOR, desk.section(0)),
    )
    desk.context.act_as(mine)
    return desk


def ids(desk: Desk) -> dict[str, str]:
    with desk.store.read() as reader:
        return {each.description: each.id for each in reader.activities(date.min, date.max)}


def test_that_the_refusal_names_the_section_and_who_may(operator: Desk) -> None:
    other = ids(operator)["Milik seksi lain"]
    (problem,) = operator.problems(
        lambda: operator.services.activities.change(other, {"place": "Aula"})
    )
    section = operator.services.settings.sections()[1].name
    said = problem_text(problem)
    assert problem.code == "not_of_the_section"
    assert section in said
    assert "Camat atau Admin" in said
    assert "Budi (Operator Seksi)" in said


def test_that_an_activity_is_neither_given_to_nor_taken_from_another_section(
    operator: Desk,
) -> None:
    change = operator.services.activities.change
    mine, other = ids(operator)["Milik sendiri"], ids(operator)["Milik seksi lain"]
    code = {"": "not_of_the_section"}
    assert operator.refused(lambda: change(mine, {"section": operator.section(1)})) == code
    assert operator.refused(lambda: change(other, {"section": operator.section(0)})) == code
    assert operator.refused(lambda: operator.services.activities.remove([other])) == code


def test_that_a_block_with_one_foreign_row_is_refused_whole(operator: Desk) -> None:
    block = {each: {"place": "Aula"} for each in ids(operator).values()}
    refused = operator.refused(lambda: operator.services.activities.enter_block(block, PASTE))
    assert refused == {"": "not_of_the_section"}


def test_that_evidence_of_another_section_is_not_touched(operator: Desk) -> None:
    evidence = operator.services.evidence
    other, mine = ids(operator)["Milik seksi lain"], ids(operator)["Milik sendiri"]
    folder = operator.store.paths.evidence
    assert operator.refused(
        lambda: evidence.store_bytes(FileOwner.ACTIVITY, other, a_pdf(), "a.pdf")
    ) == {"": "not_of_the_section"}
    assert not any(folder.rglob("*.pdf")), "the content of a refused file stayed"
    assert operator.refused(
        lambda: operator.services.activities.change(other, {"evidence": "SK Camat"})
    ) == {"": "not_of_the_section"}
    evidence.store_bytes(FileOwner.ACTIVITY, mine, a_pdf(), "a.pdf")
    operator.services.activities.change(mine, {"evidence": "SK Camat"})


def test_that_an_own_activity_comes_and_goes_with_its_evidence(operator: Desk) -> None:
    saved = operator.activity(description="Baru", evidence="SK Camat; BA")
    operator.services.evidence.store_bytes(FileOwner.ACTIVITY, saved.id, a_pdf(), "a.pdf")
    operator.services.activities.remove([saved.id])
    operator.services.history.undo(operator.moment())
    assert "Baru" in ids(operator)


def test_that_undoing_passes_the_gate_too(operator: Desk) -> None:
    saved = operator.activity(description="Baru", evidence="SK Camat")
    with operator.store.write("Admin", operator.clock.now()) as work:
        budi = next(each for each in work.accounts() if each.name == "Budi")
        work.put(replace(budi, section_id=operator.section(1)))
    undo = operator.services.history.undo
    assert operator.refused(lambda: undo(operator.moment())) == {"": "not_of_the_section"}
    assert saved.id in ids(operator).values()


def test_that_an_account_shut_while_it_works_writes_nothing_more(operator: Desk) -> None:
    operator.activity(description="Masih boleh")
    with operator.store.write("Admin", operator.clock.now()) as work:
        budi = next(each for each in work.accounts() if each.name == "Budi")
        work.put(replace(budi, active=False))
    assert operator.refused(lambda: operator.activity(description="Tidak lagi")) == {
        "": "login_needed"
    }


def test_that_a_note_of_columns_is_kept_for_whoever_imports(operator: Desk) -> None:
    _set(operator, PreferenceName.COLUMN_MATCHES)
    assert operator.refused(lambda: _set(operator, PreferenceName.SIGNING_ROOTS)) == {
        "": "not_permitted"
    }


def _set(desk: Desk, name: PreferenceName) -> None:
    with desk.context.writing() as change:
        change.work.put(Preference(name, "x"))


def test_that_an_office_without_accounts_has_no_gate(desk: Desk) -> None:
    with desk.context.writing() as change:
        assert change.work._writer.gatekeeper is None
    desk.activity()


def test_that_accounts_are_read_once_and_not_with_every_entry(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from iku_desktop.storage.reader import Reader

    put(desk, Account("Siti", Role.ADMIN))
    desk.context.act_as(put(desk, Account("Adi", Role.CAMAT))[0])
    asked: list[object] = []
    read = Reader.accounts
    monkeypatch.setattr(Reader, "accounts", lambda reader: (asked.append(reader), read(reader))[1])
    with desk.context.reading() as rows:
        assert len(rows.accounts()) == 2
    for number in range(5):
        desk.activity(description=f"Kegiatan {number}")
    assert len(asked) == 1
