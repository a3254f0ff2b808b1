# shellcheck shell=bash
# Where the servers for tests live, who runs them, and the small words the other parts use.
#
# One set of servers serves every clone on the machine, so all of it lies in one place that the
# unprivileged user who runs the servers can reach, wherever the clone itself may be.

PATH="$PATH:/usr/sbin:/sbin"

if [ "$(id -u)" -eq 0 ]; then
    SERVICES_USER="centre-services"
    SERVICES_DIR="${SERVICES_DIR:-/var/lib/centre-portal-services}"
else
    SERVICES_USER="$(id -un)"
    SERVICES_DIR="${SERVICES_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/centre-portal/services}"
fi

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "make services: $*"
    exit 1
}

# Runs a command and shows what it printed only when it fails.
quietly() {
    local log result=0
    log="$(mktemp)"
    "$@" >"$log" 2>&1 </dev/null || result=$?
    if [ "$result" -ne 0 ]; then cat "$log" >&2; fi
    rm -f "$log"
    return "$result"
}

have() { command -v "$1" >/dev/null 2>&1; }

# Runs a command as root: at once for root, through sudo for others.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif have sudo; then
        sudo "$@"
    else
        return 1
    fi
}

# Runs a command as the user who owns the servers, in their folder. The lock's descriptor is closed,
# since a server that inherited it would hold the lock for as long as it lives.
as_owner() (
    cd "$SERVICES_DIR" || exit 1
    exec 9>&-
    if [ "$(id -u)" -eq 0 ]; then
        export HOME="$SERVICES_DIR" USER="$SERVICES_USER" LOGNAME="$SERVICES_USER"
        exec setpriv --reuid "$SERVICES_USER" --regid "$SERVICES_USER" --init-groups "$@"
    fi
    exec "$@"
)

prepare_services_dir() {
    if [ "$(id -u)" -eq 0 ] && ! id "$SERVICES_USER" >/dev/null 2>&1; then
        useradd --system --user-group --no-create-home --home-dir "$SERVICES_DIR" \
            --shell /usr/sbin/nologin "$SERVICES_USER"
    fi
    mkdir -p "$SERVICES_DIR"
    SERVICES_DIR="$(cd "$SERVICES_DIR" && pwd)"
    if [ "$(id -u)" -eq 0 ]; then
        chown "$SERVICES_USER:$SERVICES_USER" "$SERVICES_DIR"
    fi
    as_owner test -w "$SERVICES_DIR" ||
        fail "the user $SERVICES_USER cannot reach $SERVICES_DIR: set SERVICES_DIR to a folder that user can enter"
}

# Lets one `make services` at a time change the shared servers.
take_lock() {
    exec 9>"$SERVICES_DIR/lock"
    flock 9
}

port_is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Stops before starting a server on a port that something else holds.
demand_free_port() {
    if port_is_taken "$2"; then
        fail "port $2 is held by another program: choose a port for $1 with $3"
    fi
}
