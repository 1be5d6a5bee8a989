"""Whether a folder can be an office's live place: a network or a synchronised folder can't, and why."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

# GetDriveType of Windows says so of a drive letter that stands for a folder of another computer.
REMOTE_DRIVE = 4
NETWORK_TYPES = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afs", "ncpfs", "coda", "davfs", "ceph"),
        *("lustre", "glusterfs", "gfs2", "ocfs2", "beegfs", "vboxsf", "prl_fs", "fuse"),
    }
)
# File systems of this computer that only come through FUSE.
LOCAL_FUSE = frozenset(
    {
        *("fuse.ntfs-3g", "fuse.ntfs", "fuse.exfat", "fuse.exfat-fuse", "fuse.ext2", "fuse.zfs"),
        *("fuse.fuse-overlayfs", "fuse.fuseblk", "fuse.gocryptfs", "fuse.encfs", "fuse.cryfs"),
        *("fuse.bindfs", "fuse.mergerfs", "fuse.lxcfs", "fuse.portal", "fuse.bcachefs"),
    }
)
# How the folders of the services are named, and what they leave in their topmost folder.
SYNCED_NAMES: tuple[tuple[str, str], ...] = (
    ("OneDrive", r"onedrive( ?- ?.+)?|skydrive"),
    ("Google Drive", r"google ?drive( \(.+\))?|googledrive-.+|drivefs|my drive|drive saya"),
    ("Dropbox", r"dropbox( \(.+\))?"),
    ("iCloud", r"icloud ?drive|iclouddrive|com~apple~clouddocs|icloud photos"),
    ("Nextcloud", r"nextcloud\d*|owncloud"),
    ("MEGA", r"mega ?sync|mega ?drive"),
    ("pCloud", r"pcloud ?drive|pcloud ?sync"),
    ("Box", r"box ?sync|box drive"),
    ("Yandex Disk", r"yandex\.disk|yandexdisk"),
)
SYNCED_MARKERS: tuple[tuple[str, str], ...] = (
    ("OneDrive", r"\.849c9593-d756-4e56-8d6e-42412f2a707b"),
    ("Google Drive", r"\.tmp\.drive(upload|download)|\.shortcut-targets-by-id"),
    ("Dropbox", r"\.dropbox(\.cache)?"),
    ("Nextcloud", r"\.(owncloud|nextcloud)sync\.log|\.sync_[0-9a-f]+\.db|\._sync_[0-9a-f]+\.db"),
    ("Syncthing", r"\.stfolder"),
)
SYNCED_VARIABLES: tuple[tuple[str, str], ...] = (
    ("OneDrive", "OneDrive"),
    ("OneDrive", "OneDriveConsumer"),
    ("OneDrive", "OneDriveCommercial"),
    ("Dropbox", "DROPBOX_PATH"),
)
# The longest name that the program puts into a data folder: evidence by its hash, with a little to spare.
ROOM_FOR_NAMES = 80


class FolderKind(StrEnum):
    """Where a folder lies; only a LOCAL one may hold an office that is in use."""

    LOCAL = "local"
    NETWORK = "network"
    SYNCED = "synced"


@dataclass(frozen=True, slots=True)
class FolderFacts:
    """What this computer tells of a folder: `path` absolute, links followed, as the system writes it.

    `mounts` is the text of /proc/self/mounts, `drive_type` what GetDriveType says of the drive (None
    elsewhere), `markers` the names of hidden files in the folder and above it.
    """

    path: str
    mounts: str = ""
    drive_type: int | None = None
    environment: Mapping[str, str] = field(default_factory=dict)
    markers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FolderVerdict:
    """The kind of a folder, and what it was known by: a file system, a service, a computer."""

    kind: FolderKind
    by: str = ""


LOCAL = FolderVerdict(FolderKind.LOCAL)


def judge_folder(facts: FolderFacts) -> FolderVerdict:
    """What kind of place a folder is; what can't be told is taken as this computer's own."""
    service = _service_of(facts)
    if service:
        return FolderVerdict(FolderKind.SYNCED, service)
    network = _network_of(facts)
    return FolderVerdict(FolderKind.NETWORK, network) if network else LOCAL


def is_too_long(path: str, limit: int | None) -> bool:
    """Whether files in that folder would be beyond what the system can name; `limit` None: it has none."""
    return limit is not None and len(path) + ROOM_FOR_NAMES > limit


def _service_of(facts: FolderFacts) -> str:
    for service, variable in SYNCED_VARIABLES:
        if _lies_in(facts.path, facts.environment.get(variable, "")):
            return service
    named = _matching(SYNCED_NAMES, _parts(facts.path))
    return named or _matching(SYNCED_MARKERS, facts.markers)


def _matching(patterns: Iterable[tuple[str, str]], names: Iterable[str]) -> str:
    every = [name.lower() for name in names]
    for service, pattern in patterns:
        if any(re.fullmatch(pattern, name) for name in every):
            return service
    return ""


def _parts(path: str) -> list[str]:
    return [part for part in re.split(r"[\\/]+", path) if part]


def _lies_in(path: str, folder: str) -> bool:
    inner, outer = _parts(path.lower()), _parts(folder.lower())
    return bool(outer) and inner[: len(outer)] == outer


def _network_of(facts: FolderFacts) -> str:
    if host := _host_of(facts.path):
        return host
    if facts.drive_type == REMOTE_DRIVE:
        return facts.path[:2]
    kind = _file_system(facts.path, facts.mounts)
    is_foreign_fuse = kind.startswith("fuse.") and kind not in LOCAL_FUSE
    return kind if kind in NETWORK_TYPES or is_foreign_fuse else ""


def _host_of(path: str) -> str:
    r"""The computer of `\\server\share`; "" for `C:\…`, `\\?\C:\…` and paths of other systems."""
    slashed = path.replace("/", "\\")
    if slashed.upper().startswith("\\\\?\\UNC\\"):
        slashed = "\\\\" + slashed[8:]
    if not slashed.startswith("\\\\") or slashed[2:4] in ("?\\", ".\\"):
        return ""
    parts = _parts(slashed)
    # One name alone is `//folder` of a system whose paths begin with any number of slashes.
    return parts[0] if len(parts) > 1 and "\\" not in slashed[2:3] else ""


def _file_system(path: str, mounts: str) -> str:
    """The type of the file system on which a path lies, by the longest mount point above it."""
    best, found = -1, ""
    for line in mounts.splitlines():
        words = line.split(" ")
        if len(words) < 3:
            continue
        point = _unescaped(words[1])
        # A later mount hides an earlier one at the same point.
        if _is_under(path, point) and len(point) >= best:
            best, found = len(point), words[2]
    return found


def _is_under(path: str, point: str) -> bool:
    return point == "/" or path == point or path.startswith(point.rstrip("/") + "/")


def _unescaped(word: str) -> str:
    r"""A mount point as it is named: the kernel writes a blank as `\040`."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), word)
