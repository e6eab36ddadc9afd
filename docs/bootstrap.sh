#!/usr/bin/env bash
# Puts what is missing into the project's own folder: the installer, the environment, the browser.
set -eu

stop() { printf '%s\n' "$1" >&2; exit 1; }

case "$1" in
uv)
    python3 -m venv .uv 2>/dev/null || {
        rm -rf .uv
        [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null ||
            stop "Python's venv is missing: install it (Debian: apt-get install python3-venv), then run make again."
        apt-get update -qq && apt-get install -qq -y python3-venv >/dev/null
        python3 -m venv .uv
    }
    .uv/bin/python -m pip install --quiet --disable-pip-version-check uv
    ;;
venv)
    .uv/bin/uv venv --quiet --allow-existing --python 3.13 .venv ||
        stop "Suffuse needs Python 3.13: install it (pyenv install 3.13, or your system's package), then run make again."
    .uv/bin/uv pip sync --quiet --require-hashes requirements.lock
    .uv/bin/uv pip install --quiet --no-deps --no-build-isolation --editable .
    touch .venv/.ready
    ;;
browser)
    [ -x "${CHROMIUM:-/usr/bin/chromium}" ] || {
        [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null ||
            stop "The tests need a browser: install Chromium (Debian: apt-get install chromium), then run them again."
        apt-get update -qq && apt-get install -qq -y chromium >/dev/null
    }
    touch .venv/.browser
    ;;
esac
