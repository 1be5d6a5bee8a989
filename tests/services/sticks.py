"""A USB stick with an update on it, signed by a key of the tests' own."""

import hashlib
from dataclasses import dataclass, field, replace
from pathlib import Path

from iku_desktop.domain.updates import DESCRIPTION_NAME, PRODUCT, Update, installer_name
from iku_desktop.exchange.update_description import described, written
from iku_desktop.services.updates import Here
from iku_desktop.signing.package_keys import make_key
from iku_desktop.signing.release_keys import sign_update

CONTENT = b"MZ" + bytes(range(256)) * 9000


def an_update(version: str = "9.1.0", content: bytes = CONTENT) -> Update:
    """What its makers say of an installer with that content."""
    return Update(
        product=PRODUCT,
        version=version,
        file=installer_name(version),
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        schema=7,
        minimum_schema=1,
        made_on="2026-11-25",
        notes="Perbaikan kecil",
    )


@dataclass
class Stick:
    """A folder to which an installer and its description are put; `run` notes what was run."""

    folder: Path
    ran: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.folder.mkdir(exist_ok=True)
        self.public_key, self.private_key = make_key()

    def put(self, content: bytes = CONTENT, *, key: bytes = b"", **changes: object) -> Path:
        """Put an update there, some of its fields changed before it is signed; gives the installer."""
        update = replace(an_update(), **changes)
        signature = sign_update(key or self.private_key, described(update))
        (self.folder / DESCRIPTION_NAME).write_bytes(written(update, signature))
        installer = self.folder / update.file
        installer.write_bytes(content)
        return installer

    def here(self, can_run: bool = True) -> Here:
        """A program of version 0.1.0 with data of schema 3 that trusts the key."""
        return Here((self.public_key,), "0.1.0", 3, self.run, can_run)

    def run(self, path: Path) -> None:
        """Note what is in the file that would be run."""
        self.ran.append(path.read_bytes())
