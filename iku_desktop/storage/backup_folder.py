"""The folder of backups: which copies lie there, the next sequence number, and where copies go outside."""

import json
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from iku_desktop.domain.backup_keeping import kept
from iku_desktop.domain.backups import BackupCopy, BackupReason, SecondPlace, copy_of
from iku_desktop.storage.files import write_whole

# Beside the copies and not in the database: a restored database must not forget where copies went.
PLACE_NAME = "tempat-kedua.json"
# Written before a restore: copies up to its number may know a trail that went on from there.
RESTORED_NAME = "pulih.json"
UNFINISHED = ".iku-cadangan-"
MOST_PLACE_BYTES = 64 * 1024
# More are never kept at one place; those of a stick that is lost must not fill the note.
MOST_NAMES = 200


def copies_in(folder: Path) -> tuple[BackupCopy, ...]:
    """The copies in a folder by their names, the newest first; none where it can't be read."""
    try:
        names = [each.name for each in folder.iterdir()]
    except OSError:
        return ()
    found = [copy for copy in map(copy_of, names) if copy is not None]
    return tuple(sorted(found, key=lambda each: each.sequence, reverse=True))


def next_sequence(folder: Path) -> int:
    """One more than any copy made from here has, wherever it went."""
    place = read_place(folder)
    folders = [folder, *([Path(place.folder)] if place.folder else [])]
    known = [copy.sequence for each in folders for copy in copies_in(each)]
    return max([place.sequence, *known], default=0) + 1


def note_restore(folder: Path) -> None:
    """Remember that an older state is put in the office's place, after all copies that there are now."""
    newest = next_sequence(folder) - 1
    write_whole(folder / RESTORED_NAME, json.dumps({"sequence": newest}).encode("ascii"))


def restored_after(folder: Path) -> int:
    """The sequence number of the newest copy that was there when a state was restored last, 0 for none."""
    kept_before = [
        each.sequence for each in copies_in(folder) if each.reason is BackupReason.RESTORE
    ]
    noted = 0
    unread = suppress(OSError, ValueError, TypeError, KeyError, RecursionError)
    with unread, (folder / RESTORED_NAME).open("rb") as file:
        noted = int(json.loads(file.read(MOST_PLACE_BYTES))["sequence"])
    return max([noted, *kept_before])


def thin_out(folder: Path, office: str) -> tuple[str, ...]:
    """Remove the copies of an office that the rule of keeping lets go; gives their names.

    One that can't be removed stays: another program may have it open, and the next time will do.
    """
    copies = tuple(each for each in copies_in(folder) if each.office == office)
    gone = [each.name for each in copies if each not in kept(copies)]
    for name in gone:
        with suppress(OSError):
            (folder / name).unlink()
    return tuple(gone)


def remove_unfinished(folder: Path) -> None:
    """Take away what copies that were never finished left in a folder."""
    with suppress(OSError):
        for path in folder.glob(f"{UNFINISHED}*"):
            path.unlink()


def read_place(folder: Path) -> SecondPlace:
    """Where copies go outside; what can't be read counts as not chosen."""
    try:
        with (folder / PLACE_NAME).open("rb") as file:
            plain = json.loads(file.read(MOST_PLACE_BYTES))
        copied_at = plain.get("copied_at")
        return SecondPlace(
            folder=str(plain.get("folder") or ""),
            sealed=bool(plain.get("sealed")),
            copied_at=datetime.fromisoformat(copied_at) if copied_at else None,
            sequence=int(plain.get("sequence") or 0),
            names=tuple(map(str, plain.get("names") or ())),
        )
    except (OSError, ValueError, TypeError, AttributeError):
        return SecondPlace()


def write_place(folder: Path, place: SecondPlace) -> None:
    """Remember where copies go; Unavailable where the disk refuses."""
    plain = {
        "folder": place.folder,
        "sealed": place.sealed,
        "copied_at": place.copied_at.isoformat() if place.copied_at else None,
        "sequence": place.sequence,
        "names": list(place.names),
    }
    folder.mkdir(exist_ok=True)
    write_whole(folder / PLACE_NAME, json.dumps(plain, ensure_ascii=False).encode("utf-8"))


def note_copy(folder: Path, name: str, sequence: int, copied_at: datetime) -> None:
    """Remember that a copy came to the second place."""
    place = read_place(folder)
    newest = max(place.sequence, sequence)
    names = tuple(dict.fromkeys((*place.names, name)))[-MOST_NAMES:]
    write_place(folder, replace(place, copied_at=copied_at, sequence=newest, names=names))


def thin_out_second(folder: Path) -> tuple[str, ...]:
    """Remove from the second place the copies of this office that the rule of keeping lets go.

    Only what was brought from here counts: another PC's copies on the same stick may bear the office's
    name too. Gives the names that went.
    """
    place = read_place(folder)
    there = {each.name: each for each in copies_in(Path(place.folder))}
    mine = [there[name] for name in place.names if name in there]
    stay = {each.name for each in kept(mine)}
    for name in place.names:
        if name in there and name not in stay:
            with suppress(OSError):
                (Path(place.folder) / name).unlink()
    # One that lies elsewhere or couldn't be removed is still ours the next time.
    left = {each.name for each in copies_in(Path(place.folder))}
    gone = tuple(name for name in place.names if name in there and name not in left)
    write_place(folder, replace(place, names=tuple(n for n in place.names if n not in gone)))
    return gone
