"""Makes new databases and brings older ones up to date with Alembic, never in place.

Alembic is imported here only, and only when there is something to migrate.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from iku_desktop.domain.problems import Unavailable
from iku_desktop.paths import OfficePaths
from iku_desktop.storage.database_file import (
    SCHEMA_VERSION,
    move_into_place,
    remove_leftovers,
    sync_file,
)
from iku_desktop.storage.engine import APPLICATION_ID, connect
from iku_desktop.storage.faults import of_the_disk
from iku_desktop.storage.schema import differences, faults_of_content

MIGRATIONS = Path(__file__).parent / "migrations"


def revision_of(version: int) -> str:
    """Alembic's name of a schema version: `0001`."""
    return f"{version:04d}"


def run_steps(path: Path, version: int = SCHEMA_VERSION, steps: Path = MIGRATIONS) -> None:
    """Runs on an existing file, possibly empty, every step that it lacks up to `version`."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(steps).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with closing(connect(path)) as driver:
        # The file is a copy that nobody has seen: speed now, one fsync at its end.
        driver.execute("PRAGMA synchronous=OFF")
        driver.execute(f"PRAGMA application_id={APPLICATION_ID}")
        driver.execute("PRAGMA foreign_keys=OFF")
        engine = create_engine("sqlite://", creator=lambda: driver, poolclass=NullPool)
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN")
            config.attributes["connection"] = connection
            command.upgrade(config, revision_of(version))
            connection.exec_driver_sql(f"PRAGMA user_version={version:d}")
            connection.exec_driver_sql("COMMIT")


def make_database(path: Path) -> None:
    """An empty database of the newest schema, in a file that isn't there yet."""
    path.touch(exist_ok=False)
    run_steps(path)


def upgrade(
    paths: OfficePaths,
    from_version: int,
    version: int = SCHEMA_VERSION,
    steps: Path = MIGRATIONS,
) -> None:
    """Brings an office's database up to `version`: on a copy that is checked, then swapped in.

    The database as it was is kept among the backups. Unavailable `damaged` leaves it in its place.
    """
    copy = paths.folder / f"iku-{revision_of(version)}.tmp"
    kept = paths.backups / f"iku-{revision_of(from_version)}.sqlite3"
    with of_the_disk():
        remove_leftovers(copy)
        try:
            _copy(paths.database, copy)
            run_steps(copy, version, steps)
            _check(copy, is_newest=version == SCHEMA_VERSION)
            paths.backups.mkdir(exist_ok=True)
            _copy(paths.database, kept)
            sync_file(kept)
            move_into_place(copy, paths.database)
        finally:
            remove_leftovers(copy)


def _copy(source: Path, target: Path) -> None:
    remove_leftovers(target)
    with closing(connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


def _check(path: Path, is_newest: bool) -> None:
    with closing(connect(path, "ro")) as connection:
        faults = faults_of_content(connection)
        if is_newest:
            faults += differences(connection)
    if faults:
        raise Unavailable("damaged", damaged=True, reason="; ".join(faults[:5]))
