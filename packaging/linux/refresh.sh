#!/bin/sh
# Tell the desktop that the entries, file types and icons below PREFIX/share changed, where it has tools for that.
share=$1/share
command -v update-desktop-database >/dev/null && update-desktop-database -q "$share/applications"
command -v update-mime-database >/dev/null && update-mime-database "$share/mime" >/dev/null 2>&1
if command -v gtk-update-icon-cache >/dev/null && [ -f "$share/icons/hicolor/index.theme" ]; then
  gtk-update-icon-cache -q "$share/icons/hicolor"
fi
exit 0
