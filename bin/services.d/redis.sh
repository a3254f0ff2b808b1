# shellcheck shell=bash
# A Redis that keeps everything in memory and nothing on disk.

REDIS_PORT="${SERVICES_REDIS_PORT:-63799}"

redis_answers() {
    have redis-cli && [ "$(redis-cli -p "$REDIS_PORT" ping 2>/dev/null)" = PONG ]
}

redis_start() {
    if redis_answers; then return; fi
    demand_free_port Redis "$REDIS_PORT" SERVICES_REDIS_PORT
    say "Starting Redis on port $REDIS_PORT"
    as_owner mkdir -p redis
    as_owner redis-server --daemonize yes --bind 127.0.0.1 --port "$REDIS_PORT" --save "" \
        --appendonly no --dir "$SERVICES_DIR/redis" --logfile "$SERVICES_DIR/redis/log" >/dev/null
    local tries
    for tries in {1..50}; do
        if redis_answers; then return; fi
        sleep 0.1
    done
    fail "Redis did not answer after $tries tries: see $SERVICES_DIR/redis/log"
}

redis_stop() {
    if redis_answers; then redis-cli -p "$REDIS_PORT" shutdown nosave; fi
}
