#!/bin/sh
# Sets up Call Review in this folder, says what it installs, and opens it.
#
#   sh packaging/start.sh                opens the app on the sample calls
#   sh packaging/start.sh --setup-only   stops after setting up
#   sh packaging/start.sh ARGUMENTS      runs `callreview ARGUMENTS`
#
# With no screen the first form runs `callreview demo --headless` instead. Afterwards the
# command is .venv/bin/callreview; a second start installs nothing and needs no network.
set -eu
cd "$(dirname "$0")/.."
. packaging/environment.sh

set_up app

case ${1-} in
--setup-only)
    say "Call Review is set up. The command is .venv/bin/callreview."
    exit 0
    ;;
"")
    if has_screen; then exec .venv/bin/callreview demo; fi
    say "There is no screen here, so the sample calls are reviewed without a window."
    exec .venv/bin/callreview demo --headless
    ;;
*) exec .venv/bin/callreview "$@" ;;
esac
