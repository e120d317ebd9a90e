#!/usr/bin/env bash
# Installs the package in a fresh Debian root, runs the service there as systemd would, and takes the
# package away again: try.sh FOLDER-OF-PACKAGES
# Needs root, debootstrap and a mirror. systemd itself does not run in such a root: the service is
# started by the unit's own lines, with a socket that stands in for systemd's.
set -euo pipefail
package=$(realpath "$(ls -t "$1"/placard_*.deb | head -n 1)")
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
store=${PACKAGE_ROOTS:-$top/.build/roots}

if [ "${2:-}" != inside ]; then
    mkdir -p "$store"
    # A network of its own, so that the kiosk's port is free; the mirror is asked before.
    "$here/make_root.sh" "$store" "$package"
    exec unshare --net --mount --pid --fork --mount-proc "$0" "$1" inside
fi

root=$store/debian
ip link set lo up
mount -t proc proc "$root/proc"
mount -t devpts devpts "$root/dev/pts" -o newinstance,ptmxmode=0666
passed=0
ok() { passed=$((passed + 1)); echo "ok    $1"; }
fail() { echo "FAIL  $1"; tail -n 20 "$root/tmp/service.log" 2>/dev/null || true; exit 1; }
check() { local what=$1; shift; if "$@" >/dev/null 2>&1; then ok "$what"; else fail "$what"; fi; }
# In the background, the child is then the program itself.
exec_in_root() { exec chroot "$root" "$@"; }
in_root() { chroot "$root" "$@"; }
# What is there, but for what apt and dpkg note of any installation.
listing() {
    (cd "$root" && find etc lib usr var opt srv home root run tmp -xdev \
        -not -path 'var/lib/dpkg/*' -not -path 'var/lib/apt/*' -not -path 'var/log/*' \
        -not -path 'var/cache/*' -not -path 'tmp/*' -not -path 'etc/*-' -not -path 'run/systemd*' | sort)
    grep -c . "$root/etc/passwd" "$root/etc/group" "$root/etc/shadow" "$root/etc/gshadow"
}
unit=$root/lib/systemd/system/placard.service
# The value of the unit's lines of a name, without the leading dash.
line() { sed -n "s/^$1=-\{0,1\}//p" "$unit" | head -n 1; }
eventually() { for _ in $(seq 100); do if "$@" >/dev/null 2>&1; then return; fi; sleep 0.1; done; return 1; }
as_placard() { in_root setpriv --reuid placard --regid placard --init-groups "$@"; }
# Whether the board itself is in a state: the report has a state of the whole as well.
board_is() {
    page /health | python3 -c 'import json, sys
sys.exit(json.load(sys.stdin)["boards"][0]["state"] not in sys.argv[1:])' "$@"
}
page() { curl --silent --fail --max-time 5 "http://127.0.0.1:8080$1"; }

listing >"$store/before.txt"
cp "$package" "$root/tmp/placard.deb"
start=$(date +%s%N)
DEBIAN_FRONTEND=noninteractive in_root apt-get install -y -qq /tmp/placard.deb </dev/null \
    >"$store/install.log" 2>&1 || { cat "$store/install.log"; fail "apt installs the package"; }
ok "apt installs the package and asks nothing, in $((($(date +%s%N) - start) / 1000000)) ms"
check "no Swift is needed" bash -c "! chroot $root ldd /usr/bin/placard | grep -q 'swift\|not found'"
check "the user is in the group of serial lines" bash -c "chroot $root id -nG placard | grep -qw dialout"
check "the store belongs to the service, and to nobody else" \
    test "$(stat -c %a "$root/var/lib/placard")" = 750
check "the unit is enabled" test -L "$root/etc/systemd/system/multi-user.target.wants/placard.service"
check "the units read well" in_root systemd-analyze verify --man=no /lib/systemd/system/placard.service \
    /lib/systemd/system/placard-backup.service /lib/systemd/system/placard-backup.timer
check "the nightly copy is enabled" \
    test -L "$root/etc/systemd/system/timers.target.wants/placard-backup.timer"
in_root systemd-analyze security --offline=true --no-pager placard.service >"$store/security.txt" 2>&1 || true
exposure=$(sed -n 's/.*Overall exposure level for placard.service: \([0-9.]*\).*/\1/p' "$store/security.txt")
check "exposure ${exposure:-unknown} is below 3.0" \
    awk -v e="${exposure:-10}" 'BEGIN { exit !(e < 3.0) }'
check "the manual pages are there" test -e "$root/usr/share/man/man1/placard-run.1.gz"
check "check finds no fault" as_placard /usr/bin/placard check

