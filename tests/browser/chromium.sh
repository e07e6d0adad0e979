#!/bin/sh
# Sees to it that the browser tests find a Chromium and the one library that Playwright's driver
# takes from the system. As root on a Debian it installs what is missing through apt-get;
# elsewhere it says what to install and exits with 1.
set -eu

missing() {
    command -v chromium || command -v chromium-browser || command -v google-chrome ||
        echo chromium fonts-dejavu-core >&3
    /sbin/ldconfig -p | grep -F libatomic.so.1 || echo libatomic1 >&3
} 3>&1 >/dev/null

packages=$(missing | xargs)
[ -n "$packages" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing $packages for the browser tests (apt-get, once) ..."
    export DEBIAN_FRONTEND=noninteractive
    # An index of no interest here may be out of reach: only the installation counts.
    log=$(apt-get -qq update 2>&1; apt-get -qq install -y --no-install-recommends $packages 2>&1 </dev/null) && exit 0
    echo "$log" >&2
fi
echo "The browser tests will fail: they need $packages." >&2
echo "Install that (apt-get install $packages), or leave these tests out: make test NO_BROWSER=1" >&2
exit 1
