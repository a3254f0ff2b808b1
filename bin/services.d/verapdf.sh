# shellcheck shell=bash
# veraPDF, which tells whether a PDF is what its PDF/UA mark says. One jar from Maven repositories, and a
# small program beside it that runs the jar without a window.

VERAPDF_VERSION="1.28.2"
VERAPDF_ARTIFACT="org.verapdf.apps:greenfield-apps:$VERAPDF_VERSION"
VERAPDF_SHA1="7484fd844c7f2fc5c7f554f25511e2a1b2a7dc00"
MAVEN_COPY="org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy"

verapdf_home() { echo "$SERVICES_DIR/verapdf/$VERAPDF_VERSION"; }

verapdf_there() { if [ -x "$(verapdf_path)" ]; then verapdf_path; fi; }

verapdf_path() { echo "$(verapdf_home)/verapdf"; }

# Fetches the jar beside its final place, and moves it there once it is proven.
verapdf_install() {
    local home fetch="$SERVICES_DIR/verapdf/fetch"
    home="$(verapdf_home)"
    if [ -x "$home/verapdf" ]; then return; fi
    say "Fetching veraPDF $VERAPDF_VERSION (9 MB, once)"
    as_owner mkdir -p "$fetch" "$home"
    quietly env -C "$fetch" mvn -B -q -ntp -Dmaven.repo.local="$fetch/maven" "$MAVEN_COPY" \
        -Dartifact="$VERAPDF_ARTIFACT" -DoutputDirectory="$fetch" ||
        fail "veraPDF could not be fetched. If you have it already, name its program in TEST_VERAPDF."
    echo "$VERAPDF_SHA1  $fetch/greenfield-apps-$VERAPDF_VERSION.jar" | sha1sum --status -c - ||
        fail "the jar of veraPDF is not the expected one: remove $fetch and try again"
    mv "$fetch/greenfield-apps-$VERAPDF_VERSION.jar" "$home/verapdf.jar"
    rm -rf "$fetch"
    cat >"$home/verapdf" <<PROGRAM
#!/bin/sh
exec "$(java_home)/bin/java" -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \\
    -cp "$home/verapdf.jar" org.verapdf.apps.GreenfieldCliWrapper "\$@"
PROGRAM
    chmod +x "$home/verapdf"
}
