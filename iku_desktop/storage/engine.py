"""The SQLite connections of one database: settings that survive a power cut, explicit transactions."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

APPLICATION_ID = 0x494B5544
BUSY_SECONDS = 5
SETTINGS = (
    "journal_mode=TRUNCATE",
    "synchronous=FULL",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    # Else INSERT OR REPLACE would delete audit rows without their trigger being asked.
    "recursive_triggers=ON",
    f"busy_timeout={BUSY_SECONDS * 1000}",
)
WRITING = "iku_writing"
PAGES_OF_A_WRITE = 32 * 1024  # in kibibytes, taken only as far as a write needs them


def connect(path: Path, mode: str = "rw") -> sqlite3.Connection:
    """A connection to an existing database file with the settings; nothing begins by itself."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        for setting in SETTINGS:
            connection.execute(f"PRAGMA {setting}").close()
    except sqlite3.Error:
        connection.close()
        raise
    except UnicodeDecodeError as fault:
        # The schema itself holds bytes that are no text, and so does what SQLite says of it.
        connection.close()
        damaged = sqlite3.DatabaseError(str(fault))
        damaged.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise damaged from fault
    return connection


def open_engine(path: Path, mode: str = "rw") -> Engine:
    """The engine of an existing database; each block of work has a connection of its own.

    The window opens in a worker thread and works in the main one, so connections may change threads,
    one at a time.
    """
    engine = create_engine(
        "sqlite://", creator=lambda: connect(path, mode), poolclass=QueuePool, pool_size=4
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    # A writer that begins as a reader can't wait for another writer; BEGIN IMMEDIATE can.
    writing = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN").close()


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection whose reads all see the database as of its first one."""
    with engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A connection that alone may write; commits at the end, rolls back on any exception."""
    with (
        engine.connect().execution_options(**{WRITING: True}) as connection,
        _roomy(connection),
        connection.begin(),
    ):
        yield connection


@contextmanager
def _roomy(connection: Connection) -> Iterator[None]:
    """Room for the pages that a long write changes: without it they go to disk again and again."""
    driver = connection.connection.dbapi_connection
    assert isinstance(driver, sqlite3.Connection)
    (usual,) = driver.execute("PRAGMA cache_size").fetchone()
    driver.execute(f"PRAGMA cache_size={-PAGES_OF_A_WRITE}").close()
    try:
        yield
    finally:
        driver.execute(f"PRAGMA cache_size={usual}").close()
