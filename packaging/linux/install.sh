#!/bin/sh
# Install Qari for this user, without root: ./install.sh [PREFIX], ~/.local by default. An older one is replaced.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
prefix=${1:-"$HOME/.local"}
mkdir -p "$prefix"
prefix=$(cd "$prefix" && pwd)
program=$prefix/lib/qari

# Beside the old one first, so that a full disk does not leave half a program.
mkdir -p "$prefix/lib" "$prefix/bin"
rm -rf "$program.new"
cp -R "$here/qari" "$program.new"
cp "$here/uninstall.sh" "$here/refresh.sh" "$program.new"
rm -rf "$program"
mv "$program.new" "$program"
ln -sf "$program/qari" "$prefix/bin/qari"

# Each file of share/ is noted, so that uninstall.sh removes these and nothing else.
(cd "$here" && find share -type f) | while read -r file; do
  mkdir -p "$prefix/$(dirname "$file")"
  cp "$here/$file" "$prefix/$file"
  printf '%s\n' "$file"
done > "$program/installed-files"

# A menu does not look into ~/.local/bin: it gets the whole path, quoted as the desktop entries ask.
quoted=$(printf '%s' "$program/qari" | sed 's/[\\"`$]/\\&/g; s/%/%%/g')
replacement=$(printf '%s' "$quoted" | sed 's/[\\&|]/\\&/g')
entry=$prefix/share/applications/qari.desktop
sed -e "s|^Exec=qari|Exec=\"$replacement\"|" -e '/^TryExec=/d' "$entry" > "$entry.new"
mv "$entry.new" "$entry"

"$here/refresh.sh" "$prefix"

missing=$(for library in QtGui.abi3.so Qt/plugins/platforms/libqxcb.so; do
  LD_LIBRARY_PATH="$program/_internal" ldd "$program/_internal/PySide6/$library" 2>/dev/null || true
done | sed -n 's/ => not found//p' | sort -u | tr -d '\n' | tr '\t' ' ')
if [ -n "$missing" ]; then
  echo "Qari needs libraries that this system lacks (its packages for Qt 6 bring them):$missing" >&2
fi
echo "Qari is in $program and in the menu; start it there or with $prefix/bin/qari"
echo "To remove it: $program/uninstall.sh"
