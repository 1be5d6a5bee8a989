"""Databases of older, newer and other programs: brought up to date with equal figures, or left untouched."""

import gzip
import io
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import pypdfium2

from iku_desktop.domain.periods import Moment, Quarter
from iku_desktop.domain.problems import Refused, Unavailable
from iku_desktop.presentation.words import problem_text, unavailable_text
from iku_desktop.services.checkup import check_everything
from iku_desktop.services.office_services import OfficeServices
from iku_desktop.storage.database_file import SCHEMA_VERSION
from tests.faults.campaign import Campaign, Options, Stopwatch
from tests.faults.office import Stand, make_base, offices, workplace
from tests.services.copies import content_of
from tests.storage.make_released_database import DATABASES

RELEASED = tuple(f"{version:04d}" for version in range(1, SCHEMA_VERSION + 1))
YEARS = (2024, 2025, 2026)
KINDS = ("sheet", "quarterly", "annual")
CHECK_CODE = re.compile(r"(?:[0-9A-Z]{4}-){2}[0-9A-Z]{4}")
Spoil = Callable[[Path], object]


def sql(*statements: str) -> Spoil:
    def spoil(database: Path) -> None:
        with closing(sqlite3.connect(database)) as connection:
            for each in statements:
                connection.execute(each)
            connection.commit()

    return spoil


def foreign(database: Path) -> None:
    database.unlink()
    sql("CREATE TABLE kontak (nama TEXT)", "INSERT INTO kontak VALUES ('Siti')")(database)


def _bytes(data: bytes) -> Spoil:
    return lambda database: database.write_bytes(data)


# What no program of this version may open, nor change by looking at it.
REFUSED: Mapping[str, Spoil] = {
    "next schema": sql(f"PRAGMA user_version = {SCHEMA_VERSION + 1}"),
    "schema far ahead": sql("PRAGMA user_version = 9999", "CREATE TABLE baru (a TEXT)"),
    "schema below none": sql("PRAGMA user_version = -1"),
    "other program's mark": sql("PRAGMA application_id = 1"),
    "other program's database": foreign,
    "nothing": _bytes(b""),
    "text": _bytes(b"Kode Desa;Nama Desa\n" * 99),
    "head alone": _bytes(b"SQLite format 3\0"),
    "zip": _bytes(b"PK\x03\x04" + bytes(4_000)),
    "packed database": lambda database: database.write_bytes(gzip.compress(database.read_bytes())),
}


def told(services: OfficeServices) -> tuple[Sequence[str], Sequence[str]]:
    """The figures of every quarter of some years, and the words of their reports."""
    today = services.context.today
    quarters = [
        Moment.at(Quarter(year, number), today) for year in YEARS for number in (1, 2, 3, 4)
    ]
    figures = [each for moment in quarters for each in _figures_of(services, moment)]
    words = [_words_of(services, kind, moment) for moment in quarters[3::4] for kind in KINDS]
    return figures, words


def _figures_of(services: OfficeServices, moment: Moment) -> list[str]:
    try:
        found = services.indicators.assessments(moment)
    except Refused as refused:
        return list(map(problem_text, refused.problems))
    except Unavailable as fault:
        # The saved databases were filled past the services: their closings bear no snapshot of figures.
        return [unavailable_text(fault)]
    return [f"{moment} {each.indicator.code} {each.measurement} {each.target}" for each in found]


def _words_of(services: OfficeServices, kind: str, moment: Moment) -> str:
    try:
        data = services.reports.make(kind, moment).data
    except Refused as refused:
        return "; ".join(map(problem_text, refused.problems))
    except Unavailable as fault:
        return unavailable_text(fault)
    pages = pypdfium2.PdfDocument(io.BytesIO(data))
    text = "\n".join(page.get_textpage().get_text_range() for page in pages)
    # The check code is made of what the database holds besides the figures too.
    return CHECK_CODE.sub("", text)


def _old(version: str, folder: Path) -> Stand:
    stand = Stand(folder)
    stand.paths.folder.mkdir(parents=True)
    packed = DATABASES / f"{version}.sqlite3.gz"
    stand.paths.database.write_bytes(gzip.decompress(packed.read_bytes()))
    return stand


def tried_old(version: str, folder: Path, newest: tuple[Sequence[str], Sequence[str]]) -> list[str]:
    """What is wrong with an old database that is brought up to date, twice opened, checked and restored."""
    stand = _old(version, folder)
    before = stand.paths.database.read_bytes()
    harm = []
    with stand.opened() as services:
        first = told(services)
        problems = [each.code for each in check_everything(services).problems]
    harm += [f"check: {problems}"] if problems else []
    with stand.opened() as services:
        harm += ["another figure at the second opening"] if told(services) != first else []
    harm += [f"{version} and newest differ: {_first(first, newest)}"] if first != newest else []
    copies = sorted(stand.paths.backups.glob("*_migrasi.ikubak"))
    if version != RELEASED[-1]:
        harm += [] if len(copies) == 1 else [f"{len(copies)} copies before"]
        # The copy that was made before brings the old database again, and it is brought up to date again.
        offices().restore(stand.paths, copies[0])
        with stand.opened() as services:
            harm += ["another figure after a restore"] if told(services) != first else []
            problems = [each.code for each in check_everything(services).problems]
            harm += [f"check after a restore: {problems}"] if problems else []
    elif stand.paths.database.read_bytes() != before:
        harm.append("a database of this schema was changed by opening it")
    return harm


def _first(
    one: tuple[Sequence[str], Sequence[str]], other: tuple[Sequence[str], Sequence[str]]
) -> str:
    for these, those in zip(one, other, strict=True):
        for left, right in zip(these, those, strict=False):
            if left != right:
                return f"{left[:150]!r} / {right[:150]!r}"
    return "how many"


def tried_refused(spoil: Spoil, base: Stand, folder: Path) -> list[str]:
    """What is wrong with how a database is refused that this program can't take."""
    stand = base.copied_to(folder)
    spoil(stand.paths.database)
    before = content_of(stand.paths.folder)
    harm = []
    try:
        stand.open()
        harm.append("opened")
    except Unavailable as fault:
        harm += [] if len(unavailable_text(fault).split()) > 3 else ["refused without a word"]
    finally:
        stand.close()
    harm += ["touched"] if content_of(stand.paths.folder) != before else []
    return harm


def run(options: Options) -> Iterator[Campaign]:
    """Every released database, then every one that is refused."""
    with workplace() as home:
        if options.wants("older"):
            campaign = Campaign("schema", "older", options.seed)
            with Stopwatch(campaign):
                with _old(RELEASED[-1], home / "terbaru").opened() as services:
                    newest = told(services)
                for version in RELEASED:
                    campaign.tried({"schema": version}, tried_old(version, home / version, newest))
                wrong = (("lain", *newest[0][1:]), newest[1])
                campaign.control_found = bool(tried_old(RELEASED[0], home / "kendali", wrong))
            yield campaign
        if options.wants("refused"):
            base = make_base(home / "asal")
            campaign = Campaign("schema", "refused", options.seed)
            with Stopwatch(campaign):
                campaign.control_found = tried_refused(lambda _: None, base, home / "kendali-2")[
                    :1
                ] == ["opened"]
                for number, (name, spoil) in enumerate(REFUSED.items()):
                    campaign.tried(
                        {"database": name}, tried_refused(spoil, base, home / f"lain-{number}")
                    )
            yield campaign
