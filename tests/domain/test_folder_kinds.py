"""Folders of a network or of a synchronising service are recognised by facts alone; others are let be."""

import pytest

from iku_desktop.domain.folder_kinds import (
    REMOTE_DRIVE,
    FolderFacts,
    FolderKind,
    judge_folder,
)

MOUNTS = r"""sysfs /sys sysfs rw 0 0
/dev/sda2 / ext4 rw,relatime 0 0
tmpfs /tmp tmpfs rw 0 0
server:/export /srv/kantor nfs4 rw 0 0
//nas/data /mnt/nas cifs rw 0 0
//nas/data /mnt/Data\040Kantor smb3 rw 0 0
camat@host:/home /home/siti/jauh fuse.sshfs rw 0 0
gdrive: /home/siti/awan fuse.rclone rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
/dev/sdb1 /media/siti/FLASH fuseblk rw 0 0
/dev/sdc1 /media/siti/EXFAT fuse.exfat rw 0 0
baris yang aneh
/dev/sdd1 /mnt/nas/lokal ext4 rw 0 0
"""


def kind(path: str, **known: object) -> tuple[FolderKind, str]:
    verdict = judge_folder(FolderFacts(path, **known))  # type: ignore[arg-type]
    return verdict.kind, verdict.by


@pytest.mark.parametrize(
    ("path", "by"),
    [
        ("/srv/kantor/IKU Desktop", "nfs4"),
        ("/srv/kantor", "nfs4"),
        ("/mnt/nas/a/b", "cifs"),
        ("/mnt/Data Kantor/IKU", "smb3"),
        ("/home/siti/jauh/IKU", "fuse.sshfs"),
        ("/home/siti/awan/IKU", "fuse.rclone"),
        ("/run/user/1000/gvfs/smb-share", "fuse.gvfsd-fuse"),
    ],
)
def test_that_a_mounted_network_folder_is_known_by_its_file_system(path: str, by: str) -> None:
    assert kind(path, mounts=MOUNTS) == (FolderKind.NETWORK, by)


@pytest.mark.parametrize(
    "path",
    [
        *("/home/siti/Dokumen/IKU Desktop", "/srv/kantorku", "/media/siti/FLASH/IKU", "/"),
        *("/media/siti/EXFAT", "/mnt/nas/lokal/IKU", "/tmp/x", "/home/siti/Boxer"),
    ],
)
def test_that_a_folder_of_this_computer_is_local(path: str) -> None:
    assert kind(path, mounts=MOUNTS) == (FolderKind.LOCAL, "")


def test_that_a_later_mount_hides_the_one_below_it() -> None:
    mounts = "a /data nfs rw 0 0\n/dev/sdb1 /data ext4 rw 0 0\n"
    assert kind("/data/IKU", mounts=mounts)[0] is FolderKind.LOCAL


@pytest.mark.parametrize(
    ("path", "by"),
    [
        (r"\\server\bagi\IKU", "server"),
        ("//server/bagi/IKU", "server"),
        (r"\\?\UNC\server\bagi\IKU", "server"),
    ],
)
def test_that_a_shared_folder_of_windows_is_known_by_its_name(path: str, by: str) -> None:
    assert kind(path, drive_type=None) == (FolderKind.NETWORK, by)


def test_that_a_mapped_drive_is_known_by_its_letter() -> None:
    assert kind(r"Z:\IKU", drive_type=REMOTE_DRIVE) == (FolderKind.NETWORK, "Z:")


@pytest.mark.parametrize("path", [r"C:\Users\siti\IKU", r"\\?\C:\IKU", r"\\.\C:\IKU", r"E:\IKU"])
def test_that_drives_of_this_computer_are_local(path: str) -> None:
    assert kind(path, drive_type=3) == (FolderKind.LOCAL, "")


@pytest.mark.parametrize(
    ("path", "by"),
    [
        (r"C:\Users\siti\OneDrive\Documents\IKU Desktop", "OneDrive"),
        (r"C:\Users\siti\OneDrive - Kabupaten Lumajang\IKU", "OneDrive"),
        (r"G:\My Drive\IKU", "Google Drive"),
        (r"G:\Drive Saya\IKU", "Google Drive"),
        ("/home/siti/Google Drive/IKU", "Google Drive"),
        ("/Users/siti/Library/CloudStorage/GoogleDrive-siti@x.id/IKU", "Google Drive"),
        (r"D:\Dropbox\IKU", "Dropbox"),
        (r"D:\Dropbox (Kantor)\IKU", "Dropbox"),
        (r"C:\Users\siti\iCloudDrive\IKU", "iCloud"),
        ("/Users/siti/Library/Mobile Documents/com~apple~CloudDocs/IKU", "iCloud"),
        ("/home/siti/Nextcloud/IKU", "Nextcloud"),
        ("/home/siti/Yandex.Disk/IKU", "Yandex Disk"),
    ],
)
def test_that_a_synchronised_folder_is_known_by_its_name(path: str, by: str) -> None:
    assert kind(path, drive_type=3) == (FolderKind.SYNCED, by)


def test_that_a_synchronised_folder_is_known_by_what_the_system_says_of_it() -> None:
    environment = {"OneDriveCommercial": r"D:\Awan"}
    inside = kind(r"d:\awan\Dokumen\IKU", environment=environment)
    assert inside == (FolderKind.SYNCED, "OneDrive")
    assert kind(r"D:\Awanku\IKU", environment=environment)[0] is FolderKind.LOCAL
    assert kind(r"D:\IKU", environment={"OneDrive": ""})[0] is FolderKind.LOCAL


@pytest.mark.parametrize(
    ("marker", "by"),
    [
        (".dropbox.cache", "Dropbox"),
        (".stfolder", "Syncthing"),
        (".tmp.driveupload", "Google Drive"),
        (".sync_0a1b2c.db", "Nextcloud"),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
    ],
)
def test_that_a_synchronised_folder_is_known_by_what_the_service_left(marker: str, by: str) -> None:
    markers = frozenset({".git", marker})
    assert kind("/home/siti/berkas", markers=markers) == (FolderKind.SYNCED, by)


@pytest.mark.parametrize("name", ["Onedrives", "Kotak Box", "drive", "Dropboxer", "Mega", "Awan"])
def test_that_names_that_only_look_alike_are_let_be(name: str) -> None:
    assert kind(f"/home/siti/{name}/IKU")[0] is FolderKind.LOCAL
