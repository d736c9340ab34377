"""The files of the installers agree with the program: its formats, commands, version and folders."""

from __future__ import annotations

import configparser
import json
import plistlib
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from reader import __version__
from reader.cli import COMMANDS
from reader.core.links import SCHEME
from reader.opening import FORMATS

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
LINUX = PACKAGING / "linux"
MIME_TYPES = {mime for kind in FORMATS for mime in kind.mime_types}
SUFFIXES = {suffix for kind in FORMATS for suffix in kind.suffixes}
HIDDEN = "analysis-process"


@pytest.fixture
def scripts(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Imports a build script by its name, from the folder that it is run in, and forgets it afterwards."""

    def load(folder: str, name: str) -> Any:
        monkeypatch.syspath_prepend(str(PACKAGING / folder))
        return __import__(name)

    before = set(sys.modules)
    yield load
    for name in set(sys.modules) - before:
        if str(PACKAGING) in str(getattr(sys.modules[name], "__file__", "")):
            del sys.modules[name]


@pytest.fixture
def entry() -> dict[str, str]:
    parser = configparser.RawConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[method-assign, assignment]
    parser.read(LINUX / "qari.desktop", encoding="utf-8")
    return dict(parser["Desktop Entry"])


def text_of(*parts: str) -> str:
    return PACKAGING.joinpath(*parts).read_text(encoding="utf-8")


def test_the_desktop_entry_says_what_a_menu_needs(entry: dict[str, str]) -> None:
    assert entry["Type"] == "Application"
    assert entry["Exec"] == "qari %U"
    assert entry["Icon"] == "qari"
    for key in ("Name", "GenericName", "Comment", "Keywords"):
        assert entry[key].isascii()
        assert re.search("[ء-ي]", entry[f"{key}[ar]"])
    for key in ("MimeType", "Categories", "Keywords", "Keywords[ar]"):
        assert entry[key].endswith(";")


def test_the_desktop_entry_bears_the_name_that_the_window_gives(entry: dict[str, str]) -> None:
    application = (ROOT / "reader" / "desktop" / "application.py").read_text(encoding="utf-8")
    assert 'setDesktopFileName("qari")' in application
    assert entry["StartupWMClass"] == "qari"


def test_linux_offers_the_program_for_every_format_and_no_other(entry: dict[str, str]) -> None:
    assert set(entry["MimeType"].strip(";").split(";")) == MIME_TYPES | {f"x-scheme-handler/{SCHEME}"}
    component = ElementTree.parse(LINUX / "qari.metainfo.xml").getroot()
    assert {item.text for item in component.iter("mediatype")} == MIME_TYPES
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    kinds = ElementTree.parse(LINUX / "qari.xml").getroot().findall(f"{space}mime-type")
    assert {kind.get("type") for kind in kinds} == MIME_TYPES
    patterns = {glob.get("pattern") for kind in kinds for glob in kind.findall(f"{space}glob")}
    assert patterns == {f"*{suffix}" for suffix in SUFFIXES}


def test_windows_and_macos_offer_the_program_for_every_format_and_no_other(scripts: Any) -> None:
    recipe = text_of("windows", "qari.iss")
    assert set(re.findall(r"Classes\\(\.\w+)\\OpenWithProgids", recipe)) == SUFFIXES
    assert set(re.findall(r'FileAssociations".*ValueName: "(\.\w+)"', recipe)) == SUFFIXES
    types = scripts("macos", "document_types")
    assert {f".{suffix}" for _, _, suffixes in types.DOCUMENTS for suffix in suffixes} == SUFFIXES
    assert plistlib.loads(plistlib.dumps(types.INFO)) == types.INFO


def test_windows_and_macos_are_told_of_the_links(scripts: Any) -> None:
    recipe = text_of("windows", "qari.iss")
    assert f'Subkey: "Software\\Classes\\{SCHEME}"; ValueType: string; ValueName: "URL Protocol"' in recipe
    opens = f'Classes\\{SCHEME}\\shell\\open\\command"; ValueType: string; ValueData: '
    assert opens + '"""{app}\\qari.exe"" ""%1"""' in recipe
    (handled,) = scripts("macos", "document_types").INFO["CFBundleURLTypes"]
    assert handled["CFBundleURLSchemes"] == [SCHEME]


def test_the_appstream_metadata_are_of_this_version() -> None:
    component = ElementTree.parse(LINUX / "qari.metainfo.xml").getroot()
    assert component.tag == "component"
    assert component.get("type") == "desktop-application"
    assert next(release.get("version") for release in component.iter("release")) == __version__
    assert component.findtext("launchable") == "qari.desktop"
    assert component.findtext("project_license") == "MIT"
    languages = "{http://www.w3.org/XML/1998/namespace}lang"
    for tag in ("name", "summary"):
        assert {item.get(languages) for item in component.findall(tag)} == {None, "ar"}
    description = component.find("description")
    assert description is not None
    paragraphs = [item.get(languages) for item in description]
    assert paragraphs.count("ar") == paragraphs.count(None) - 1  # The list is one for both.


def test_the_manual_names_every_command_and_option() -> None:
    manual = text_of("linux", "qari.1").replace("\\-", "-")
    assert f"Qari {__version__}" in manual
    for command in COMMANDS:
        found = re.search(rf"^\.BR? {re.escape(command)}\b", manual, re.MULTILINE)
        assert bool(found) == (command != HIDDEN), command


def test_the_manual_names_every_option_of_the_commands() -> None:
    from reader.cli import commands

    manual = text_of("linux", "qari.1").replace("\\-", "-")
    declared = set(re.findall(r'"(--[a-z-]+)"', Path(commands.__file__).read_text(encoding="utf-8")))
    assert declared
    assert {option for option in declared if option not in manual} == set()


def test_versions_agree(scripts: Any) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__
    assert scripts("pyinstaller", "freeze").version() == __version__


def test_the_tools_of_the_build_are_pinned() -> None:
    lines = [line for line in text_of("pyinstaller", "requirements.txt").splitlines() if not line.startswith("#")]
    assert any(line.startswith("pyinstaller==") for line in lines)
    assert all(re.fullmatch(r"[\w-]+==[\w.]+", line) for line in lines)


def test_the_recipe_names_folders_and_modules_that_exist(scripts: Any) -> None:
    recipe = text_of("pyinstaller", "qari.spec")
    compile(recipe, "qari.spec", "exec")
    assert (ROOT / "resources").is_dir()
    assert 'ROOT / "resources"' in recipe
    for module in re.findall(r'"(reader\.[\w.]+)"', recipe):
        assert ROOT.joinpath(*module.split(".")).with_suffix(".py").is_file()
    assert (PACKAGING / "pyinstaller" / "start.py").is_file()


def test_nothing_that_the_program_imports_is_left_out(scripts: Any) -> None:
    pruning = scripts("pyinstaller", "pruning")
    # camel_tools.ner is of the extra, in a process of a Python that has torch.
    sources = [path for path in (ROOT / "reader").rglob("*.py") if path.name != "camel_worker.py"]
    imported = {
        name
        for path in sources
        for name in re.findall(r"^\s*(?:from|import) ([\w.]+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    left_out = set(pruning.MODULES)
    parents = {name: {name[: found.start()] for found in re.finditer(r"\.|$", name)} for name in imported}
    assert {name: parts & left_out for name, parts in parents.items() if parts & left_out} == {}


@pytest.mark.parametrize(
    ("destination", "ships"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", False),
        ("PySide6/Qt/translations/qtbase_ar.qm", True),
        ("PySide6/Qt/translations/qtbase_fr.qm", False),
        ("PySide6/Qt/lib/libQt6Widgets.so.6", True),
        ("PySide6/Qt/lib/libQt6Quick.so.6", False),
        ("PySide6/Qt/lib/libicudata.so.73", True),
        ("PySide6/Qt6Quick.dll", False),
        ("resources/icons/phosphor.json", True),
        ("camel_tools/utils/charmaps/arclean_map.json", True),
        ("resources/models/entities.npz", True),
        ("docx/templates/default.docx", True),
        ("docx/templates/default-docx-template/word/styles.xml", False),
    ],
)
def test_what_ships(scripts: Any, destination: str, ships: bool) -> None:
    assert scripts("pyinstaller", "pruning").ships(destination) is ships


def test_libraries_of_the_system_ship_only_where_a_desktop_may_lack_them(scripts: Any) -> None:
    pruning = scripts("pyinstaller", "pruning")
    assert not pruning.held("libglib-2.0.so.0", "/lib/x86_64-linux-gnu/libglib-2.0.so.0")
    assert pruning.held("libxcb-cursor.so.0", "/lib/x86_64-linux-gnu/libxcb-cursor.so.0")
    assert pruning.held("libpython3.11.so.1.0", "/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0")
    assert pruning.held("lxml/etree.so", "/home/someone/environment/lib/lxml/etree.so")


def test_the_icons_of_windows_and_macos_hold_their_pictures(scripts: Any) -> None:
    icons = scripts("pyinstaller", "icons")
    pictures = {16: b"small", 256: b"a larger one"}
    made = icons.ico(pictures)
    assert made[:6] == b"\0\0\1\0\2\0"
    assert (made[6], made[22]) == (16, 0)
    for place, size in ((14, 16), (30, 256)):
        length, offset = (int.from_bytes(made[at : at + 4], "little") for at in (place, place + 4))
        assert made[offset : offset + length] == pictures[size]
    made = icons.icns(pictures)
    assert made[:4] == b"icns"
    assert int.from_bytes(made[4:8], "big") == len(made)
    assert made[8:16] == b"icp4" + (8 + len(pictures[16])).to_bytes(4, "big")


def test_the_icon_is_drawn_in_every_size(scripts: Any, qapp: Any, tmp_path: Path) -> None:
    from PySide6.QtGui import QImage

    icons = scripts("pyinstaller", "icons")
    icons.write(tmp_path)
    for size in icons.SIZES:
        image = QImage(str(tmp_path / f"{size}.png"))
        assert (image.width(), image.height()) == (size, size)
        assert image.pixelColor(0, 0).alpha() == 0
        assert image.pixelColor(size // 2, size // 6).name() == "#0f5c63"
    image = QImage(str(tmp_path / "qari.ico"))
    assert not image.isNull()


def test_the_control_file_has_what_dpkg_asks_for(scripts: Any) -> None:
    scripts("pyinstaller", "freeze")
    build = scripts("linux", "build")
    control = build.control(__version__, "amd64", "libc6 (>= 2.34), libegl1", 1000)
    for field in ("Package: qari", f"Version: {__version__}", "Architecture: amd64", "Installed-Size: 1000"):
        assert field in control.splitlines()
    assert "Depends: libc6 (>= 2.34), libegl1" in control.splitlines()
    continued = control.split("Description: ")[1].splitlines()[1:]
    assert continued
    assert all(line.startswith(" ") for line in continued)


def test_what_the_program_starts_finds_the_systems_libraries(scripts: Any) -> None:
    start = scripts("pyinstaller", "start")
    environment = {"LD_LIBRARY_PATH": "/program", "PATH": "/bin"}
    start.restore_library_path(environment)
    assert environment == {"PATH": "/bin"}
    environment |= {"LD_LIBRARY_PATH": "/program:/mine", "LD_LIBRARY_PATH_ORIG": "/mine"}
    start.restore_library_path(environment)
    assert environment == {"PATH": "/bin", "LD_LIBRARY_PATH": "/mine"}


def test_a_program_without_a_console_gets_streams(scripts: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    start = scripts("pyinstaller", "start")
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    start.lend_streams()
    lent = [sys.stdin, sys.stdout, sys.stderr]
    try:
        assert sys.stdin.read() == ""
        assert all(stream.fileno() > 2 for stream in lent)
    finally:
        for stream in lent:
            stream.close()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """What the archive for one user unpacks to, with a program that is a few bytes long."""
    folder = tmp_path / "qari archive"
    (folder / "qari" / "_internal").mkdir(parents=True)
    program = folder / "qari" / "qari"
    program.write_text("#!/bin/sh\necho qari here\n")
    program.chmod(0o755)
    for name in ("install.sh", "uninstall.sh", "refresh.sh"):
        script = folder / name
        script.write_bytes((LINUX / name).read_bytes())
        script.chmod(0o755)
    for name, place in (("qari.desktop", "applications"), ("qari.xml", "mime/packages"), ("qari.1", "doc/qari")):
        target = folder / "share" / place / name
        target.parent.mkdir(parents=True)
        target.write_bytes((LINUX / name).read_bytes())
    return folder


@pytest.mark.skipif(sys.platform != "linux", reason="these scripts are for Linux")
def test_installing_for_one_user_and_removing_again(archive: Path, tmp_path: Path) -> None:
    prefix = tmp_path / 'a "home" & 100%'
    others = prefix / "share" / "applications" / "other.desktop"
    others.parent.mkdir(parents=True)
    others.write_text("[Desktop Entry]\n")
    for _ in range(2):
        subprocess.run([archive / "install.sh", prefix], check=True, capture_output=True)
    said = subprocess.run([prefix / "bin" / "qari"], check=True, capture_output=True, text=True).stdout
    assert said == "qari here\n"
    entry = (prefix / "share" / "applications" / "qari.desktop").read_text(encoding="utf-8")
    program = str(prefix / "lib" / "qari" / "qari").replace('"', '\\"').replace("%", "%%")
    assert f'Exec="{program}" %U' in entry.splitlines()
    assert "TryExec" not in entry
    subprocess.run([prefix / "lib" / "qari" / "uninstall.sh"], check=True, capture_output=True)
    left = {path.name for path in prefix.rglob("*")}
    assert "other.desktop" in left
    assert not {name for name in left if "qari" in name}
    assert not (prefix / "lib" / "qari").exists()


def test_removing_where_nothing_is_installed_touches_nothing(tmp_path: Path) -> None:
    script = tmp_path / "uninstall.sh"
    script.write_bytes((LINUX / "uninstall.sh").read_bytes())
    ran = subprocess.run(["sh", script], capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert script.is_file()


def test_the_icons_are_those_that_the_window_asks_for(scripts: Any, qapp: Any) -> None:
    outlines = scripts("icons", "outlines")
    shipped = json.loads((ROOT / "resources" / "icons" / "phosphor.json").read_text(encoding="utf-8"))
    assert {"list", "funnel", "arrow-left"} < set(outlines.wanted())
    assert shipped == outlines.outlines(outlines.wanted())


def test_the_window_has_the_icon_of_the_program(scripts: Any, qapp: Any) -> None:
    from PySide6.QtGui import QImage

    shipped = QImage(str(ROOT / "resources" / "icons" / "qari.png"))
    assert shipped.width() == 128
    assert shipped == QImage.fromData(scripts("pyinstaller", "icons").drawn(128))
