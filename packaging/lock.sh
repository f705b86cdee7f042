#!/bin/sh
# Writes the two lock files anew: one version of each package for every Python and platform,
# with the hashes of all its files, and no address of any index. Needs `uv`, on the path or
# named in UV.
#
#   sh packaging/lock.sh             keeps versions that still fit
#   sh packaging/lock.sh --upgrade   takes the newest that fit
set -eu
cd "$(dirname "$0")/.."
uv=${UV:-uv}

lock() {  # OUT, then arguments saying what goes in
    out=$1
    shift
    work=$(mktemp "${TMPDIR:-/tmp}/lock.XXXXXX")
    if [ -f "$out" ]; then cat "$out" >"$work"; fi
    "$uv" pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
        --generate-hashes --no-emit-index-url --no-emit-find-links --no-header \
        "$@" --output-file "$work" >/dev/null
    if grep -nE '://|--(extra-)?index-url|--find-links' "$work"; then
        echo "lock.sh: an address slipped into $out; nothing was written" >&2
        rm -f "$work"
        exit 1
    fi
    mv "$work" "$out"
    chmod 644 "$out"
}

lock packaging/requirements.txt pyproject.toml --group build "$@"
lock packaging/requirements-test.txt --group test --constraint packaging/requirements.txt "$@"
