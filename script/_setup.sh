# Shared by the scripts in this folder: `. script/_setup.sh` from the top of the working copy.

PATH=$PATH:/usr/sbin:/sbin
venv=.venv
python=$venv/bin/python
pango="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"

# What the shell of a person may carry that would send cd, Python or pip elsewhere. Where pip finds packages stays.
forget_habits() {
    unset CDPATH VIRTUAL_ENV PYTHONHOME PYTHONPATH PYTHONSAFEPATH PYTHONOPTIMIZE PYTHONWARNINGS PYTHONUSERBASE
    unset PYTHONDONTWRITEBYTECODE # every process would compile all modules anew
    unset DJANGO_SETTINGS_MODULE GUNICORN_CMD_ARGS
    for name in $(env | sed -n 's/^\(PIP_[A-Z_]*\)=.*/\1/p'); do
        case $name in
        PIP_*INDEX* | PIP_*CERT | PIP_*CACHE_DIR | PIP_*TIMEOUT | PIP_FIND_LINKS | PIP_TRUSTED_HOST) ;;
        PIP_PROXY | PIP_RETRIES | PIP_CONFIG_FILE | PIP_KEYRING_PROVIDER) ;;
        *) unset "$name" ;;
        esac
    done
    export PIP_USER=0    # whatever pip.conf says
    export PYTHONUTF8=1  # files are UTF-8, whatever LC_ALL says
}
forget_habits

# Say in one sentence what is wrong and stop.
refuse() {
    echo "$1" >&2
    exit 1
}

# has_apt: whether this may install Debian or Ubuntu packages without asking (a container, CI).
has_apt() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null
}

# Under the usual umask: what the packages write then, such as the list of libraries, is for everybody.
apt_install() {
    export DEBIAN_FRONTEND=noninteractive
    (umask 022 && apt-get update -qq && apt-get install -qq -y --no-install-recommends "$@" >/dev/null)
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

# missing_packages PYTHON: print the Debian packages that are missing here and that pip cannot install, all at once:
# what makes a virtual environment, and Pango, with which WeasyPrint makes the PDF.
missing_packages() {
    [ -f $venv/complete ] || "$1" -c 'import ensurepip, venv' 2>/dev/null || echo "$1-venv"
    "$1" -c '
import ctypes
for name in ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset"):
    ctypes.CDLL(f"lib{name}.so.0")' 2>/dev/null || echo "$pango"
}

# need_packages PYTHON: have those packages on Debian and its kin, or say in one sentence what to ask for.
need_packages() {
    command -v dpkg >/dev/null || return 0
    missing=$(missing_packages "$1" | tr '\n' ' ')
    if [ -n "$missing" ] && has_apt; then
        echo "Installing $missing..."
        # shellcheck disable=SC2086
        apt_install $missing || true
        missing=$(missing_packages "$1" | tr '\n' ' ')
    fi
    [ -z "$missing" ] ||
        refuse "Some packages are missing that pip cannot install: ask who is root here to type 'apt-get install -y --no-install-recommends ${missing% }', and try again."
}

make_venv() {
    if [ -f $venv/complete ] && "$python" -c '' 2>/dev/null; then
        need_packages "$python"
        return
    fi
    rm -f $venv/complete
    base=$(find_python)
    need_packages "$base"
    if ! "$python" -m pip --version >/dev/null 2>&1; then
        said=$("$base" -m venv --clear $venv 2>&1) ||
            refuse "Python cannot make a virtual environment in $venv: $(echo "$said" | tail -n 1)"
    fi
    touch $venv/complete
}

# install_lock FILE: install what a lock file lists, unless that very list is already installed.
# The lists are complete, so pip resolves nothing (--no-deps) and builds nothing (--only-binary).
install_lock() {
    stamp=$venv/$1.installed
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

# WeasyPrint makes the PDF and needs Pango, which pip cannot install; on Debian `need_packages` saw to it.
need_pdf_libraries() {
    has_pdf_libraries && return
    case $(uname -s) in
    Darwin) refuse "The PDF needs the Pango libraries: type 'brew install pango' and try again." ;;
    *) refuse "The PDF needs the Pango libraries (on Debian $pango): ask who is root here to install them, and try again." ;;
    esac
}

# has_programs: whether there is a PostgreSQL for `script/database.py`. Says no only when there is none at all.
has_programs() {
    status=0
    "$python" script/database.py find >/dev/null 2>&1 || status=$?
    [ "$status" != 4 ]
}

# Start the database (unless DATABASE_URL names another) until this script ends.
start_database() {
    # Without either of these the line after them says what to do.
    has_programs || (install_lock requirements-embedded.lock) || true
    has_programs || ! has_apt || apt_install postgresql || true
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

# What a shell may carry of a real installation, or of another one: the demo and the tests have their own settings.
forget_installation() {
    unset SECOND_FACTOR_KEY ALLOWED_HOSTS SITE_ADDRESS BEHIND_PROXY SESSION_IDLE_MINUTES STATIC_ROOT EMAIL_URL EMAIL_FROM
    unset OIDC_SERVER_URL OIDC_CLIENT_ID OIDC_CLIENT_SECRET OIDC_ORGANISATION OIDC_NAME OIDC_EMAIL_IS_VERIFIED
    unset OIDC_SECOND_FACTOR
}

# What the demo runs on.
set_up_demo() {
    forget_installation
    make_venv
    install_lock requirements.lock
    need_pdf_libraries
    export VEERKRACHT_MODE=demo
    use_secret_key
}

# What the checks and the tests need; see script/test.
set_up_development() {
    forget_installation
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
        apt_install chromium-headless-shell || apt_install chromium || apt_install chromium-browser || true
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

# The other engines of the main job: Firefox, and WebKit with a screen that nobody sees. Tests say which is missing.
install_engines() {
    has_apt || return 0
    if [ -z "${FIREFOX:-}" ] && ! command -v firefox-esr >/dev/null; then
        echo "Installing Firefox..."
        apt_install firefox-esr || true
    fi
    if ! command -v WebKitWebDriver >/dev/null || ! command -v Xvfb >/dev/null; then
        echo "Installing WebKit..."
        apt_install xvfb webkit2gtk-driver || apt_install xvfb webkitgtk-webdriver || true # newer Ubuntu calls it so
    fi
}

look_for_browser() {
    for name in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable; do
        if CHROMIUM=$(command -v "$name"); then
            export CHROMIUM
            return
        fi
    done
    unset CHROMIUM
    return 1
}
