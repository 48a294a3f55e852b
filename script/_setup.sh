# Shared by the scripts in this folder: `. script/_setup.sh` from the top of the working copy.

PATH=$PATH:/usr/sbin:/sbin
python=.venv/bin/python

# Say in one sentence what is wrong and stop.
refuse() {
    echo "$1" >&2
    exit 1
}

# has_apt: whether this may install Debian or Ubuntu packages without asking (a container, CI).
has_apt() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null
}

apt_install() {
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq && apt-get install -qq -y --no-install-recommends "$@" >/dev/null
}

# Print the name of the first Python that is new enough.
find_python() {
    for name in python3 python3.11 python3.12 python3.13 python3.14 python; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            echo "$name"
            return
        fi
    done
    refuse "There is no Python 3.11 or newer here: install it from your system's packages and try again."
}

make_venv() {
    if [ -f .venv/complete ] && "$python" -c '' 2>/dev/null; then
        return
    fi
    if ! "$python" -m pip --version >/dev/null 2>&1; then
        base=$(find_python)
        if ! "$base" -c 'import ensurepip, venv' 2>/dev/null && has_apt; then
            apt_install python3-venv || true
        fi
        "$base" -m venv --clear .venv >/dev/null 2>&1 ||
            refuse "Python cannot make a virtual environment: as root, type 'apt-get install python3-venv' and try again."
    fi
    touch .venv/complete
}

# install_lock FILE: install what a lock file lists, unless that very list is already installed.
# The lists are complete, so pip resolves nothing (--no-deps) and builds nothing (--only-binary).
install_lock() {
    stamp=.venv/$1.installed
    if [ "$(cat "$stamp" 2>/dev/null)" != "$(cksum <"$1")" ]; then
        echo "Installing what $1 lists..."
        "$python" -m pip install --quiet --disable-pip-version-check --no-deps --only-binary :all: \
            --require-hashes -r "$1" ||
            refuse "pip could not install $1: look above for its reason, and try again."
        "$python" -m pip check --disable-pip-version-check >/dev/null ||
            refuse "$1 lacks a package that another one needs: type 'script/lock' and try again."
        cksum <"$1" >"$stamp"
    fi
}

has_pdf_libraries() {
    "$python" -c '
import sys
try:
    import weasyprint
except OSError:
    sys.exit(3)' >/dev/null 2>&1
}

# WeasyPrint makes the PDF and needs Pango, which pip cannot install.
need_pdf_libraries() {
    has_pdf_libraries && return
    packages="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    if has_apt; then
        # shellcheck disable=SC2086
        apt_install $packages || true
        has_pdf_libraries && return
    fi
    case $(uname -s) in
    Darwin) refuse "The PDF needs the Pango libraries: type 'brew install pango' and try again." ;;
    *) refuse "The PDF needs the Pango libraries: as root, type 'apt-get install $packages' and try again." ;;
    esac
}

# Start the database (unless DATABASE_URL names another) until this script ends.
start_database() {
    status=0
    "$python" script/database.py find >/dev/null 2>&1 || status=$?
    if [ "$status" = 4 ]; then
        (install_lock requirements-embedded.lock) || true # without it the next line says what to do
    fi
    "$python" script/database.py start --for $$
    trap 'stop_all $?' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    addresses=$("$python" script/database.py env)
    eval "$addresses"
}

stop_all() {
    trap - EXIT INT TERM HUP
    "$python" script/database.py stop --for $$ || true
    exit "$1"
}

# A key of this working copy's own; changing it ends all sessions.
use_secret_key() {
    mkdir -p .local
    if [ ! -s .local/secret-key ]; then
        (umask 077 && "$python" -c 'import secrets; print(secrets.token_urlsafe(50))' >.local/secret-key)
    fi
    SECRET_KEY=$(cat .local/secret-key)
    export SECRET_KEY
}

# What the checks and the tests need; see script/test.
set_up_development() {
    make_venv
    install_lock requirements-dev.lock
    need_pdf_libraries
    export VEERKRACHT_MODE=test
    use_secret_key
}

# Put the path of Chromium in CHROMIUM, installing it where that can be done without asking.
find_browser() {
    [ -n "${CHROMIUM:-}" ] && return
    look_for_browser && return
    if has_apt; then
        echo "Installing Chromium..."
        apt_install chromium || apt_install chromium-browser || true
        look_for_browser && return
    fi
    if "$python" -m playwright install chromium >/dev/null 2>&1; then
        CHROMIUM=$("$python" -c '
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)')
        export CHROMIUM
        return
    fi
    echo "There is no Chromium, so the browser tests are skipped: as root, type 'apt-get install chromium' to run them."
}

look_for_browser() {
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        if CHROMIUM=$(command -v "$name"); then
            export CHROMIUM
            return
        fi
    done
    unset CHROMIUM
    return 1
}
