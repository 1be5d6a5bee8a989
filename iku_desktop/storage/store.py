"""The database of one data folder: makes, opens, checks it, and hands out reads and writes."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from iku_desktop.domain.content import OfficeContent
from iku_desktop.domain.problems import Problem, Unavailable
from iku_desktop.paths import OfficePaths
from iku_desktop.storage.database_file import SCHEMA_VERSION, version_of
from iku_desktop.storage.engine import connect, open_engine, reading, writing
from iku_desktop.storage.faults import in_our_words, of_the_disk
from iku_desktop.storage.reader import Reader
from iku_desktop.storage.unit_of_work import UnitOfWork


class Store:
    """The database of one data folder, bound to its one office; may be used from any thread."""

    def __init__(self, paths: OfficePaths, engine: Engine, office_code: str) -> None:
        self.paths = paths
        self.office_code = office_code
        self._engine = engine
        self._own = threading.local()

    @classmethod
    def create(cls, paths: OfficePaths, content: OfficeContent, who: str, at: datetime) -> "Store":
        """Makes folder and database of a new office and opens it; `who` and `at` go into each row.

        Unavailable: see new_office.make_office.
        """
        from iku_desktop.storage.new_office import make_office

        make_office(paths, content, who, at)
        return cls.open(paths)

    @classmethod
    def open(cls, paths: OfficePaths) -> "Store":
        """Opens an office's database, after bringing an older one up to date.

        Unavailable: `no_office`, `foreign_database`, `newer_database` (these leave every byte as it
        is), `damaged`, `read_only`, `disk_full`, `disk_error`, `locked`, `cannot_open`.
        """
        version = version_of(paths.database)
        if version < SCHEMA_VERSION:
            from iku_desktop.storage.migrator import upgrade

            upgrade(paths, version)
        return cls._over(paths, open_engine(paths.database))

    @classmethod
    def glance(cls, paths: OfficePaths, database: Path | None = None) -> "Store":
        """Opens an office's database for reads alone; nothing of it is changed, nor brought up to date.

        `database` is another file of such a database, as one that is about to take its place.

        Unavailable: as open(), and `older_database` where it would have to be brought up to date first.
        """
        file = database or paths.database
        version = version_of(file)
        if version < SCHEMA_VERSION:
            raise Unavailable("older_database", version=version, known=SCHEMA_VERSION)
        return cls._over(paths, open_engine(file, "ro"))

    @classmethod
    def _over(cls, paths: OfficePaths, engine: Engine) -> "Store":
        try:
            with of_the_disk(), reading(engine) as connection:
                code = _office_of(connection)
        except BaseException:
            engine.dispose()
            raise
        return cls(paths, engine, code)

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """Reads that all see the database as of the first of them."""
        with self._block(), in_our_words(), reading(self._engine) as connection:
            yield Reader(connection, self.office_code)

    @contextmanager
    def write(self, who: str, at: datetime) -> Iterator[UnitOfWork]:
        """One transaction of `who` at time `at`: committed at the end, rolled back on any exception.

        Unavailable: `locked`, `read_only`, `disk_full`, `disk_error`; nothing was written then. Only
        after `saved_unsure` it is there, and the disk didn't say that it will stay.
        """
        if getattr(self._own, "blocks", 0):
            # Its commit would wait for the other block's end, which waits for this one.
            raise RuntimeError("a write inside another read or write of the same thread")
        written = ""
        try:
            with self._block(), in_our_words(), writing(self._engine) as connection:
                unit = UnitOfWork(connection, self.office_code, who, at)
                yield unit
                if unit.spoiled is not None:
                    raise unit.spoiled
                written = unit.written
        except Unavailable as fault:
            if written and self._ends_with(written):
                reason = fault.values.get("reason", "")
                raise Unavailable("saved_unsure", reason=reason) from fault
            raise

    def _ends_with(self, newest: str) -> bool:
        """Whether a transaction stands although its commit failed: its journal went, only a sync did not."""
        try:
            with self.read() as reader:
                return reader.audit_head().hash == newest
        except Unavailable:
            return False

    @contextmanager
    def _block(self) -> Iterator[None]:
        self._own.blocks = getattr(self._own, "blocks", 0) + 1
        try:
            yield
        finally:
            self._own.blocks -= 1

    def check(self) -> tuple[Problem, ...]:
        """What is wrong with the database, with `details`.

        `database_content`, `database_schema`, or `audit_broken` where the trail of changes was changed.
        """
        from iku_desktop.storage.schema import differences, faults_of_content

        with of_the_disk(), closing(connect(self.paths.database)) as connection:
            content, schema = faults_of_content(connection), differences(connection)
        trail = [] if content or schema else self._breaks_of_the_trail()
        found = (
            ("database_content", content),
            ("database_schema", schema),
            ("audit_broken", trail),
        )
        return tuple(
            Problem(code, "", {"details": "; ".join(details[:5]), "count": len(details)})
            for code, details in found
            if details
        )

    def _breaks_of_the_trail(self) -> list[str]:
        with self.read() as reader:
            place = reader.audit_break()
        return [] if place is None else [str(place + 1)]

    def close(self) -> None:
        """Closes all connections."""
        self._engine.dispose()


def _office_of(connection: Connection) -> str:
    try:
        rows = connection.exec_driver_sql("SELECT office FROM office LIMIT 2").fetchall()
    except DBAPIError as fault:
        if getattr(fault.orig, "sqlite_errorcode", None) != sqlite3.SQLITE_ERROR:
            raise
        # Our mark is in the header, but the table is gone.
        raise Unavailable("damaged", damaged=True, reason=str(fault.orig)) from fault
    if len(rows) != 1:
        raise Unavailable("damaged", damaged=True, reason=f"{len(rows)} office rows")
    return str(rows[0][0])
