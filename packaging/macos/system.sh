# What only macOS needs; sourced by environment.sh. The wheels bring Qt, PortAudio and the rest.

ensure_packages() { return 0; }

install_python() {
    if ! command -v brew >/dev/null 2>&1; then return 1; fi
    say "Installing Python 3.12 with Homebrew."
    brew install --quiet python@3.12
}

# Aqua is the session of a person at the screen; over ssh it is Background.
has_screen() { [ "$(launchctl managername)" = Aqua ]; }

# The checks use the real screen; those that need a sound server are skipped and say so.
start_services() { return 0; }

stop_services() { return 0; }
