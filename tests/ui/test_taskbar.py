"""What the program tells Windows' taskbar, and that nothing is said or broken elsewhere."""

import ctypes
from types import SimpleNamespace

import pytest

from iku_desktop.ui.taskbar import APP_ID, join_taskbar


def test_that_windows_is_told_which_program_this_is(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    shell = SimpleNamespace(SetCurrentProcessExplicitAppUserModelID=told.append)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(shell32=shell), raising=False)
    join_taskbar()
    assert told == [APP_ID]


def test_that_a_shell_without_the_call_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    empty = SimpleNamespace(shell32=SimpleNamespace())
    monkeypatch.setattr(ctypes, "windll", empty, raising=False)
    join_taskbar()
    monkeypatch.delattr(ctypes, "windll")
    join_taskbar()


def test_that_the_name_is_one_that_windows_takes() -> None:
    assert len(APP_ID) <= 128
    assert " " not in APP_ID
