"""The one style sheet: widgets answer to their kind and to the marks `role`, `status`, `refused`, `here`."""

from functools import cache
from string import Template

from iku_desktop.paths import RESOURCES
from iku_desktop.ui.theme import Theme

TOKENS = (
    *("bg", "surface", "surface2", "line", "line2", "grid", "text", "text2", "text3"),
    *("accent", "accent_soft", "sel", "on_accent", "late", "miss", "miss_soft", "ok", "wait_soft"),
)
STATUSES = ("ok", "late", "miss", "wait", "exception", "accent")


def style_sheet(theme: Theme) -> str:
    """The sheet for the theme's colours and sizes."""
    points = theme.look.points
    values = {token: theme.hex(token) for token in TOKENS} | {
        "pt": f"{points:g}",
        "title": f"{points * 1.35:.2f}",
        "card": f"{points * 1.08:.2f}",
        "hint": f"{points * 0.92:.2f}",
        "day": f"{points * 1.25:.2f}",
        "figure": f"{points * 2.3:.2f}",
        "choice": f"{points * 1.25:.2f}",
        "welcome": f"{points * 1.85:.2f}",
        "round": str((theme.px(15) + 2) // 2),
        "ring": str(theme.px(5)),
        "dot": str(theme.px(15) + 2 - 2 * theme.px(5)),
        "tab": str(theme.px(37)),
        "field": str(theme.px(27)),
        "tool": str(theme.px(26)),
        "head": str(theme.px(25)),
        "chip": str(theme.px(17)),
        "icon": str(theme.px(15)),
        "inner": str(theme.px(15) - 2),
        "arrow": str(theme.px(22)),
        "bar": str(theme.px(12)),
        "desk": theme.hex("line"),
        "shade": "dark" if theme.is_dark else "light",
        "icons": (RESOURCES / "icons").as_posix(),
    }
    statuses = [
        {"status": status, "color": theme.hex(status), "soft": theme.hex(f"{status}_soft")}
        for status in STATUSES
    ]
    per_status = _template("status")
    return _template("window").substitute(values) + "".join(
        per_status.substitute(values, **status) for status in statuses
    )


@cache
def _template(name: str) -> Template:
    return Template((RESOURCES / "look" / f"{name}.qss").read_text("utf-8"))
