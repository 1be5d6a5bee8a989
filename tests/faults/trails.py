"""The audit trail edited, cut, swapped, rewritten whole, or an old database put back: all of it is found.

The chain of hashes finds what was done to single entries, and names the first. What was rewritten whole, cut
off or put back is whole in itself; the heads in copies and in signed papers tell it, between two of them.
What came after the newest of these heads nobody can miss.
"""

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

from iku_desktop.domain.audit import link
from iku_desktop.domain.backups import BackupReason
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.services.checkup import check_everything
from iku_desktop.signing.inspection import inspect
from iku_desktop.storage.audit import LINKED
from tests.faults.campaign import Campaign, Options, Stopwatch
from tests.faults.office import OPEN, Stand, make_base, offices, workplace
from tests.signing.keys import PASSPHRASE

QUICK, FULL = 50, 500
HONEST_QUICK, HONEST_FULL = 12, 1_000
STEPS = 8
TRIGGERS = ("audit_is_never_changed", "audit_is_never_deleted")
Entry = list[str | None]


@dataclass(frozen=True, slots=True)
class Lived:
    """An office with copies and a signed paper on its way; `heads` are the lengths they know."""

    stand: Stand
    heads: tuple[int, ...]
    signed: int
    old: Path


def lived(stand: Stand) -> Lived:
    """Let the office live on: entries, a copy, an old database kept aside, a signed paper, a copy."""
    heads = []
    with stand.opened() as services:
        for number in range(3):
            services.activities.change(stand.notes["activity"], {"note": f"Catatan {number}"})
            services.backups.make(BackupReason.MANUAL)
            heads.append(services.trail.head().count)
            if not number:
                old = stand.folder / "lama.sqlite3"
                shutil.copy(stand.paths.database, old)
        document = services.reports.make("quarterly", stand.moment())
        key = (stand.outside / "camat.p12", PASSPHRASE)
        paper = services.signing.sign(document, stand.moment(), key)
        shutil.copy(paper.path, stand.outside / "bertanda.pdf")
        anchor = inspect(paper.path.read_bytes()).signatures[0].trail
        assert anchor is not None
        services.closings.close(OPEN)
        services.backups.make(BackupReason.MANUAL)
        heads.append(services.trail.head().count)
    return Lived(stand, tuple(heads), anchor.count, old)


def _entries(connection: sqlite3.Connection) -> list[tuple[int, Entry]]:
    found = connection.execute(f"SELECT sequence, {', '.join(LINKED)} FROM audit ORDER BY sequence")
    return [(row[0], list(row[1:])) for row in found]


def _put(connection: sqlite3.Connection, sequence: int, entry: Entry) -> None:
    names = ", ".join(f"{name} = ?" for name in LINKED)
    connection.execute(f"UPDATE audit SET {names} WHERE sequence = ?", (*entry, sequence))


def _forged(entry: Entry, chance: Random) -> Entry:
    """The entry with one of its columns changed as somebody would who hides something."""
    at = chance.choice([place for place, value in enumerate(entry) if value is not None])
    name, value = LINKED[at], str(entry[at])
    changed = {
        "created_at": value.replace("T10", "T09"),
        "created_by": "Orang Lain",
        "action": "update" if value != "update" else "insert",
        "table_name": "activity" if value != "activity" else "village",
    }.get(name, f"{value[:-1]}{'0' if value[-1:] != '0' else '1'}")
    return [*entry[:at], changed, *entry[at + 1 :]]


def edit(connection: sqlite3.Connection, lived: Lived, chance: Random) -> tuple[int, int]:
    """One column of one entry."""
    entries = _entries(connection)
    place = chance.randrange(len(entries))
    sequence, entry = entries[place]
    _put(connection, sequence, _forged(entry, chance))
    return place + 1, place + 1


def cut(connection: sqlite3.Connection, lived: Lived, chance: Random) -> tuple[int, int]:
    """Some entries gone, in the middle or all to the end."""
    entries = _entries(connection)
    first = chance.randrange(lived.heads[-1] - 1)
    last = chance.choice([len(entries), chance.randrange(first + 1, len(entries))])
    connection.executemany(
        "DELETE FROM audit WHERE sequence = ?", [(each,) for each, _ in entries[first:last]]
    )
    return first + 1, first + 1


def swap(connection: sqlite3.Connection, lived: Lived, chance: Random) -> tuple[int, int]:
    """Two entries in each other's places."""
    entries = _entries(connection)
    one, other = sorted(chance.sample(range(len(entries)), 2))
    nobody: Entry = [
        f"x{value}" if name == "id" else value
        for name, value in zip(LINKED, entries[one][1], strict=True)
    ]
    _put(connection, entries[one][0], nobody)
    _put(connection, entries[other][0], entries[one][1])
    _put(connection, entries[one][0], entries[other][1])
    return one + 1, one + 1


def rewrite(connection: sqlite3.Connection, lived: Lived, chance: Random) -> tuple[int, int]:
    """An entry changed, and every hash from it to the end reckoned anew."""
    entries = _entries(connection)
    place = chance.randrange(lived.heads[-1])
    entries[place] = (entries[place][0], _forged(entries[place][1], chance))
    _put(connection, *entries[place])
    previous = ""
    for sequence, entry in entries:
        previous = link(previous, entry)
        connection.execute("UPDATE audit SET hash = ? WHERE sequence = ?", (previous, sequence))
    return place + 1, place + 1


def put_back(connection: sqlite3.Connection, lived: Lived, chance: Random) -> tuple[int, int]:
    """The database of before in the place of this one; perhaps somebody worked on in it."""
    with closing(sqlite3.connect(lived.old)) as old:
        old.backup(connection)
    return lived.heads[0] + 1, lived.heads[1]


