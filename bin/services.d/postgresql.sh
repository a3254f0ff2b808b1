# shellcheck shell=bash
# A PostgreSQL cluster of our own: role and database "portal", reached over loopback with a password.

POSTGRESQL_PORT="${SERVICES_POSTGRESQL_PORT:-54329}"

postgresql_data() { echo "$SERVICES_DIR/postgresql/data"; }

postgresql_answers() {
    local bin
    bin="$(postgresql_bin)"
    [ -n "$bin" ] && "$bin/pg_isready" -q -h 127.0.0.1 -p "$POSTGRESQL_PORT"
}

postgresql_create() {
    local bin data
    bin="$(postgresql_bin)"
    data="$(postgresql_data)"
    as_owner mkdir -p postgresql
    as_owner "$bin/initdb" -D "$data.new" -U postgres --encoding=UTF8 --locale=C.UTF-8 \
        --auth-local=trust --auth-host=scram-sha-256 >/dev/null
    as_owner tee -a "$data.new/postgresql.conf" >/dev/null <<CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = '$data'
max_connections = 100
shared_buffers = 256MB
CONF
    as_owner mv "$data.new" "$data"
}

postgresql_psql() {
    as_owner "$(postgresql_bin)/psql" -qAtX -h "$(postgresql_data)" -p "$POSTGRESQL_PORT" -U postgres "$@"
}

postgresql_start() {
    local data
    data="$(postgresql_data)"
    if postgresql_answers; then return; fi
    demand_free_port PostgreSQL "$POSTGRESQL_PORT" SERVICES_POSTGRESQL_PORT
    say "Starting PostgreSQL on port $POSTGRESQL_PORT"
    as_owner rm -rf "$data.new"
    if [ ! -d "$data" ]; then postgresql_create; fi
    as_owner "$(postgresql_bin)/pg_ctl" start -w -s -D "$data" -l "$SERVICES_DIR/postgresql/log" \
        -o "-p $POSTGRESQL_PORT" </dev/null || fail "PostgreSQL did not start: see $SERVICES_DIR/postgresql/log"
    if [ -z "$(postgresql_psql -c "SELECT 1 FROM pg_roles WHERE rolname = 'portal'")" ]; then
        postgresql_psql -c "CREATE ROLE portal LOGIN CREATEDB PASSWORD 'portal'"
    fi
    if [ -z "$(postgresql_psql -c "SELECT 1 FROM pg_database WHERE datname = 'portal'")" ]; then
        postgresql_psql -c "CREATE DATABASE portal OWNER portal"
    fi
}

postgresql_stop() {
    if [ ! -f "$(postgresql_data)/postmaster.pid" ]; then return; fi
    as_owner "$(postgresql_bin)/pg_ctl" stop -w -s -m fast -D "$(postgresql_data)"
}
