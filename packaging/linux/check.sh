#!/bin/bash
# Try the package in a clean minimal Debian: sudo packaging/linux/check.sh PACKAGE.deb FOLDER [RELEASE]
# Needs debootstrap, Xvfb, xdotool, ImageMagick and the network to build FOLDER/system, once. Without the network it then
# runs the self-test, asks for the file types and opens the sample through its desktop entry; FOLDER/window.png shows it.
set -euo pipefail
package=$(realpath "$1")
folder=$(realpath -m "$2")
release=${3:-bookworm}
system=$folder/system
root=$(cd "$(dirname "$0")/../.." && pwd)
display=:86

if [ ! -d "$system" ]; then
  mkdir -p "$folder"
  debootstrap --variant=minbase "$release" "$system.new"
  # No service is to start in there.
  printf '#!/bin/sh\nexit 101\n' > "$system.new/usr/sbin/policy-rc.d"
  chmod +x "$system.new/usr/sbin/policy-rc.d"
  mv "$system.new" "$system"
fi

screen=
finish() {
  # What was started in there first, so that nothing holds the mounts.
  for process in /proc/[0-9]*; do
    if [ "$(readlink "$process/root" || true)" = "$system" ]; then kill "${process#/proc/}" || true; fi
  done
  [ -z "$screen" ] || kill "$screen" || true
  for place in "$system/tmp/.X11-unix" "$system/dev/pts" "$system/proc"; do
    if mountpoint -q "$place"; then umount "$place" || umount --lazy "$place"; fi
  done
}
trap finish EXIT
mkdir -p "$system/tmp/.X11-unix"
mount --bind /proc "$system/proc"
mount -t devpts devpts "$system/dev/pts"

cp "$package" "$system/var/cache/qari.deb"
cp --remove-destination /etc/resolv.conf "$system/etc/resolv.conf"
chroot "$system" sh -ec '
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --reinstall /var/cache/qari.deb >/dev/null
  # gio opens files here, as a desktop does; the package itself works without it.
  apt-get install -y -qq --no-install-recommends libglib2.0-bin >/dev/null
  id reader >/dev/null 2>&1 || useradd -m reader'
install -m 644 "$root/resources/samples/welcome.txt" "$system/home/reader/welcome.txt"

# From here on as a user, and with no network but a loopback that is down.
inside() {
  unshare --net chroot "$system" su - reader -c "export LANG=C.UTF-8 QARI_LANGUAGE=ar DISPLAY=$display; $1"
}
inside 'qari --version; qari self-test'
IFS=';' read -ra types <<< "$(sed -n 's/^MimeType=//p' "$root/packaging/linux/qari.desktop")"
for type in "${types[@]}"; do
  inside "gio mime $type | grep -q qari.desktop && xdg-mime query default $type | grep -q qari.desktop"
  echo "registered: $type"
done

mount --bind /tmp/.X11-unix "$system/tmp/.X11-unix"
Xvfb $display -screen 0 1280x860x24 -ac >/dev/null 2>&1 &
screen=$!
sleep 2
inside 'gio open welcome.txt'
for _ in $(seq 60); do
  sleep 0.5
  if DISPLAY=$display xdotool search --onlyvisible --class qari >/dev/null 2>&1; then break; fi
done
# The analysis comes after the window.
sleep 5
DISPLAY=$display xdotool search --onlyvisible --class qari getwindowname
import -display $display -window root "$folder/window.png"
echo "The window: $folder/window.png"
