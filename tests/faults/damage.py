"""A live database damaged on the disk: never a traceback, and what is kept for good changes only named."""

import io
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random
from typing import Any
from unittest import mock

from iku_desktop.cli.arguments import DAMAGED, DONE, parse
from iku_desktop.cli.commands import run as run_command
from iku_desktop.domain.backups import BackupReason
from iku_desktop.presentation.texts import t
from iku_desktop.signing.package_keys import public_key_of
from tests.faults.campaign import Campaign, Options, Stopwatch, kept_cases
from tests.faults.office import YEAR, Stand, make_base, offices, workplace
from tests.faults.operations import OPERATIONS

QUICK, FULL = 300, 10_000
PAGE = 4096
# What must never change without being named: closings, the trail, which content proves what.
KEPT_FOR_GOOD = ("closing", "audit", "evidence_file")
BESIDE = ("-journal", "-wal", "-shm")
BUG = t("cli.bug", details="")
ASKED = ("indicators", "--year", str(YEAR), "--quarter", "1", "--json")


@dataclass(frozen=True, slots=True)
class Sample:
    """A sound office with a copy, an older state and journal of it, and what it answered."""

    stand: Stand
    whole: bytes
    older: bytes
    journal: bytes
    rows: Mapping[str, object]
    figures: str
    copy: Path

    @property
    def database(self) -> Path:
        return self.stand.paths.database


@contextmanager
def without_chance() -> Iterator[None]:
    """Ids and keys that are the same in every run, so that a damage meets the same bytes."""
    numbers = count(1)

    def series() -> Iterator[str]:
        for number in numbers:
            yield f"019ad000-{number >> 12:04x}-7{number & 0xFFF:03x}-8000-{number:012x}"

    private = bytes(range(32))
    key = (public_key_of(private), private)
    with (
        mock.patch("iku_desktop.storage.row_ids._series", series),
        mock.patch("iku_desktop.signing.package_keys.make_key", return_value=key),
    ):
        yield


def made_sample(folder: Path) -> Sample:
    """The sample, in a folder; its database is the same in every run."""
    with without_chance():
        return _made_sample(folder)


def _made_sample(folder: Path) -> Sample:
    stand = make_base(folder / "kantor")
    older = stand.paths.database.read_bytes()
    with stand.opened() as services:
        OPERATIONS["print"].run(stand)
        OPERATIONS["paste"].run(stand)
        copy = Path(services.backups.make(BackupReason.CLOSE).path)
        OPERATIONS["close"].run(stand)
    whole = stand.paths.database.read_bytes()
    rows = kept_rows(stand.paths.database)
    assert rows is not None
    code, figures, _ = said(stand, ASKED)
    assert code == DONE
    return Sample(stand, whole, older, _journal_of(older, folder), rows, figures, copy)


def _journal_of(database: bytes, folder: Path) -> bytes:
    """The journal of a change that was cut short in another database."""
    path = folder / "lain.sqlite3"
    path.write_bytes(database)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for setting in ("journal_mode=DELETE", "cache_size=1", "cache_spill=1"):
            connection.execute(f"PRAGMA {setting}").close()
        connection.execute("BEGIN IMMEDIATE")
        for table in ("activity", "evidence", "village"):
            connection.execute(f"UPDATE {table} SET changed_by = changed_by || 'x'")
        found = path.with_name(f"{path.name}-journal").read_bytes()
        connection.execute("ROLLBACK")
    return found


def _bit(data: bytearray, _sample: Sample, random: Random) -> None:
    data[random.randrange(len(data))] ^= 1 << random.randrange(8)


def _header(data: bytearray, _sample: Sample, random: Random) -> None:
    data[random.randrange(100)] = random.randrange(256)


def _byte(data: bytearray, _sample: Sample, random: Random) -> None:
    data[random.randrange(len(data))] = random.randrange(256)


