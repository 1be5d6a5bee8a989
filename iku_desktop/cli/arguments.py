"""Reads the command line; light, since the window's start goes through it too."""

import argparse
import io
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from iku_desktop import __version__
from iku_desktop.presentation.language import Language
from iku_desktop.presentation.texts import t

DONE, REFUSED, WRONG_USAGE, DAMAGED = 0, 1, 2, 3
QUARTERS = (1, 2, 3, 4)
REPORTS = ("sheet", "quarterly", "annual", "matrix", "evidence", "village_card", "reminders")
PAPERS = ("f4", "a4")


def parse(arguments: Sequence[str]) -> argparse.Namespace | int:
    """The arguments understood (`data`, `command`, …), or the exit code where there is nothing to run."""
    _speak_utf8()
    try:
        return _parser().parse_args(arguments)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else WRONG_USAGE


def _speak_utf8() -> None:
    # A Windows console may speak cp1252, which has no "≥"; a pipe then expects UTF-8 as JSON does.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


class _Parser(argparse.ArgumentParser):
    """argparse whose complaint is Indonesian and whose exit code is that of wrong usage."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG_USAGE, t("cli.wrong_usage", usage=self.format_usage(), message=message))


def _packages(packing: argparse.ArgumentParser, merging: argparse.ArgumentParser) -> None:
    packing.add_argument("file", type=Path, metavar="FILE.ikupak")
    packing.add_argument("--section", default="", metavar="KODE", help=t("cli.section"))
    packing.add_argument("--documents", action="store_true", help=t("cli.documents"))
    packing.add_argument("--year", type=int, metavar="TAHUN", help=t("cli.pack_quarter"))
    packing.add_argument("--quarter", type=int, choices=QUARTERS)
    merging.add_argument("files", type=Path, nargs="+", metavar="FILE.ikupak")
    merging.add_argument("--known-only", action="store_true", help=t("cli.known_only"))


def _accounts(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--account", metavar="NAMA", help=t("cli.account"))
    parser.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help=t("cli.passphrase_file")
    )


def _closings(closing: argparse.ArgumentParser, reopening: argparse.ArgumentParser) -> None:
    reopening.add_argument("--reason", required=True, metavar="ALASAN", help=t("cli.reason"))
    for quarterly in (closing, reopening):
        quarterly.add_argument("--year", type=int, required=True, metavar="TAHUN")
        quarterly.add_argument("--quarter", type=int, choices=QUARTERS, required=True)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="iku-desktop", description=t("cli.program"), allow_abbrev=False)
    parser.add_argument("--data", metavar="DIR", help=t("cli.data"))
    languages = [each.value for each in Language]
    parser.add_argument("--language", choices=languages, help=t("cli.language"))
    _accounts(parser)
    parser.add_argument("--version", action="version", version=f"IKU Desktop {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="PERINTAH", parser_class=_Parser)

    def command(name: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=t(f"cli.help.{name}"), allow_abbrev=False)

    command("demo")
    command("check").add_argument("--computer", action="store_true", help=t("cli.computer"))
    command("new").add_argument("--kecamatan", required=True, metavar="KODE")
    importing = command("import")
    importing.add_argument("file", type=Path, metavar="FILE.xlsx")
    importing.add_argument("--check", action="store_true", help=t("cli.check_only"))
    command("export").add_argument("file", type=Path, metavar="FILE.xlsx")
    receiving = command("receive")
    receiving.add_argument("source", type=Path, metavar="FOLDER|FILE.zip")
    receiving.add_argument("--check", action="store_true", help=t("cli.check_only"))
    receiving.add_argument("--json", action="store_true", help=t("cli.json"))
    for copying in ("backup", "restore"):
        command(copying).add_argument("file", type=Path, metavar="FILE.ikubak")
    _packages(command("pack"), command("merge"))
    command("senders").add_argument("--forget", metavar="SIDIK", help=t("cli.forget"))
    indicators = command("indicators")
    indicators.add_argument("--json", action="store_true", required=True, help=t("cli.json"))
    _closings(command("close"), command("reopen"))
    signing = command("sign")
    signing.add_argument("file", type=Path, metavar="FILE.pdf")
    signing.add_argument("--p12", type=Path, required=True, metavar="KUNCI.p12")
    signing.add_argument("--out", type=Path, required=True, metavar="HASIL.pdf")
    verifying = command("verify")
    verifying.add_argument("file", type=Path, metavar="FILE.pdf")
    verifying.add_argument("--json", action="store_true", help=t("cli.json"))
    report = command("report")
    report.add_argument("kind", choices=REPORTS)
    report.add_argument("--paper", choices=PAPERS, default=PAPERS[0])
    report.add_argument("--village", action="append", metavar="KODE", help=t("cli.village"))
    report.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    for timed in (indicators, report):
        timed.add_argument("--year", type=int, required=True, metavar="TAHUN")
        timed.add_argument("--quarter", type=int, choices=QUARTERS)
        timed.add_argument("--as-of", metavar="TANGGAL", help=t("cli.as_of"))
    return parser
