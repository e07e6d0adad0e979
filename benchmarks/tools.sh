#!/bin/sh
# Sees to it that the benchmarks find nginx and wrk. As root on a Debian it installs what is
# missing through apt-get; elsewhere it says what to install and exits with 1.
set -eu

missing() {
    command -v nginx || echo nginx-light >&3
    command -v wrk || echo wrk >&3
} 3>&1 >/dev/null

# Debian keeps nginx where only root looks for commands.
PATH="$PATH:/usr/sbin"
packages=$(missing | xargs)
[ -n "$packages" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing $packages for the benchmarks (apt-get, once) ..."
    export DEBIAN_FRONTEND=noninteractive
    # An index of no interest here may be out of reach: only the installation counts.
    log=$(apt-get -qq update 2>&1; apt-get -qq install -y --no-install-recommends $packages 2>&1 </dev/null) && exit 0
    echo "$log" >&2
fi
echo "The benchmarks need $packages: apt-get install $packages" >&2
exit 1
