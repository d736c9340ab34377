"""What of the dependencies the program does not use, and so does not ship: read by qari.spec.

Everything here was found by building with it and running `qari self-test` and the window without it.
"""

from __future__ import annotations

from pathlib import PurePath

MODULES = (
    # No network: no TLS, and hashlib needs no OpenSSL for the hashes that Qari takes (Python has its own).
    "_ssl",
    "ssl",
    "_hashlib",
    "ftplib",
    "smtplib",
    "xmlrpc",
    # What builds and tests programs.
    "setuptools",
    "pkg_resources",
    "pip",
    "pytest",
    "hypothesis",
    "unittest",
    "doctest",
    "pydoc",
    "pydoc_data",
    "lib2to3",
    "distutils",
    "tkinter",
    "turtle",
    "idlelib",
    "curses",
    "readline",
    # numpy to work with arrays; nothing random, no Fortran, no tests.
    "numpy.f2py",
    "numpy.testing",
    "numpy.distutils",
    "numpy.random",
    "numpy.fft",
    "numpy.polynomial",
    "numpy._pyinstaller",
    # Qt modules that are done without.
    "PySide6.QtOpenGL",
    "PySide6.QtOpenGLWidgets",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtSql",
    "PySide6.QtTest",
    "PySide6.QtXml",
    "PySide6.QtUiTools",
    # lxml to read documents; no schemas, no objects made of them, no doctests.
    "lxml.objectify",
    "lxml.isoschematron",
    "lxml.doctestcompare",
    "lxml.usedoctest",
    "lxml.html.usedoctest",
    "lxml.html._diffcommand",
    "lxml.html.diff",
    "lxml.html._difflib",
    # typer needs pydantic, but not its first version, and no plugin of a type checker.
    "pydantic.v1",
    "pydantic.mypy",
    # Of the extra `ner`: CAMeL Tools' BERT needs a Python with torch beside it.
    "camel_tools.ner",
    "camel_tools.data",
    "camel_tools.cli",
    "torch",
    "transformers",
    "pandas",
    "scipy",
    "sklearn",
)
"""Python modules left out, with everything below them."""

QT_PLUGINS = {
    "platforms": ("qxcb", "qwayland", "qoffscreen", "qwindows", "qcocoa"),
    "platforminputcontexts": ("ibus", "compose"),
    "platformthemes": ("qgtk3", "qxdgdesktopportal"),
    "iconengines": ("qsvgicon",),
    "imageformats": ("qsvg", "qjpeg", "qgif", "qwebp", "qico"),
    "styles": ("qmodernwindowsstyle", "qwindowsvistastyle", "qmacstyle"),
    "xcbglintegrations": ("qxcb-egl-integration", "qxcb-glx-integration"),
    "printsupport": ("cups", "windowsprintersupport", "cocoaprintersupport"),
    "wayland-shell-integration": ("xdg-shell",),
    "wayland-decoration-client": ("adwaita", "bradient"),
    "wayland-graphics-integration-client": ("qt-plugin-wayland-egl",),
}
"""Qt's plugins that ship: for each folder of plugins, what their names hold."""

QT_LIBRARIES = (
    "Core",
    "Gui",
    "Widgets",
    "Network",
    "DBus",
    "Svg",
    "PrintSupport",
    "XcbQpa",
    "WaylandClient",
    "WlShellIntegration",
    "OpenGL",
)
"""Qt's libraries that ship, on every system (the last four where there are X11 or Wayland)."""

SYSTEM_LIBRARIES = (
    "libffi.",
    "libsqlite3.",
    "libbz2.",
    "liblzma.",
    "libxcb-cursor.",
    "libxcb-icccm.",
    "libxcb-image.",
    "libxcb-keysyms.",
    "libxcb-render-util.",
    "libxcb-util.",
    "libxcb-xkb.",
    "libxkbcommon.",
    "libxkbcommon-x11.",
)
"""Libraries of a Linux system that ship in the archive for any of them, because a desktop may lack them. The others
(glib, fontconfig, X11, …) must be the system's own: two of a kind in one process do not agree."""

QT_TRANSLATIONS = ("qtbase_ar.qm", "qtbase_en.qm")
HIGHLIGHTED = ("lexers", "lexers._mapping", "lexers.special", "lexers.python", "styles", "styles._mapping")
"""Modules of pygments that rich imports; the other 500 languages stay out."""


def ships(destination: str) -> bool:
    """Whether a file belongs into the program, by the place PyInstaller has chosen for it ("PySide6/Qt/plugins/…")."""
    path = PurePath(destination.replace("\\", "/"))
    parts = path.parts
    name = path.name
    if parts[0] == "PySide6":
        if "plugins" in parts:
            folder = parts[parts.index("plugins") + 1]
            return any(part in name for part in QT_PLUGINS.get(folder, ()))
        if "translations" in parts:
            return name in QT_TRANSLATIONS
        if "qml" in parts or name.lower().startswith("opengl32sw"):
            return False
        return _known_qt_library(name)
    if parts[0] == "emoji":
        # Names of pictures in other languages.
        return path.suffix != ".json" or name == "emoji.json"
    if parts[0] == "camel_tools":
        return "charmaps" in parts or name == "VERSION"
    if "isoschematron" in parts or "default-docx-template" in parts:
        # Schemas; the parts of python-docx's empty document, which lies beside them in one piece.
        return False
    return "tests" not in parts and not name.endswith((".pyi", ".pxd", ".h"))


def of_system(source: str) -> bool:
    """Whether a library was taken from the system (Linux), by where it was found."""
    return source.startswith(("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/"))


def held(destination: str, source: str) -> bool:
    """Whether a library of the system ships in the archive; any other file does."""
    name = PurePath(destination).name
    return not of_system(source) or name.startswith(("libpython", *SYSTEM_LIBRARIES)) or "lib-dynload" in source


def _known_qt_library(name: str) -> bool:
    """Whether a library of Qt ships; whatever is no library of Qt (ICU, PySide6's own) does."""
    for start in ("libQt6", "Qt6"):
        if name.startswith(start):
            return name.removeprefix(start).split(".")[0] in QT_LIBRARIES
    # On macOS a library of Qt is a framework: QtCore.framework/Versions/A/QtCore.
    return True


def imported(module: str) -> bool:
    """Whether a pure Python module belongs into the program."""
    package, _, rest = module.partition(".")
    if package == "pygments" and rest.split(".")[0] in ("lexers", "styles"):
        return rest in HIGHLIGHTED or rest == "styles.default"
    if package == "numpy":
        return ".tests" not in module
    return True
