#!/bin/bash
# Try the AppImage in the system that check.sh has made: sudo packaging/linux/check_appimage.sh APPIMAGE FOLDER/system
# The package is taken out of it first; the libraries that a desktop has stay. The AppImage then proves itself there as a
# user without a network: mounted by fusermount3, and unpacked where there is no FUSE; nothing of it may stay behind.
set -euo pipefail
appimage=$(realpath "$1")
system=$(realpath "$2")

finish() {
  for place in "$system/dev/fuse" "$system/dev/shm" "$system/dev/pts" "$system/proc"; do
    if mountpoint -q "$place"; then umount "$place" || umount --lazy "$place"; fi
  done
  rm -f "$system/dev/fuse"
}
trap finish EXIT
mount -t proc proc "$system/proc"
mount -t devpts devpts "$system/dev/pts"
mount -t tmpfs -o mode=1777 tmpfs "$system/dev/shm"
cp --remove-destination /etc/resolv.conf "$system/etc/resolv.conf"
chroot "$system" sh -ec '
  export DEBIAN_FRONTEND=noninteractive
  apt-get remove -y -qq qari >/dev/null 2>&1 || true
  apt-get install -y -qq --no-install-recommends fuse3 >/dev/null
  id reader >/dev/null 2>&1 || useradd -m reader'
# An installed system has this; fusermount3 unmounts by it.
[ -e "$system/etc/mtab" ] || ln -s ../proc/self/mounts "$system/etc/mtab"
install -m 755 "$appimage" "$system/home/reader/Qari.AppImage"

inside() {
  unshare --net chroot "$system" su - reader -c "export LANG=C.UTF-8 QARI_LANGUAGE=ar QT_QPA_PLATFORM=offscreen; $1"
}
left_behind() {
  sleep 1
  if ls -d "$system"/tmp/.mount_qari_* 2>/dev/null || grep -q fuse.AppImage /proc/mounts; then
    echo 'a mount or a folder was left behind' >&2
    return 1
  fi
}
if inside 'command -v qari'; then echo 'the package is still there' >&2; exit 1; fi
echo 'without FUSE:'
inside './Qari.AppImage --version && ./Qari.AppImage self-test'
left_behind
inside './Qari.AppImage --appimage-extract usr/share/applications/qari.desktop && test -s squashfs-root/usr/share/applications/qari.desktop'

# /dev/fuse as on any system; mounts made in there are seen out here.
touch "$system/dev/fuse"
mount --bind /dev/fuse "$system/dev/fuse"
before=$(stat -c %a /dev/fuse)
chmod 666 /dev/fuse
trap 'chmod "$before" /dev/fuse; finish' EXIT
echo 'mounted:'
inside './Qari.AppImage --appimage-mount > mounted & sleep 2; grep -q fuse.AppImage /proc/mounts && ls "$(cat mounted)"; kill $!'
left_behind
inside './Qari.AppImage --version && ./Qari.AppImage self-test'
left_behind
echo 'nothing was left behind'
