"""Every key of the window with what it does: the one list for help, manual and the test of the window."""

from iku_desktop.presentation.texts import t

# Keys as they are written, the text that names the act ("" = the words of `help.key.<name>`).
# A menu's entry is named by its own words, so that both say the same.
MENU_KEYS = (
    ("F1", "help.action.contents"),
    ("Ctrl+O", "frame.action.open"),
    ("Ctrl+I", "frame.action.import"),
    ("Ctrl+E", "frame.action.export_table"),
    ("Ctrl+B", "backup.action.now"),
    ("Ctrl+Q", "frame.action.quit"),
    ("Ctrl+Z", "step.undo_nothing"),
    ("Ctrl+Y", "step.redo_nothing"),
    ("Ctrl+Shift+Z", "step.redo_nothing"),
    ("Ctrl+F", "frame.action.find"),
    ("F5", "frame.action.refresh"),
    ("Ctrl+S", "frame.action.save_report"),
    ("Ctrl+P", "frame.action.print_report"),
    ("Ctrl+T", "frame.action.sign_report"),
    ("Ctrl+L", "frame.action.close_quarter"),
    ("Ctrl+Shift+L", "accounts.menu.lock"),
    ("Ctrl++", "frame.action.larger"),
    ("Ctrl+-", "frame.action.smaller"),
    ("Ctrl+0", "frame.action.normal"),
    ("Ctrl+,", "frame.action.settings"),
)
FRAME_KEYS = (
    *(
        (f"Ctrl+{number}", f"page.{page}")
        for number, page in enumerate(
            ("home", "documents", "activities", "villages", "indicators", "reports"), start=1
        )
    ),
    ("Ctrl+PgUp", "help.key.quarter_before"),
    ("Ctrl+PgDown", "help.key.quarter_after"),
    ("F6", "help.key.part_after"),
    ("Shift+F6", "help.key.part_before"),
    ("Shift+F10", "help.key.menu"),
)
PAGE_KEYS = (("Ctrl+N", "help.key.new_row"), ("Ctrl+Del", "help.key.remove_row"))
# The acts of a grid that the table itself takes; named as grid_acts names them.
GRID_KEYS = (
    ("Del", "clear"),
    ("Backspace", "clear"),
    ("Ctrl+;", "today"),
    ("Ctrl+C", "copy"),
    ("Ctrl+Ins", "copy"),
    ("Ctrl+X", "cut"),
    ("Ctrl+V", "paste"),
    ("Ctrl+D", "fill_down"),
    ("Ctrl+R", "fill_right"),
    ("Ctrl+A", "select_all"),
    ("Shift+Del", "cut"),
    ("Shift+Ins", "paste"),
)
MOVING_KEYS = (
    ("F2", "help.key.edit"),
    ("F4", "help.key.choose"),
    ("Alt+Down", "help.key.choose"),
    ("Enter", "help.key.down"),
    ("Shift+Enter", "help.key.up"),
    ("Tab", "help.key.right"),
    ("Esc", "help.key.leave"),
    ("Ctrl+Home", "help.key.first_cell"),
    ("Ctrl+End", "help.key.last_cell"),
    ("Ctrl+Space", "help.key.column"),
    ("Shift+Space", "help.key.row"),
)


def shortcut_groups() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """The groups of the list: a title, and keys with what they do."""
    grid = tuple((keys, f"grid.{act}") for keys, act in GRID_KEYS)
    groups = (("frame", FRAME_KEYS), ("menu", MENU_KEYS), ("page", PAGE_KEYS))
    tables = (*groups, ("grid", (*MOVING_KEYS, *grid)))
    return tuple(
        (t(f"help.keys.{name}"), tuple((keys, _named(key)) for keys, key in rows))
        for name, rows in tables
    )


def shortcut_rows() -> tuple[tuple[str, str], ...]:
    """All keys with what they do."""
    return tuple(row for _, rows in shortcut_groups() for row in rows)


def _named(key: str) -> str:
    words = t(key)
    return (words if " & " in words else words.replace("&", "")).rstrip("…")