def _zeroed(data: bytearray, _sample: Sample, random: Random) -> None:
    at = random.randrange(len(data) // PAGE) * PAGE
    data[at : at + PAGE] = bytes(PAGE)


def _noise(data: bytearray, _sample: Sample, random: Random) -> None:
    at = random.randrange(len(data) // PAGE) * PAGE
    data[at : at + PAGE] = random.randbytes(PAGE)


def _older_page(data: bytearray, sample: Sample, random: Random) -> None:
    at = random.randrange(len(sample.older) // PAGE) * PAGE
    data[at : at + PAGE] = sample.older[at : at + PAGE]


def _swapped(data: bytearray, _sample: Sample, random: Random) -> None:
    one, other = (random.randrange(len(data) // PAGE) * PAGE for _ in range(2))
    data[one : one + PAGE], data[other : other + PAGE] = (
        data[other : other + PAGE],
        data[one : one + PAGE],
    )


def _cut(data: bytearray, _sample: Sample, random: Random) -> None:
    del data[random.randrange(len(data)) :]


def _cut_by_pages(data: bytearray, _sample: Sample, random: Random) -> None:
    del data[random.randrange(1, len(data) // PAGE) * PAGE :]


def _longer(data: bytearray, _sample: Sample, random: Random) -> None:
    data += random.randbytes(random.randrange(1, 3 * PAGE))


Change = Callable[[bytearray, Sample, Random], None]
CHANGES: Mapping[str, Change] = {
    "bit": _bit,
    "byte": _byte,
    "header": _header,
    "zeroed page": _zeroed,
    "noise": _noise,
    "older page": _older_page,
    "swapped pages": _swapped,
    "cut": _cut,
    "cut by pages": _cut_by_pages,
    "longer": _longer,
}
# Files that lie beside the database, from another time or from nowhere.
FOREIGN = ("older journal", "noise -journal", "noise -wal", "noise -shm", "older -wal")
KINDS = (*CHANGES, *FOREIGN)


def harm(sample: Sample, kind: str, random: Random) -> None:
    """Put one damage in place."""
    data = bytearray(sample.whole)
    if kind in CHANGES:
        CHANGES[kind](data, sample, random)
    sample.database.write_bytes(data)
    for suffix in BESIDE:
        with suppress(OSError):
            sample.database.with_name(sample.database.name + suffix).unlink()
    if kind in FOREIGN:
        word, _, suffix = kind.partition(" ")
        content = sample.journal if word == "older" else random.randbytes(random.randrange(1, 9000))
        name = f"{sample.database.name}{'-' + suffix.removeprefix('-')}"
        sample.database.with_name(name).write_bytes(content)


def said(stand: Stand, arguments: tuple[str, ...]) -> tuple[int, str, str]:
    """A command's exit code, answer and messages."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        wanted = parse(arguments)
        assert not isinstance(wanted, int)
        code = run_command(wanted, stand.paths, offices())
    return code, out.getvalue(), err.getvalue()


def kept_rows(database: Path) -> Mapping[str, object] | None:
    """The rows that must not change unnoticed, as bytes; None where they can't even be read."""
    try:
        with closing(sqlite3.connect(database)) as connection:
            connection.text_factory = bytes
            return {
                name: connection.execute(f"SELECT * FROM {name} ORDER BY id").fetchall()
                for name in KEPT_FOR_GOOD
            }
    except (sqlite3.Error, UnicodeDecodeError):
        return None


def try_one(sample: Sample, case: Mapping[str, Any], campaign: Campaign) -> list[str]:
    """Damage, ask, and judge what was said."""
    harm(sample, case["kind"], Random(case["seed"]))
    found = []
    asked = said(sample.stand, ASKED)
    code, _, words = checked = said(sample.stand, ("check",))
    for what, (_, _, message) in (("indicators", asked), ("check", checked)):
        if BUG in message:
            found.append(f"{what} met a bug: {message[:300]}")
    changed = kept_rows(sample.database) != sample.rows
    if changed and code == DONE:
        found.append("what is kept for good changed, and check found nothing")
    if code == DAMAGED and str(sample.copy) not in words:
        found.append("the newest whole copy was not offered")
    if asked[0] == DONE and asked[1] != sample.figures:
        found.append("figures of a closed quarter are others")
    campaign.note("of it changed what is kept for good", int(changed))
    campaign.note("named by check", int(code != DONE))
    campaign.tried(case, found)
    return found


def run(options: Options) -> Iterator[Campaign]:
    """All kinds of damage in turn, on one database."""
    campaign = Campaign("damage", "database", options.seed)
    with workplace() as place, Stopwatch(campaign):
        sample = made_sample(place)
        campaign.control_found = finds_a_blind_check(sample)
        random = options.random("damage")
        trials = FULL if options.full else QUICK
        every = [
            {"kind": KINDS[number % len(KINDS)], "seed": random.randrange(1 << 32)}
            for number in range(trials)
        ]
        for case in [*kept_cases("damage"), *options.mine(every)]:
            try_one(sample, case, campaign)
    yield campaign


def finds_a_blind_check(sample: Sample) -> bool:
    """Whether a program that doesn't look at the trail's chain is found out."""
    blind = Campaign("damage", "control", 0)
    with mock.patch("iku_desktop.storage.audit_reader.first_break", return_value=None):
        return any(_edited_trail(sample, seed, blind) for seed in range(20))


def _edited_trail(sample: Sample, seed: int, campaign: Campaign) -> bool:
    """Change one letter of one entry of the trail, and see whether that was noticed as unnoticed."""
    edited = bytearray(sample.whole)
    places = [at for at in range(len(edited) - 16) if edited[at : at + 13] == b'"description"']
    at = places[seed % len(places)] + 16
    edited[at] ^= 1
    control = Sample(**{**_fields(sample), "whole": bytes(edited)})
    return bool(try_one(control, {"kind": "noise -shm", "seed": seed}, campaign))


def _fields(sample: Sample) -> dict[str, Any]:
    return {name: getattr(sample, name) for name in Sample.__slots__}
