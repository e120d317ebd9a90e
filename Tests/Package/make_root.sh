#!/usr/bin/env bash
# Makes a fresh Debian root with what the package depends on: make_root.sh FOLDER PACKAGE
set -euo pipefail
store=$1 package=$2
suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
mirror=$(apt-get indextargets --format '$(CODENAME) $(SITE)' 'Created-By: Packages' \
    | sed -n "s/^$suite //p" | head -n 1)
base=$store/$suite.tar
if [ ! -e "$base" ]; then
    rm -rf "$store/new"
    debootstrap --variant=minbase "$suite" "$store/new" "$mirror" >"$store/debootstrap.log" 2>&1
    cp /etc/resolv.conf "$store/new/etc/"
    depends=$(dpkg-deb -f "$package" Depends | sed 's/([^)]*)//g; s/|[^,]*//g; s/,/ /g')
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive chroot "$store/new" apt-get install -y -qq \
        --no-install-recommends $depends >>"$store/debootstrap.log" 2>&1
    tar -C "$store/new" -cf "$base.part" . && mv "$base.part" "$base"
    rm -rf "$store/new"
fi
rm -rf "$store/debian"
mkdir "$store/debian"
tar -C "$store/debian" -xf "$base"
