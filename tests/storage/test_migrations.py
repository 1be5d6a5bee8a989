"""Older databases are brought up to date on a copy that is checked, never in place."""

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from iku_desktop.domain.problems import Unavailable
from iku_desktop.paths import OfficePaths
from iku_desktop.storage import migrator
from iku_desktop.storage import store as store_module
from iku_desktop.storage.database_file import SCHEMA_VERSION, read_header
from iku_desktop.storage.migrator import MIGRATIONS, make_database, revision_of, run_steps, upgrade
from iku_desktop.storage.schema import differences
from iku_desktop.storage.store import Store

NEXT = SCHEMA_VERSION + 1
OLD, NEW = revision_of(SCHEMA_VERSION), revision_of(NEXT)
NEXT_STEP = '''
"""A step that only this test knows."""

from alembic import op

revision = "{new}"
down_revision = "{old}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE village ADD COLUMN altitude INTEGER")
    op.execute("UPDATE village SET altitude = 300")
    op.execute({last!r})
'''


@pytest.fixture
def steps(tmp_path: Path) -> Path:
    """The steps with one more."""
    return with_next_step(tmp_path, "UPDATE village SET phone = ''")


def with_next_step(folder: Path, last: str) -> Path:
    steps = folder / "steps"
    shutil.copytree(MIGRATIONS, steps, ignore=shutil.ignore_patterns("__pycache__"))
    step = NEXT_STEP.format(last=last, old=OLD, new=NEW)
    (steps / "versions" / f"v{NEW}_test.py").write_text(step)
    return steps


def names_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def test_that_steps_are_numbered_without_a_gap() -> None:
    files = sorted(path.name for path in (MIGRATIONS / "versions").glob("v*.py"))
    assert [name[1:5] for name in files] == [revision_of(n + 1) for n in range(SCHEMA_VERSION)]


def test_that_a_new_database_has_every_step(tmp_path: Path) -> None:
    make_database(tmp_path / "baru")
    with closing(sqlite3.connect(tmp_path / "baru")) as connection:
        revisions = connection.execute("SELECT version_num FROM alembic_version").fetchall()
        assert revisions == [(revision_of(SCHEMA_VERSION),)]
        assert differences(connection) == []
    assert read_header(tmp_path / "baru").user_version == SCHEMA_VERSION


def test_that_a_database_is_never_made_over_a_file(tmp_path: Path) -> None:
    (tmp_path / "ada").write_text("penting")
    with pytest.raises(FileExistsError):
        make_database(tmp_path / "ada")
    assert (tmp_path / "ada").read_text() == "penting"


def test_that_an_older_database_gets_the_steps_it_lacks(paths: OfficePaths, steps: Path) -> None:
    upgrade(paths, SCHEMA_VERSION, version=NEXT, steps=steps)
    assert read_header(paths.database).user_version == NEXT
    with closing(sqlite3.connect(paths.database)) as connection:
        altitudes = connection.execute("SELECT DISTINCT altitude, phone FROM village").fetchall()
        assert altitudes == [(300, "")]
        revisions = connection.execute("SELECT version_num FROM alembic_version").fetchall()
        assert revisions == [(NEW,)]


def test_that_the_database_as_it_was_is_kept(paths: OfficePaths, steps: Path) -> None:
    with closing(Store.open(paths)) as store, store.read() as reader:
        villages = reader.villages()
    upgrade(paths, SCHEMA_VERSION, version=NEXT, steps=steps)
    kept = paths.backups / f"iku-{OLD}.sqlite3"
    assert read_header(kept).user_version == SCHEMA_VERSION
    shutil.copyfile(kept, paths.database)
    with closing(Store.open(paths)) as store, store.read() as reader:
        assert reader.villages() == villages
        assert store.check() == ()


def test_that_nothing_else_stays_behind(paths: OfficePaths, steps: Path) -> None:
    before = names_in(paths.folder)
    upgrade(paths, SCHEMA_VERSION, version=NEXT, steps=steps)
    new = names_in(paths.folder) - before
    assert new <= {f"cadangan/iku-{OLD}.sqlite3", "iku.sqlite3-journal"}


