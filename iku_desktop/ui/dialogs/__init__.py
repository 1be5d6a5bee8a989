"""The window's dialogs: one question each, opened, never waited for."""
