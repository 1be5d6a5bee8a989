"""Opens packages for this office: signature, members, sender and office are checked, nothing is written."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from iku_desktop.domain.package_models import Manifest, PackageGlance, package_id
from iku_desktop.domain.packages import PACKAGE_SCHEMA, MergedPackage
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.services.import_ledger import Progress
from iku_desktop.services.snapshot import Snapshot

if TYPE_CHECKING:
    from iku_desktop.exchange.package_reading import Package


@dataclass(frozen=True, slots=True)
class OpenPackage:
    """A package that was found whole and signed, with what is told of it before it is merged."""

    package: "Package"
    glance: PackageGlance

    @property
    def id(self) -> str:
        """What it is known by."""
        return package_id(self.package.manifest_bytes)


@contextmanager
def opened_packages(
    paths: Sequence[Path], senders: "Senders", progress: Progress
) -> Iterator[tuple[OpenPackage, ...]]:
    """The packages of these files, open as long as the block; each checked whole.

    Refused with the first that is not: see exchange.package_reading, and `package_signature`.
    """
    from iku_desktop.exchange.package_reading import opened_package

    with ExitStack() as stack:
        found: dict[str, OpenPackage] = {}
        for path in paths:
            package = stack.enter_context(opened_package(path, PACKAGE_SCHEMA))
            check_signature(package, path)
            package.check(progress)
            one = OpenPackage(package, senders.glance(path, package))
            # The same package twice is one.
            found.setdefault(one.id, one)
        yield tuple(found.values())


def check_signature(package: "Package", path: Path) -> None:
    """Refused unless the manifest was signed by the key that it names."""
    from iku_desktop.signing.package_keys import is_signed_by

    key = package.manifest.sender.public_key
    if not is_signed_by(key, package.manifest_bytes, package.signature):
        raise Refused(Problem("package_signature", "file", {"file": path.name}))


class Senders:
    """What the office knows of those who send packages."""

    def __init__(self, rows: Snapshot) -> None:
        self._office = rows.office()
        self._own_key = rows.reader.public_key()
        self._known = {each.public_key for each in rows.reader.known_senders()}
        self._merged: Mapping[str, MergedPackage] = {
            each.sha256: each for each in rows.reader.merged_packages()
        }

    def glance(self, path: Path, package: "Package") -> PackageGlance:
        """What is told of a package before it is merged."""
        manifest = package.manifest
        own = manifest.sender.public_key == self._own_key
        known = package_id(package.manifest_bytes)
        return PackageGlance(
            path=path,
            manifest=manifest,
            known=own or manifest.sender.public_key in self._known,
            own=own,
            merged=known in self._merged,
            problem=self._problem(path, manifest),
            notes=tuple(self._notes(manifest, known)),
        )

    def _problem(self, path: Path, manifest: Manifest) -> Problem | None:
        """Why no package of this sender is merged here."""
        sender = manifest.sender
        if sender.office != self._office.code:
            values = {
                "file": path.name,
                "office": sender.office_name,
                "code": sender.office,
                "ours": self._office.name,
            }
            return Problem("package_other_office", "file", values)
        if sender.practice and not self._office.practice:
            return Problem("package_of_practice", "file", {"file": path.name})
        return None

    def _notes(self, manifest: Manifest, known: str) -> Iterator[Problem]:
        mine = [
            each
            for each in self._merged.values()
            if each.public_key == manifest.sender.public_key and each.sha256 != known
        ]
        numbers = {each.sequence for each in mine}
        if manifest.since and manifest.since not in numbers:
            values = {"sequence": manifest.sequence, "since": manifest.since}
            yield Problem("package_gap", "", values)
        earlier = [each for each in mine if each.sequence < manifest.sequence]
        if any(each.audit_count > manifest.audit.count for each in earlier):
            # A trail only grows: this PC was put back to an older state, or its trail was rewritten.
            yield Problem("package_trail_shorter", "", {"name": manifest.sender.name})
