"""Keeps the chosen look in the user's settings folder, apart from any office's data."""

from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from iku_desktop.presentation.language import Language, language_of
from iku_desktop.ui.theme import BASE_POINTS, Look, Shade


@dataclass(frozen=True, slots=True)
class LookFile:
    """A small JSON file; unreadable or missing means the look as shipped."""

    path: Path

    @classmethod
    def of_user(cls) -> "LookFile":
        """The file of the user of this PC."""
        place = QStandardPaths.StandardLocation.AppConfigLocation
        return cls(Path(QStandardPaths.writableLocation(place)) / "tampilan.json")

    def read(self) -> Look:
        """The look that was chosen last."""
        if not self.path.exists():
            return Look(Shade.SYSTEM, BASE_POINTS)
        import json

        try:
            kept = json.loads(self.path.read_text("utf-8"))
            # A file of a version that spoke Indonesian alone has no language.
            language = language_of(str(kept.get("language", ""))) or Language.INDONESIAN
            return Look(Shade(kept["shade"]), float(kept["points"]), language)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return Look(Shade.SYSTEM, BASE_POINTS)

    def write(self, look: Look) -> None:
        """Keep a look; where the disk refuses, the next start has the shipped one, which loses nothing."""
        import json

        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.write_text(json.dumps(asdict(look)), "utf-8")
        except OSError:
            return
