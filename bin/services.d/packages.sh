# shellcheck shell=bash
# Finds the programs; installs the Debian packages of those that are missing.

postgresql_bin() {
    local found
    found="$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)"
    if [ -x "$found/postgres" ]; then echo "$found"; fi
}

chromium_path() { command -v chromium || command -v chromium-browser || true; }

# What gives programs a clock of their own.
faketime_path() { find /usr/lib -path '*/faketime/libfaketimeMT.so.1' -print -quit 2>/dev/null || true; }

java_home() {
    local java
    for java in /usr/lib/jvm/java-17-openjdk-*/bin/java "$(command -v java)"; do
        if [ -x "$java" ]; then
            dirname "$(dirname "$(readlink -f "$java")")"
            return
        fi
    done
}

maven_fetches() {
    { [ -z "${TEST_ELASTICSEARCH_URL:-}" ] && [ ! -d "$(elasticsearch_home)" ]; } ||
        { [ -n "$for_tests" ] && [ -z "${TEST_VERAPDF:-}" ] && [ ! -x "$(verapdf_path)" ]; }
}

missing_packages() {
    if [ -z "${TEST_DATABASE_URL:-}" ] && [ -z "$(postgresql_bin)" ]; then echo postgresql; fi
    if [ -z "${TEST_REDIS_URL:-}" ] && ! have redis-server; then echo redis-server; fi
    if [ -z "${TEST_NGINX:-}" ] && ! have nginx; then echo nginx; fi
    if [ -n "$for_tests" ] && [ -z "${TEST_CHROMIUM:-}" ] && [ -z "$(chromium_path)" ]; then echo chromium; fi
    if [ -n "$for_tests" ] && [ -z "${TEST_FAKETIME:-}" ] && [ -z "$(faketime_path)" ]; then echo libfaketime; fi
    if [ -z "${TEST_ELASTICSEARCH_URL:-}" ] || { [ -n "$for_tests" ] && [ -z "${TEST_VERAPDF:-}" ]; }; then
        if [ -z "$(java_home)" ]; then echo default-jre-headless; fi
    fi
    if maven_fetches && ! have mvn; then echo maven; fi
}

install_missing_packages() {
    local packages
    mapfile -t packages < <(missing_packages)
    if [ "${#packages[@]}" -eq 0 ]; then return; fi
    say "Installing ${packages[*]}"
    if ! have apt-get || ! as_root true; then
        fail "missing: ${packages[*]}. Install them (as root: apt-get install ${packages[*]}) and run this again."
    fi
    quietly as_root apt-get update -qq || fail "apt-get update failed"
    quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o Dpkg::Use-Pty=0 \
        --no-install-recommends "${packages[@]}" || fail "apt-get could not install ${packages[*]}"
}