ATTACKS: Mapping[str, Callable[[sqlite3.Connection, Lived, Random], tuple[int, int]]] = {
    "edited": edit,
    "cut": cut,
    "swapped": swap,
    "rewritten": rewrite,
    "put back": put_back,
}


def attacked(name: str, lived: Lived, folder: Path, chance: Random) -> list[str]:
    """What is wrong with how an attack on a copy of the office is told."""
    stand = lived.stand.copied_to(folder)
    with closing(sqlite3.connect(stand.paths.database)) as connection:
        triggers = [
            row[0]
            for row in connection.execute(
                "SELECT sql FROM sqlite_schema WHERE name IN (?, ?)", TRIGGERS
            )
        ]
        for trigger in TRIGGERS:
            connection.execute(f"DROP TRIGGER {trigger}")
        first, last = ATTACKS[name](connection, lived, chance)
        if name != "put back":
            for sql in triggers:
                connection.execute(sql)
        connection.commit()
    try:
        with stand.opened() as services:
            if name == "put back" and chance.random() < 0.5:
                services.activities.change(stand.notes["activity"], {"note": "Dilanjutkan"})
            found = check_everything(services)
            told = _of_the_paper(stand) if name == "rewritten" else ()
    finally:
        shutil.rmtree(folder)
    wrong = _wrong_place(found.problems, (first, last))
    if name == "rewritten" and (first <= lived.signed) != ("proof_trail_lost" in told):
        wrong.append(f"the signed paper says {told}")
    return wrong


def _of_the_paper(stand: Stand) -> tuple[str, ...]:
    """What verifying the signed paper notes; an office put back to before it does not know it at all."""
    found = stand.services.proof.verify(stand.outside / "bertanda.pdf")
    return tuple(each.code for each in found.notes)


def _wrong_place(problems: tuple[Problem, ...], place: tuple[int, int]) -> list[str]:
    """Whether a check tells just one break of the trail, and where."""
    if [each.code for each in problems] == ["audit_broken"]:
        named = int(str(problems[0].values["details"]))
        return [] if named == place[0] else [f"named entry {named} instead of {place[0]}"]
    if [each.code for each in problems] == ["audit_lost"]:
        values = problems[0].values
        between = int(str(values["first"])), int(str(values["last"]))
        return [] if between[0] <= place[0] <= between[1] else [f"named {between} for {place}"]
    return [f"not found: {[each.code for each in problems]}"]


def honest(stand: Stand, folder: Path, chance: Random) -> list[str]:
    """What a check tells of an office that was only used, restored and copied as it should be."""
    own = stand.copied_to(folder)
    did = []
    try:
        for _ in range(STEPS):
            name = chance.choice(list(USES))
            did.append(name)
            USES[name](own, chance)
        with own.opened() as services:
            found = check_everything(services)
    finally:
        own.close()
        shutil.rmtree(folder)
    alarms = [each.code for each in found.problems]
    return [f"{alarms} after {did}"] if alarms or found.spoiled_copies else []


def _enter(stand: Stand, chance: Random) -> None:
    with stand.opened() as services:
        services.activities.change(stand.notes["activity"], {"note": str(chance.random())})
        if chance.random() < 0.5:
            services.history.undo(stand.moment())


def _copy(stand: Stand, chance: Random) -> None:
    reasons = [each for each in BackupReason if each is not BackupReason.RESTORE]
    with stand.opened() as services:
        services.backups.make(chance.choice(reasons))


def _restore(stand: Stand, chance: Random) -> None:
    copies = sorted(stand.paths.backups.glob("*.ikubak"))
    if not copies:
        return
    if chance.random() < 0.3:
        stand.paths.database.write_bytes(b"rusak")
    offices().restore(stand.paths, chance.choice(copies))


def _merge(stand: Stand, chance: Random) -> None:
    with stand.opened() as services:
        services.packages.merge([stand.outside / "pertama.ikupak"])


def _close(stand: Stand, chance: Random) -> None:
    with stand.opened() as services:
        try:
            services.closings.close(OPEN)
        except Refused:
            services.closings.reopen(OPEN, "Kegiatan tertinggal")


USES: Mapping[str, Callable[[Stand, Random], None]] = {
    "enter": _enter,
    "copy": _copy,
    "restore": _restore,
    "merge": _merge,
    "close": _close,
}


def run(options: Options) -> Iterator[Campaign]:
    """Every kind of attack, then honest histories; the control is an attack that changes nothing."""
    with workplace() as home:
        base = make_base(home / "asal")
        office = lived(base.copied_to(home / "lama"))
        for name in filter(options.wants, ATTACKS):
            campaign = Campaign("audit trail", name, options.seed)
            with Stopwatch(campaign):
                campaign.control_found = bool(
                    _wrong_place((), (1, 1)) and _unharmed(office, home / "k")
                )
                for number in options.mine(range(FULL if options.full else QUICK)):
                    wrong = attacked(name, office, home / f"{number}", options.random(name, number))
                    campaign.tried({"attack": name, "number": number}, wrong)
            yield campaign
        if options.wants("honest"):
            campaign = Campaign("audit trail", "honest", options.seed)
            with Stopwatch(campaign):
                for number in options.mine(range(HONEST_FULL if options.full else HONEST_QUICK)):
                    wrong = honest(base, home / f"{number}", options.random("honest", number))
                    campaign.tried({"history": number}, wrong)
            yield campaign


def _unharmed(office: Lived, folder: Path) -> bool:
    """Whether a trail to which nothing was done gives no alarm, so that an attack unseen would be told."""
    stand = office.stand.copied_to(folder)
    try:
        with stand.opened() as services:
            return not check_everything(services).problems
    finally:
        shutil.rmtree(folder)
