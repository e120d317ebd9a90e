#!/usr/bin/env bash
# Builds the reference of all public declarations with DocC: reference.sh GRAPHS OUT
# A warning, such as a link or a parameter that does not exist, is an error.
set -euo pipefail
graphs=$1 out=$2
swift package dump-symbol-graph --minimum-access-level public --skip-synthesized-members >/dev/null
built=$(swift build --show-bin-path)/../symbolgraph
[ -d "$built" ] || built=$(find .build -type d -name symbolgraph | head -n 1)
rm -rf "$graphs" "$out"
mkdir -p "$graphs"
# One archive for the house: tests and their kit are no part of it.
for graph in "$built"/*.symbols.json; do
    name=$(basename "$graph")
    case $name in *Tests* | TestKit*) ;; *) cp "$graph" "$graphs/" ;; esac
done
echo "$(find "$graphs" -name '*.symbols.json' | wc -l) symbol graphs"
docc convert --additional-symbol-graph-dir "$graphs" --fallback-display-name Placard \
    --fallback-bundle-identifier org.placard --output-path "$out" \
    --warnings-as-errors
