# What start.sh and test.sh share; sourced from the top of the checkout, POSIX sh.
#
# Everything installed for Python goes into .venv/ from the lock files, checked by hash.
# What the system must have is installed by linux/system.sh or macos/system.sh, which all
# give: ensure_packages, install_python, has_screen, start_services, stop_services.

export PATH  # a bare environment has one the shell knows and Python does not

say() { printf '%s\n' "$@" >&2; }

fail() {
    say "$@"
    exit 1
}

case $(uname -s) in
Linux) . packaging/linux/system.sh ;;
Darwin) . packaging/macos/system.sh ;;
*) fail "This script is for Linux and macOS. On Windows run packaging\\start.ps1." ;;
esac

# set_up app | set_up test: do nothing when all is as it was left, else install what is missing.
set_up() {
    now=$(fingerprint)
    system=yes
    if ! is_ready "$1-system"; then ensure_packages "$1" || system=no; fi
    if ! is_ready "$1"; then
        make_environment
        case $1 in
        app) install_locked packaging/requirements.txt ;;
        test) install_locked packaging/requirements.txt packaging/requirements-test.txt ;;
        esac
        install_project
        printf '%s\n' "$now" >".venv/.ready-$1"
    fi
    if [ "$system" = yes ]; then printf '%s\n' "$now" >".venv/.ready-$1-system"; fi
}

is_ready() {
    [ -x .venv/bin/python ] && [ -f ".venv/.ready-$1" ] && [ "$(cat ".venv/.ready-$1")" = "$now" ]
}

# Changes when the locks, the lists of system packages, the project or its place change.
fingerprint() {
    pwd
    cat pyproject.toml packaging/requirements*.txt packaging/linux/*.txt | cksum
}

make_environment() {
    if [ -x .venv/bin/python ] && is_usable .venv/bin/python; then return 0; fi
    find_python || { install_python && find_python; } ||
        fail "Call Review needs Python 3.11 or newer with its venv module. Install it and run this again."
    say "Making .venv/ with $("$python" --version)."
    "$python" -m venv --clear .venv
}

# Set `python` to the first usable one; 3.11 to 3.13 are the ones the locks were tried with.
find_python() {
    for python in ${PYTHON:-} python3.11 python3.12 python3.13 python3.14 python3 python; do
        if is_usable "$python"; then return 0; fi
    done
    return 1
}

is_usable() {
    "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

install_locked() {
    count=$(cat "$@" | sed -n 's/^\([a-z0-9-]*\)==.*/\1/p' | sort -u | wc -l)
    if [ $# -gt 1 ]; then size=280; else size=185; fi # the tests' own are large
    say "Installing $((count)) Python packages into .venv/ (about $size MB to fetch the first time)."
    locks=
    for lock in "$@"; do locks="$locks --requirement $lock"; done
    # shellcheck disable=SC2086 # words are wanted: the options of pip
    .venv/bin/python -m pip install --quiet --disable-pip-version-check \
        --only-binary :all: --require-hashes $locks ||
        fail "The Python packages could not be installed. Is there a network? Run this again."
}

install_project() {
    .venv/bin/python -m pip install --quiet --disable-pip-version-check \
        --no-index --no-deps --no-build-isolation --editable . ||
        fail "Call Review itself could not be installed."
}