def test_that_changes_a_crash_left_in_the_journal_are_not_upgraded(
    paths: OfficePaths, steps: Path
) -> None:
    hot, before = paths.folder / "iku.sqlite3-journal", paths.database.read_bytes()
    with closing(sqlite3.connect(paths.database, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size=1")
        connection.execute("BEGIN")
        connection.execute("UPDATE village SET name = 'Setengah' || hex(randomblob(300000))")
        journal, half = hot.read_bytes(), paths.database.read_bytes()
        assert half != before, "nothing reached the file: no test of recovery"
        connection.execute("ROLLBACK")
    paths.database.write_bytes(half)
    hot.write_bytes(journal)
    upgrade(paths, SCHEMA_VERSION, version=NEXT, steps=steps)
    with closing(sqlite3.connect(paths.database)) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM village")}
    assert names == {"Alun-Alun", "Ranuyoso", "Kelurahan Baru"}


@pytest.mark.parametrize(
    "last", ["SELECT no FROM nowhere", "UPDATE indicator SET goal_id = 'none'"]
)
def test_that_a_step_that_goes_wrong_leaves_the_database_as_it_was(
    paths: OfficePaths, tmp_path: Path, last: str
) -> None:
    bad = with_next_step(tmp_path, last)
    before, names = paths.database.read_bytes(), names_in(paths.folder)
    with pytest.raises(Exception, match=r"nowhere|damaged"):
        upgrade(paths, SCHEMA_VERSION, version=NEXT, steps=bad)
    assert paths.database.read_bytes() == before
    assert names_in(paths.folder) - names <= {"iku.sqlite3-journal"}


def test_that_a_copy_whose_schema_is_not_as_expected_is_not_swapped_in(paths: OfficePaths) -> None:
    with closing(sqlite3.connect(paths.database)) as connection:
        connection.execute("DROP INDEX ix_activity_section_id")
    before = paths.database.read_bytes()
    with pytest.raises(Unavailable) as caught:
        upgrade(paths, 1)
    assert (caught.value.code, caught.value.damaged) == ("damaged", True)
    assert "ix_activity_section_id" in str(caught.value.values["reason"])
    assert paths.database.read_bytes() == before


@pytest.mark.parametrize("name", ["run_steps", "sync_file", "move_into_place"])
def test_that_a_disk_that_fills_up_leaves_the_database_as_it_was(
    paths: OfficePaths, steps: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    before = paths.database.read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(migrator, name, full)
        with pytest.raises(Unavailable) as caught:
            upgrade(paths, SCHEMA_VERSION, version=NEXT, steps=steps)
    assert caught.value.code == "disk_full"
    assert paths.database.read_bytes() == before
    upgrade(paths, SCHEMA_VERSION, version=NEXT, steps=steps)
    assert read_header(paths.database).user_version == NEXT


def test_that_a_leftover_of_an_interrupted_upgrade_does_no_harm(
    paths: OfficePaths, steps: Path
) -> None:
    (paths.folder / f"iku-{NEW}.tmp").write_bytes(b"half a copy")
    (paths.folder / f"iku-{NEW}.tmp-journal").write_bytes(b"and its journal")
    upgrade(paths, SCHEMA_VERSION, version=NEXT, steps=steps)
    assert not [name for name in names_in(paths.folder) if ".tmp" in name]


def test_that_opening_upgrades_only_an_older_database(
    paths: OfficePaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(migrator, "upgrade", lambda _, version: asked.append(version))
    Store.open(paths).close()
    assert asked == []
    monkeypatch.setattr(store_module, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    Store.open(paths).close()
    assert asked == [SCHEMA_VERSION]


def test_that_a_step_back_is_refused(tmp_path: Path) -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    for script in ScriptDirectory.from_config(config).walk_revisions():
        with pytest.raises(NotImplementedError):
            script.module.downgrade()


def test_that_running_the_steps_twice_changes_nothing(paths: OfficePaths) -> None:
    with closing(sqlite3.connect(paths.database)) as connection:
        before = list(connection.iterdump())
    run_steps(paths.database)
    with closing(sqlite3.connect(paths.database)) as connection:
        assert list(connection.iterdump()) == before


def test_that_alembic_prints_nothing(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; "
        "from iku_desktop.storage.migrator import make_database; make_database(Path(sys.argv[1]))"
    )
    result = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "baru 100%")],
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert (result.stdout, result.stderr) == (b"", b"")
