"""A mistake of the program as data: known again, without messages and without folders of this PC."""

import pytest

from iku_desktop.domain.bugs import Bug, BugCounter, bug_of, crash_text, is_painting, shown_path

CRASH = """Fatal Python error: Segmentation fault

Current thread 0x00007f2a (most recent call first):
  File "C:\\Users\\Siti Aminah\\AppData\\Local\\IKU\\app\\iku_desktop\\ui\\tasks.py", line 12 in run
  File "C:\\Users\\Siti Aminah\\IKU\\Lib\\site-packages\\PySide6\\x.py", line 3 in <module>
  File "/home/siti/python/threading.py", line 99 in _bootstrap

Thread 0x00007f2b (most recent call first):
  <no Python frame>
Rahasia Desa Jenggrong
Extension modules: shiboken6.Shiboken, _cffi_backend (total: 2)
"""


def paintEvent() -> None:
    fail("Desa Jenggrong")


def fail(words: str) -> None:
    raise ValueError(words)


def caught(action: object = fail) -> Bug:
    try:
        action("Desa Jenggrong") if action is fail else action()  # type: ignore[operator]
    except ValueError as fault:
        return bug_of(ValueError, fault.__traceback__)
    raise AssertionError


def test_that_a_mistake_is_known_by_kind_and_places_and_not_by_its_message() -> None:
    bug = caught()
    assert bug.kind == "ValueError"
    assert bug.place.startswith("tests/domain/test_bugs.py:")
    assert bug.place.endswith(":fail")
    assert "Jenggrong" not in repr(bug)


def test_that_the_last_place_of_our_own_is_the_one_that_is_named() -> None:
    bug = Bug("KeyError", ("iku_desktop/a.py:1:f", "iku_desktop/b.py:2:g", "json/x.py:3:h"))
    assert bug.place == "iku_desktop/b.py:2:g"
    assert Bug("KeyError", ()).place == ""


def test_that_the_same_mistake_is_counted_and_another_is_another() -> None:
    counter, places = BugCounter(), ("iku_desktop/a.py:1:f",)
    assert [counter.note(Bug("KeyError", places)) for _ in range(3)] == [1, 2, 3]
    assert counter.note(Bug("IndexError", places)) == 1


def test_that_a_mistake_in_drawing_is_known() -> None:
    assert is_painting(caught(paintEvent))
    assert not is_painting(caught())


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("C:\\Users\\Siti\\IKU\\iku_desktop\\ui\\x.py", "iku_desktop/ui/x.py"),
        ("iku_desktop/ui/x.py", "iku_desktop/ui/x.py"),
        ("/home/siti/.venv/lib/site-packages/sqlmodel/main.py", "sqlmodel/main.py"),
        ("/usr/lib/python3.11/json/decoder.py", "decoder.py"),
        ("<string>", "<string>"),
    ],
)
def test_that_a_file_is_shown_without_the_folders_of_this_pc(path: str, shown: str) -> None:
    assert shown_path(path) == shown


def test_that_a_crash_is_told_without_names_and_without_what_is_not_known() -> None:
    assert crash_text(CRASH).splitlines() == [
        "Fatal Python error: Segmentation fault",
        "Current thread 0x00007f2a (most recent call first):",
        "  iku_desktop/ui/tasks.py:12:run",
        "  PySide6/x.py:3:<module>",
        "  threading.py:99:_bootstrap",
        "Thread 0x00007f2b (most recent call first):",
        "  <no Python frame>",
    ]
    assert crash_text("") == ""
