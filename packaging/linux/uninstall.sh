#!/bin/sh
# Remove what install.sh has installed; run as PREFIX/lib/qari/uninstall.sh. The library and the settings stay.
set -eu
program=$(cd "$(dirname "$0")" && pwd)
prefix=$(cd "$program/../.." && pwd)
if [ ! -f "$program/installed-files" ]; then
  echo "Run this where Qari is installed: PREFIX/lib/qari/uninstall.sh" >&2
  exit 1
fi
while read -r file; do
  rm -f "$prefix/$file"
done < "$program/installed-files"
# The one folder below share that is the program's alone.
rm -rf "$prefix/share/doc/qari"
if [ "$(readlink "$prefix/bin/qari")" = "$program/qari" ]; then
  rm -f "$prefix/bin/qari"
fi
cp "$program/refresh.sh" "$prefix/lib/qari-refresh.sh"
rm -rf "$program"
sh "$prefix/lib/qari-refresh.sh" "$prefix"
rm -f "$prefix/lib/qari-refresh.sh"
echo "Qari is removed. Your library stays in ${XDG_DATA_HOME:-$HOME/.local/share}/qari, the settings in ${XDG_CONFIG_HOME:-$HOME/.config}/qari"
