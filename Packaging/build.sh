#!/usr/bin/env bash
# Builds the Debian package: build.sh PROGRAM FONTS OUT
# PROGRAM is linked with the static Swift library, so that no machine needs Swift to run it.
set -euo pipefail
program=$(realpath "$1") fonts=$(realpath "$2") out=$3
top=$(cd "$(dirname "$0")/.." && pwd)
here=$top/Packaging
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/placard
version=$("$program" --version | cut -d' ' -f2)
umask 022

install -D -m 755 "$program" "$root/usr/bin/placard"
strip --strip-unneeded "$root/usr/bin/placard"

share=$root/usr/share
install -d "$share/placard/Layouts" "$share/placard/fonts"
cp -r --no-preserve=mode "$top/Layouts/." "$share/placard/Layouts/"
install -m 644 "$fonts"/*.face "$share/placard/fonts/"

install -d "$share/man/man1"
"$program" manual --out "$share/man/man1" >/dev/null
gzip -9n "$share"/man/man1/*.1
install -d "$share/bash-completion/completions" "$share/zsh/vendor-completions" \
    "$share/fish/vendor_completions.d"
"$program" completions bash >"$share/bash-completion/completions/placard"
"$program" completions zsh >"$share/zsh/vendor-completions/_placard"
"$program" completions fish >"$share/fish/vendor_completions.d/placard.fish"

install -D -m 644 "$here/placard.json5" "$root/etc/placard/placard.json5"
for unit in "$here"/*.service "$here"/*.timer; do
    if [ -e "$unit" ]; then install -D -m 644 "$unit" "$root/lib/systemd/system/${unit##*/}"; fi
done
install -D -m 644 "$here/placard.sysusers" "$root/usr/lib/sysusers.d/placard.conf"

doc=$share/doc/placard
install -d "$doc"
install -m 644 "$here/copyright" "$doc/copyright"
install -m 644 "$top/Fonts/LICENSES.md" "$doc/LICENSES-fonts.md"
for font in unifont fonts-noto-cjk xfonts-terminus; do
    install -m 644 "/usr/share/doc/$font/copyright" "$doc/copyright-$font"
done
cp -r --no-preserve=mode "$top/Documentation/." "$doc/"
date=$(git -C "$top" log -1 --format=%aD 2>/dev/null || date -R)
{
    printf 'placard (%s) stable; urgency=medium\n\n' "$version"
    printf '  * What changed: CHANGELOG.md.gz beside this file.\n\n'
    printf ' -- Placard <placard@localhost>  %s\n' "$date"
} | gzip -9n >"$doc/changelog.gz"
gzip -9nc "$top/CHANGELOG.md" >"$doc/CHANGELOG.md.gz"

install -d "$root/DEBIAN"
install -m 755 "$here/postinst" "$here/prerm" "$here/postrm" "$root/DEBIAN/"
echo /etc/placard/placard.json5 >"$root/DEBIAN/conffiles"
# dpkg-shlibdeps asks for a source tree's control file.
install -d "$work/debian"
printf 'Source: placard\nPackage: placard\nArchitecture: any\n' >"$work/debian/control"
libraries=$(cd "$work" && dpkg-shlibdeps -O "$root/usr/bin/placard" 2>/dev/null \
    | sed -n 's/^shlibs:Depends=//p')
cat >"$root/DEBIAN/control" <<END
Package: placard
Version: $version
Architecture: $(dpkg --print-architecture)
Maintainer: Placard <placard@localhost>
Installed-Size: $(du -sk --exclude=DEBIAN "$root" | cut -f1)
Depends: $libraries, systemd | systemd-standalone-sysusers, passwd
Suggests: nginx, sqlite3
Section: misc
Priority: optional
Description: government disclosure on LED boards and lobby kiosks
 Takes approved items out of a store, lays them out as scrolling Chinese text,
 drives LED boards over serial lines and TCP, and serves the same items to lobby
 kiosks as read-only pages, with proof that each item hung.
END
(cd "$root" && find . -path ./DEBIAN -prune -o -type f -printf '%P\0' | sort -z \
    | xargs -0 md5sum >DEBIAN/md5sums)
mkdir -p "$out"
dpkg-deb --root-owner-group -Zxz --build "$root" "$out/" 
