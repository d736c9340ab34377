#!/bin/bash
# Try the package in a clean minimal Debian: sudo packaging/linux/check.sh PACKAGE.deb FOLDER [RELEASE]
# Needs debootstrap, Xvfb, xdotool, ImageMagick, Python and the network to build FOLDER/system, once. Without the network it
# then runs the self-test, asks for the file types, imports twelve files, searches and exports, and opens the sample and a
# link through the desktop entry; FOLDER/window.png and FOLDER/link.png show them. DISPLAY_NUMBER is that of the screen.
set -euo pipefail
package=$(realpath "$1")
folder=$(realpath -m "$2")
release=${3:-bookworm}
system=$folder/system
root=$(cd "$(dirname "$0")/../.." && pwd)
display=:${DISPLAY_NUMBER:-86}

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
  for place in "$system/tmp/.X11-unix" "$system/dev/shm" "$system/dev/pts" "$system/proc"; do
    if mountpoint -q "$place"; then umount "$place" || umount --lazy "$place"; fi
  done
}
trap finish EXIT
mkdir -p "$system/tmp/.X11-unix"
mount --bind /proc "$system/proc"
mount -t devpts devpts "$system/dev/pts"
mkdir -p "$system/dev/shm"
mount -t tmpfs -o mode=1777 tmpfs "$system/dev/shm"

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

# Twelve files, so that the import goes to processes of its own where there is more than one core.
sample=$system/home/reader/welcome.txt
rm -rf "$system/home/reader/articles" "$system/home/reader/.local" "$system/home/reader/.config"
for number in $(seq 12); do
  { echo "المقال رقم $number"; echo; cat "$sample"; } | install -D -m 644 /dev/stdin "$system/home/reader/articles/$number.txt"
done
seconds() {
  local before after
  before=$(date +%s%N)
  "$@"
  after=$(date +%s%N)
  echo "took $(((after - before) / 1000000)) ms"
}
seconds inside 'qari import articles'
found=$(inside 'qari search --json --limit 20 قارئ' | grep -c '"article"')
[ "$found" = 12 ] || { echo "a search found $found of 12 articles" >&2; exit 1; }
echo 'a search found 12 of 12 articles'
for target in --quotations/quotations.csv --entities/names.xlsx --entities/names.html --notes/notes.qdpx; do
  inside "qari export ${target%/*} ${target#*/} && test -s ${target#*/}"
done
address=$(inside 'qari analyse --json articles/7.txt' | python3 -c '
import hashlib, json, sys
print("qari://article/" + hashlib.sha256(json.load(sys.stdin)["text"].encode()).hexdigest())')

mount --bind /tmp/.X11-unix "$system/tmp/.X11-unix"
Xvfb $display -screen 0 1280x860x24 -ac >/dev/null 2>&1 &
screen=$!
sleep 2
export DISPLAY=$display
# Waits half a minute for a window with that title, and for the analysis that follows it; then its picture.
opened() {
  for _ in $(seq 60); do
    sleep 0.5
    if xdotool search --onlyvisible --name "$1" >/dev/null 2>&1; then
      sleep 5
      xdotool search --onlyvisible --name "$1" getwindowname
      import -window root "$2"
      echo "The window: $2"
      return
    fi
  done
  echo "no window came with the title $1" >&2
  return 1
}
inside 'gio open welcome.txt'
opened 'يفتح المقالات العربية' "$folder/window.png"
inside "gio open $address"
opened 'المقال رقم 7' "$folder/link.png"
