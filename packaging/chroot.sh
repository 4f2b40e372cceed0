#!/bin/sh
# In a bare system, as root: the bundle, then the package from installation to removal.
#   chroot.sh BUNDLE SMOKE OLD-STORES PACKAGE [OLDER-PACKAGE]
set -eu
bundle=$1 smoke=$2 stores=$3 package=$4 older=${5:-}
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
fail() {
  printf 'chroot: %s\n' "$1" >&2
  exit 1
}
as_person() { su person -s /bin/sh -c "$1"; }
command -v python3 >/dev/null && fail "there is a Python here, so nothing would be shown"
useradd --create-home person
printf 'without anything installed: the bundle\n'
as_person "HOP_SMOKE_WINDOW=no sh $smoke $bundle/hop-desktop $bundle/hop-desktop $stores"
apt-get -qq update
if [ -n "$older" ]; then
  printf 'the older package, and a store that it made\n'
  apt-get -qq install -y --no-install-recommends "$older" >/dev/null
  as_person "hop-desktop add /usr/lib/hop-desktop/_internal/hop_desktop/resources/sample/attempt.json"
fi
printf 'the package\n'
apt-get -qq install -y --no-install-recommends "$package" >/dev/null
command -v python3 >/dev/null && fail "the package brought a Python"
if [ -n "$older" ]; then
  as_person "hop-desktop list" | grep -q full || fail "the store did not outlive the upgrade"
fi
as_person "sh $smoke /usr/bin/hop-desktop /usr/bin/hop-desktop-window $stores"
as_person "hop-desktop add /usr/lib/hop-desktop/_internal/hop_desktop/resources/sample/attempt.json"
apt-get -qq remove -y hop-desktop >/dev/null
[ ! -e /usr/lib/hop-desktop ] || fail "the removed package left something"
[ -s /home/person/.local/share/hop-desktop/hop.db ] || fail "the person's data went with the package"
printf 'chroot: everything works\n'