python3 "$here/manager.py" "$root/run/notify" >"$store/manager.log" &
eventually test -S "$root/run/notify" || fail "the stand-in for systemd listens"
chmod 666 "$root/run/notify"
serve() {
    # shellcheck disable=SC2046
    exec_in_root setpriv --reuid placard --regid placard --init-groups \
        env NOTIFY_SOCKET=/run/notify WATCHDOG_USEC=30000000 $(line ExecStart) \
        >"$root/tmp/service.log" 2>&1 &
    child=$!
}
serve
check "the service says that it is ready" eventually grep -q READY=1 "$store/manager.log"
check "the kiosk answers with the office's name" bash -c \
    "curl --silent --fail http://127.0.0.1:8080/ | grep -q 县政务公开"
check "the watchdog is fed" eventually grep -q WATCHDOG=1 "$store/manager.log"

exec_in_root placard simulate --size 128x16 --protocol opc --port 7891 --seconds 600 \
    --png /tmp/board.png >"$root/tmp/board.log" 2>&1 &
board=$!
eventually grep -q listening "$root/tmp/board.log" || fail "a virtual board listens"
sed -i 's|^    boards: \[|&\n        { id: "gate", size: "128x16", colours: "red", layout: "gate-128x16",\n          protocol: "opc", link: "tcp://127.0.0.1:7891" },|' \
    "$root/etc/placard/placard.json5"
kill -HUP "$child"
check "a reload adds the board" eventually grep -q 'board gate added' "$root/tmp/service.log"
check "the board is served" eventually board_is ok
sed 's|"tcp:|"tpc:|' -i "$root/etc/placard/placard.json5"
kill -HUP "$child"
check "a wrong configuration is refused as a whole" eventually \
    grep -q 'configuration not applied' "$root/tmp/service.log"
check "and the old one goes on" page /
sed 's|"tpc:|"tcp:|' -i "$root/etc/placard/placard.json5"

kill -INT "$board"; wait "$board" || true
check "an empty store shows a welcome" /usr/bin/python3 "$here/lit.py" "$root/tmp/board.png"
exec_in_root placard simulate --size 128x16 --protocol opc --port 7891 --seconds 600 \
    --png /tmp/board.png >"$root/tmp/board.log" 2>&1 &
board=$!
eventually grep -q listening "$root/tmp/board.log" || fail "a virtual board listens"
check "the board is served again" eventually board_is ok degraded
sleep 1
kill -KILL "$child"; wait "$child" 2>/dev/null || true
check "after a crash, ExecStopPost makes the board dark" \
    as_placard env SERVICE_RESULT=signal $(line ExecStopPost)
kill -INT "$board"; wait "$board" || true
check "the board is dark" bash -c "! /usr/bin/python3 $here/lit.py $root/tmp/board.png"

serve
check "it starts again after the crash" eventually page /

# The night's copy as its unit makes it, and the drill: a store that is lost comes back from it.
nightly=$root/lib/systemd/system/placard-backup.service
sed -n 's/^ExecStart=//p' "$nightly" >"$store/nightly.txt"
while read -r command; do
    # shellcheck disable=SC2086
    check "the night runs: $command" as_placard $command </dev/null
done <"$store/nightly.txt"
copy=$(ls "$root"/var/lib/placard/backups/placard-*Z.db | tail -n 1)
head -c 100000 /dev/urandom >"$root/var/lib/placard/placard.db"
check "a damaged store is noticed" bash -c "! chroot $root setpriv --reuid placard --regid placard \
    --init-groups placard items"
check "the kiosk goes on meanwhile" page /
check "the copy takes its place" as_placard placard restore "${copy#"$root"}"
check "and its chain holds" as_placard placard verify-ledger
kill -TERM "$child"
wait "$child" && ok "SIGTERM ends it with exit code 0" || fail "SIGTERM ends it with exit code 0"

in_root apt-get remove -y -qq placard </dev/null >>"$store/install.log" 2>&1 || fail "apt removes it"
check "a removal takes the program and keeps the store" bash -c \
    "test ! -e $root/usr/bin/placard && test -e $root/var/lib/placard/placard.db"
in_root apt-get purge -y -qq placard </dev/null >>"$store/install.log" 2>&1 || fail "apt purges it"
rm -f "$root/run/notify"
listing >"$store/after.txt"
if diff "$store/before.txt" "$store/after.txt" >"$store/left.txt"; then
    ok "a purge leaves nothing behind"
else
    cat "$store/left.txt"
    fail "a purge leaves nothing behind"
fi
echo "$passed passed, 0 failed"
