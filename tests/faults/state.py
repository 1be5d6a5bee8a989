"""What an office holds, told past the program: rows, evidence and names, comparable between two runs.

Ids and hashes differ from run to run; they are replaced by the order in which they first appear.
"""

import hashlib
import json
import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from iku_desktop.domain.backups import copy_of
from iku_desktop.domain.periods import QUARTERS, Moment, Quarter
from iku_desktop.domain.problems import Unavailable
from iku_desktop.paths import OfficePaths

if TYPE_CHECKING:
    from iku_desktop.services.office_services import OfficeServices

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
DIGEST = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")
EVIDENCE = re.compile(r"[0-9a-f]{64}\.[a-z]{3,4}")
ASIDE = re.compile(r"rusak-\d+|iku-\d{4}\.sqlite3|tempat-kedua\.json|pulih\.json")
YEAR = 2025
# These say how a state came about: a copy that was made first is no half of the operation after it.
NOT_COMPARED = frozenset({"alembic_version", "sqlite_sequence"})


@dataclass(frozen=True, slots=True)
class State:
    """The figures of a year, every row of every table, and the contents of evidence that rows speak of."""

    figures: tuple[str, ...]
    rows: Mapping[str, tuple[str, ...]]
    evidence: tuple[str, ...]

    def is_as(self, other: "State") -> bool:
        """Whether all is the same but evidence that was lost and is back; figures only if both have them."""
        figures = self.figures == other.figures or not (self.figures and other.figures)
        if not figures or self.rows != other.rows or len(self.evidence) != len(other.evidence):
            return False
        pairs = zip(self.evidence, other.evidence, strict=True)
        return all(mine in (theirs, theirs.replace("missing", "intact")) for mine, theirs in pairs)

    def differs_from(self, other: "State") -> str:
        """Where two states differ, in a few words; "" where they don't."""
        names = sorted(self.rows.keys() | other.rows.keys())
        counts = {
            name: (len(self.rows.get(name, ())), len(other.rows.get(name, ()))) for name in names
        }
        found = [
            f"{name}: {mine} / {theirs} rows"
            for name, (mine, theirs) in counts.items()
            if mine != theirs
        ]
        # Ids are told by their order, so one row more makes others look different too.
        found = found or [name for name in names if self.rows.get(name) != other.rows.get(name)]
        found += ["figures"] if self.figures != other.figures else []
        found += ["evidence"] if self.evidence != other.evidence else []
        return ", ".join(found)


def rows_of(database: Path) -> dict[str, list[dict[str, object]]]:
    """Every row of every table, tables by name and rows by their id; bytes by their length."""
    with closing(
        sqlite3.connect(f"{database.absolute().as_uri()}?mode=rw", uri=True)
    ) as connection:
        connection.row_factory = sqlite3.Row
        names = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
        ).fetchall()
        return {
            name: [
                {key: _plain(row[key]) for key in row.keys()}  # noqa: SIM118 - a row is no mapping
                for row in connection.execute(f'SELECT * FROM "{name}" ORDER BY 1, 2, 3')
            ]
            for (name,) in names
            if name not in NOT_COMPARED
        }


def _plain(value: object) -> object:
    return f"{len(value)} bytes" if isinstance(value, bytes) else value


def state_of(services: "OfficeServices", *, with_figures: bool = True) -> State:
    """The state of an open office; its figures cost the most."""
    paths = services.context.store.paths
    rows = rows_of(paths.database)
    ordered = {name: sorted(map(_line, found), key=_by_id) for name, found in rows.items()}
    kept = [f"{file['sha256']} {_content(paths, file)}" for file in rows.get("evidence_file", [])]
    text = json.dumps([ordered, kept])
    rows_named, evidence = json.loads(_named(DIGEST, _named(UUID, text, "id"), "digest"))
    figures = tuple(map(str, _figures(services))) if with_figures else ()
    return State(
        tuple(json.loads(_named(UUID, json.dumps(figures), "id"))),
        {name: tuple(found) for name, found in rows_named.items()},
        tuple(evidence),
    )


def _line(row: Mapping[str, object]) -> str:
    return json.dumps(row, ensure_ascii=False)


def _by_id(line: str) -> str:
    """Ids grow with time, so rows come in the order in which they were made."""
    row = json.loads(line)
    return f"{row['sequence']:012d}" if "hash" in row else str(row.get("id", line))


def _named(pattern: re.Pattern[str], text: str, word: str) -> str:
    names: dict[str, str] = {}
    return pattern.sub(lambda found: names.setdefault(found[0], f"{word}-{len(names)}"), text)


def _content(paths: OfficePaths, file: Mapping[str, object]) -> str:
    path = paths.evidence / f"{file['sha256']}.{file['type']}"
    try:
        return "intact" if hashlib.sha256(path.read_bytes()).hexdigest() == path.stem else "altered"
    except OSError:
        return "missing"


def _figures(services: "OfficeServices") -> Iterator[object]:
    for quarter in QUARTERS:
        moment = Moment.at(Quarter(YEAR, quarter), services.context.today)
        try:
            found = services.indicators.assessments(moment)
        except Unavailable as fault:
            yield quarter, fault.code
            continue
        for each in found:
            yield quarter, each.indicator.code, each.measurement, each.achievement


def soundness(services: "OfficeServices", *, with_copies: bool = True) -> tuple[str, ...]:
    """What our own check finds wrong, as codes."""
    from iku_desktop.services.checkup import check_everything

    found = check_everything(services, with_copies=with_copies)
    return (
        *(f"{each.code} {each.values.get('details', '')}" for each in found.problems),
        *(fault.code for fault in found.spoiled_closings),
        *(f"copy {name}: {problem.code}" for name, problem in found.spoiled_copies),
        *(f"{each.state} {each.file.name}" for each in found.evidence.missing),
        *(f"{each.state} {each.file.name}" for each in found.evidence.altered),
    )


def leftovers(paths: OfficePaths) -> tuple[str, ...]:
    """Names in a data folder that nothing explains: what an operation that was cut short left there."""
    named = {paths.database, paths.lock, paths.evidence, paths.backups, paths.reports, paths.log}
    found = []
    for path in sorted(paths.folder.rglob("*")):
        parent, name = path.parent, path.name
        explained = (
            path in named
            # With journal_mode=TRUNCATE it stays; one that SQLite would play back begins with its magic.
            or (name == f"{paths.database.name}-journal" and path.read_bytes()[:1] in (b"", b"\0"))
            or (parent == paths.evidence and EVIDENCE.fullmatch(name))
            or (parent == paths.backups and (copy_of(name) or ASIDE.fullmatch(name)))
            or parent.parent == paths.backups
            or (parent == paths.reports and path.suffix == ".pdf" and name[0] != ".")
            or (parent == paths.log and name.startswith("iku"))
        )
        if not explained:
            found.append(path.relative_to(paths.folder).as_posix())
    return tuple(found)


def strays(paths: OfficePaths) -> int:
    """How many contents lie in the folder of evidence of which no row speaks; they do no harm."""
    claimed = {
        f"{each['sha256']}.{each['type']}"
        for each in rows_of(paths.database).get("evidence_file", [])
    }
    return sum(path.name not in claimed for path in paths.evidence.iterdir())
