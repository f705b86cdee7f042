# What only Linux needs; sourced by environment.sh. The lists beside this file name the
# packages, one a line with its reason: debian.txt, debian-test.txt, fedora.txt, fedora-test.txt.

# ensure_packages app | test: install the system packages that are missing, saying which.
ensure_packages() {
    family=$(package_family)
    if [ "$family" = other ]; then
        say "This is neither Debian, Ubuntu nor Fedora. If the window does not open, install by hand"
        say "PortAudio and what packaging/linux/debian.txt lists."
        return 0
    fi
    wanted=$(listed "$family.txt")
    if [ "$1" = test ]; then wanted="$wanted $(listed "$family-test.txt")"; fi
    install_packages "$(missing_of "$wanted")"
}

install_python() {
    case $(package_family) in
    debian) install_packages "python3 python3-venv" ;;
    fedora) install_packages "python3" ;;
    *) return 1 ;;
    esac
}

has_screen() { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; }

# A sound server with a null sink and a virtual screen, both private, for the checks.
start_services() {
    services=$(mktemp -d)
    start_sound
    start_screen
}

stop_services() {
    for pid in ${screen_pid:-} ${sound_pid:-}; do
        kill "$pid" 2>/dev/null || true
        wait "$pid" 2>/dev/null || true
    done
    if [ -n "${services:-}" ]; then rm -rf "$services"; fi
}

package_family() {
    if command -v apt-get >/dev/null 2>&1; then
        echo debian
    elif command -v dnf >/dev/null 2>&1; then
        echo fedora
    else
        echo other
    fi
}

listed() { sed -e 's/#.*//' "packaging/linux/$1" | tr -s ' \n' ' '; }

missing_of() {
    for package in $1; do
        if ! is_installed "$package"; then printf '%s ' "$package"; fi
    done
}

is_installed() {
    case $(package_family) in
    debian) dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed ;;
    fedora) rpm -q --quiet --whatprovides "$1" ;;
    esac
}

# Install the packages named in one argument; 1 when that cannot be done here.
install_packages() {
    if [ -z "$1" ]; then return 0; fi
    case $(package_family) in
    debian) by="apt-get install --yes --no-install-recommends" ;;
    fedora) by="dnf install --assumeyes --setopt=install_weak_deps=False" ;;
    esac
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif command -v sudo >/dev/null 2>&1; then
        as_root=sudo
    else
        say "These system packages are missing, and this user may not install them: $1"
        say "Ask an administrator to run: $by $1"
        return 1
    fi
    say "Installing system packages${as_root:+ with sudo}: $1"
    if [ "$(package_family)" = debian ]; then
        $as_root apt-get update -qq >&2 || say "The package lists could not be renewed; trying with the old ones."
    fi
    # shellcheck disable=SC2086 # words are wanted: the command and its packages
    if ! told=$($as_root env DEBIAN_FRONTEND=noninteractive $by $1 2>&1); then
        say "$told" "" "The system packages could not be installed; going on without them."
        return 1
    fi
}

start_sound() {
    export XDG_RUNTIME_DIR="$services"
    # As root it warns and works; the warning says nothing about us.
    pulseaudio -n --daemonize=no --exit-idle-time=-1 --use-pid-file=no --log-target="file:$services/sound.log" \
        -L "module-native-protocol-unix socket=$services/sound" \
        -L "module-null-sink sink_name=silence" 2>/dev/null &
    sound_pid=$!
    export PULSE_SERVER="unix:$services/sound"
    tries=0
    until pactl info >/dev/null 2>&1; do
        tries=$((tries + 1))
        if [ $tries -gt 100 ]; then fail "The sound server did not start: $(cat "$services/sound.log")"; fi
        sleep 0.1
    done
}

start_screen() {
    Xvfb -displayfd 3 -screen 0 1920x1080x24 -nolisten tcp -noreset 3>"$services/screen" 2>"$services/screen.log" &
    screen_pid=$!
    tries=0
    until [ -s "$services/screen" ]; do
        tries=$((tries + 1))
        if [ $tries -gt 100 ]; then fail "The virtual screen did not start: $(cat "$services/screen.log")"; fi
        sleep 0.1
    done
    DISPLAY=:$(cat "$services/screen")
    export DISPLAY
    unset WAYLAND_DISPLAY
}
