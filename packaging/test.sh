#!/bin/sh
# Sets up what the checks need and runs them all: format, lint, contracts, types, tests.
# Further arguments go to pytest: `sh packaging/test.sh -m long`.
#
# Processes: this shell; one sound server with a null sink and one virtual screen of our own
# (Linux), both ended by their ids on the way out; then the checks, one after the other. Tests
# run in as many processes as there are processors, up to four; those that play and listen
# to what is heard, which takes as long as it takes, run after the others and alone.
set -eu
cd "$(dirname "$0")/.."
. packaging/environment.sh

failed=
summary=

main() {
    set_up test
    trap stop_services EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    start_services
    check format ruff format --check .
    check lint ruff check .
    check contracts lint-imports
    check types mypy
    if [ $# -gt 0 ]; then
        check tests pytest "$@"
    else
        check tests pytest -n logical --maxprocesses 4 --dist worksteal -m "not long and not sound"
        check sound pytest -m "sound and not long"
    fi
    printf '\n%b' "$summary"
    if [ -n "$failed" ]; then
        say "Not good:$failed"
        exit 1
    fi
    say "All good."
}

check() {  # NAME COMMAND ...
    name=$1
    shift
    say "
== $name: $*"
    begun=$(date +%s)
    command=$1
    shift
    if ".venv/bin/$command" "$@"; then verdict="ok  "; else verdict=FAIL failed="$failed $name"; fi
    summary="$summary$verdict  $name, $(($(date +%s) - begun)) s\n"
}

main "$@"
