"""Which columns of a table the clerk chose to see or to hide, kept in the user's settings folder."""

from pathlib import Path

Chosen = dict[str, dict[str, bool]]


class ColumnChoice:
    """Shown or hidden by the table's name and the column's key; without a path until the window closes."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._chosen: Chosen | None = None

    @classmethod
    def of_user(cls) -> "ColumnChoice":
        """The choice of the user of this PC."""
        from PySide6.QtCore import QStandardPaths

        place = QStandardPaths.StandardLocation.AppConfigLocation
        return cls(Path(QStandardPaths.writableLocation(place)) / "kolom.json")

    def is_shown(self, table: str, key: str, default: bool) -> bool:
        """Whether a column is seen; `default` where nobody chose."""
        return self._known().get(table, {}).get(key, default)

    def choose(self, table: str, key: str, is_shown: bool) -> None:
        """Keep a choice; where the disk refuses, the next start has the shipped one, which loses nothing."""
        import json

        chosen = self._known()
        chosen.setdefault(table, {})[key] = is_shown
        if self._path is None:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text(json.dumps(chosen), "utf-8")
        except OSError:
            return

    def _known(self) -> Chosen:
        if self._chosen is None:
            self._chosen = self._read()
        return self._chosen

    def _read(self) -> Chosen:
        """What the file says; one that is missing or unreadable chose nothing."""
        import json

        if self._path is None or not self._path.exists():
            return {}
        try:
            kept = json.loads(self._path.read_text("utf-8"))
            return {
                str(table): {str(key): bool(shown) for key, shown in columns.items()}
                for table, columns in kept.items()
            }
        except (OSError, ValueError, AttributeError):
            return {}
