"""The program for a stick: the installed tree beside a start file, its data folder beside them."""

from collections.abc import Mapping

from winbuild.packed import write_zip
from winbuild.project import Project

# Read by iku_desktop/paths.py: where the data folder lies, seen from the folder app/.
MARKER, DATA_FOLDER = "app/portable.ini", "Data IKU Desktop"
START = (
    "@echo off\r\n"
    "rem Membuka IKU Desktop dari folder ini; data kantor ada di folder Data IKU Desktop di sebelahnya.\r\n"
    'start "" "%~dp0program\\python\\pythonw.exe" -m iku_desktop %*\r\n'
)
READ_ME = (
    "IKU Desktop {version} untuk flashdisk\r\n\r\n"
    "1. Ekstrak seluruh zip ini ke flashdisk; jangan menjalankannya dari dalam zip.\r\n"
    "2. Klik ganda IKU Desktop.cmd.\r\n"
    "3. Data kantor disimpan di folder Data IKU Desktop di sebelah berkas ini.\r\n"
    "   Buat salinan ke tempat lain secara teratur: flashdisk mudah hilang dan rusak.\r\n"
    "4. Tutup program sebelum flashdisk dicabut.\r\n"
    "5. Versi baru: ganti folder program seluruhnya dengan yang baru; folder Data IKU Desktop tetap.\r\n"
)


def portable(project: Project, files: Mapping[str, bytes]) -> bytes:
    """The zip; the same bytes for the same tree."""
    top = f"{project.name}/"
    members = {f"{top}program/{place}": content for place, content in files.items()}
    members[f"{top}program/{MARKER}"] = f"../../{DATA_FOLDER}\n".encode()
    members[f"{top}{project.name}.cmd"] = START.encode("ascii")
    members[f"{top}Baca dahulu.txt"] = READ_ME.format(version=project.version).encode("ascii")
    return write_zip(members, is_deflated=True)
