"""Marks on widgets that the one style sheet answers to (`[refused="true"]`), since no widget has its own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def set_mark(widget: QWidget, name: str, value: bool | str) -> None:
    """Set a property the style sheet selects by, and let the style look at the widget again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # the style looks at it anyway before it is first shown
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
