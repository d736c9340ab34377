#!/bin/sh
# Build Qari.app and the disk image for macOS: packaging/macos/build.sh. Needs Python 3.11 and uv.
# With SIGN set to the name of a certificate the program is signed with it; else for this machine alone (ad hoc).
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$root/build
output=$root/dist

python3 "$root/packaging/pyinstaller/freeze.py" --work "$work"
app=$work/frozen/Qari.app
mkdir -p "$app/Contents/Resources/licences" "$output"
cp -R "$work/licences/." "$app/Contents/Resources/licences/"

# The frozen program proves itself before it is packed.
"$app/Contents/MacOS/qari" self-test
version=$("$app/Contents/MacOS/qari" --version | cut -d' ' -f2)

# PyInstaller has signed what lies inside; the licences came after that, so the whole is sealed anew. Signed for this
# machine alone it must not have the hardened runtime, which loads no library that bears nobody's name.
if [ -n "${SIGN:-}" ]; then
  entitlements=$root/packaging/macos/entitlements.plist
  codesign --force --options runtime --timestamp --entitlements "$entitlements" --sign "$SIGN" "$app"
else
  codesign --force --sign - "$app"
fi
codesign --verify --deep --strict "$app"

room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cp -R "$app" "$room/"
ln -s /Applications "$room/Applications"
image=$output/qari-$version-macos-$(uname -m).dmg
hdiutil create -quiet -ov -volname Qari -srcfolder "$room" -format ULMO "$image"
echo "$image"
