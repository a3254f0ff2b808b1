#!/usr/bin/env bash
# In the machine that bin/try-deploy booted, after the guide: what came of it. Each line says what was seen, or fails.
set -euo pipefail
cd /opt/portal
NAME=portal.example
SITE="https://$NAME"
result=0

ask() { curl --silent --cacert /etc/portal/ca.pem --resolve "$NAME:443:127.0.0.1" --max-time 40 "$@"; }
status() { ask --output /dev/null --write-out '%{http_code}' "$@"; }
header() { ask --output /dev/null --dump-header - "${@:2}" | tr -d '\r' | sed -n "s/^$1: //Ip"; }
wait_for() {
    local tries
    for tries in $(seq "$1"); do
        if "${@:2}" >/dev/null 2>&1; then return; fi
        sleep 1
    done
    return 1
}
proves() {
    local what="$1"
    shift
    if "$@"; then echo "ok    $what"; else echo "WRONG $what" && result=1; fi
}
main_pid() { systemctl show --property MainPID --value "$1"; }

units_run() {
    local unit
    for unit in portal-web@1 portal-web@2 portal-worker portal-publisher nginx postgresql redis-server; do
        wait_for 60 systemctl is-active "$unit" || return 1
    done
}

exposure() {
    local unit score
    for unit in portal-web@1 portal-worker portal-publisher portal-backup; do
        score="$(systemd-analyze security --no-pager "$unit" | sed -n 's/.*level for [^:]*: \([0-9.]*\).*/\1/p')"
        printf '      %-18s %s of 10\n' "$unit" "$score"
        awk -v score="$score" 'BEGIN { exit !(score != "" && score < 2.5) }' || return 1
    done
}

sandboxed() {
    local pid
    pid="$(main_pid "$1")"
    grep -q '^CapEff:.0000000000000000$' "/proc/$pid/status" && grep -q '^NoNewPrivs:.1$' "/proc/$pid/status" &&
        grep -q '^Seccomp:.2$' "/proc/$pid/status" &&
        ! nsenter --target "$pid" --mount setpriv --reuid portal --regid www-data --clear-groups touch /opt/portal/a /etc/a 2>/dev/null
}

# Under the worker's own limits: memory that can be written is never run, few system calls are allowed.
under_the_units_limits() {
    local limit limits=()
    while read -r limit; do limits+=(--property "$limit"); done < <(
        sed -n '/^ProtectSystem/,/^DevicePolicy/{/^#/d;/^$/d;p}' deploy/systemd/portal-worker.service
    )
    systemd-run --quiet --wait --collect --pipe --uid=portal --gid=www-data --working-directory=/opt/portal "${limits[@]}" \
        --property ReadWritePaths=/var/lib/portal --property EnvironmentFile=/etc/portal/env \
        --setenv DJANGO_SETTINGS_MODULE=config.settings.production "$@"
}

# Asks without pause while something is done; fails when one answer is not what is kept or made.
without_losing_one() {
    local log=/tmp/answers stop=/tmp/asking
    : >"$log" && touch "$stop"
    local number
    for number in 1 2 3; do
        while [ -e "$stop" ]; do echo "$(status "$SITE/pretraga/?q=$number$RANDOM")" >>"$log"; done &
    done
    sleep 1
    "$@"
    sleep 3
    rm "$stop"
    wait
    echo "      $(sort "$log" | uniq -c | tr '\n' ' ')"
    ! grep -qv '^200$' "$log"
}

one_after_the_other() { systemctl restart portal-web@1 && systemctl restart portal-web@2; }

comes_back() {
    local before
    before="$(main_pid "$1")"
    kill -9 "$before"
    sleep 3
    wait_for 20 systemctl is-active "$1" && [ "$(main_pid "$1")" != "$before" ] && [ "$(main_pid "$1")" != 0 ]
}

started_by_the_socket() {
    systemctl stop portal-web@1 portal-web@2
    [ "$(status "$SITE/pretraga/?q=budi")" = 200 ] && systemctl is-active --quiet portal-web@1 &&
        systemctl start portal-web@2
}

letters_arrive() {
    systemctl start trial-mail
    bin/as-portal ./manage.py sendtestemail somebody@example.org >/dev/null
    wait_for 60 grep -rq somebody@example.org /var/tmp/letters
}

is_ready() { curl --silent --fail --unix-socket /run/portal/web.sock http://localhost/readyz; }

logs_name_nobody() {
    ask "$SITE/pretraga/?q=tajnarec" "$SITE/nema-tajnastrana/?tajnarec=1" -A tajniagent >/dev/null
    sleep 1
    ! journalctl --unit 'portal-*' --output cat | grep -E 'tajn|127\.0\.0\.1' &&
        ! grep -hE 'tajn|127\.0\.0\.1|/pretraga' /var/log/nginx/portal*.log && [ -s /var/log/nginx/portal.log ]
}

no_file_of_the_site_is_open() {
    local path
    for path in /private/ /media/wagtail_uploads/x /generation/now /../portal/env /errors/sr.html /static/../private/; do
        case "$(status --path-as-is "$SITE$path")" in 404 | 400 | 301) ;; *) echo "      $path" && return 1 ;; esac
    done
    [ "$(stat -c %a /var/lib/portal)" = 750 ]
}

a_certificate_can_be_asked_for() {
    mkdir -p /var/cache/portal-nginx/acme/.well-known/acme-challenge
    echo proof >/var/cache/portal-nginx/acme/.well-known/acme-challenge/token
    [ "$(curl --silent --resolve "$NAME:80:127.0.0.1" "http://$NAME/.well-known/acme-challenge/token")" = proof ]
}

backed_up() {
    systemctl start portal-backup && (cd "/var/backups/portal/$(date +%F)" && sha256sum --quiet --check SHA256SUMS)
}

proves "every unit runs" units_run
proves "exposure, as systemd-analyze security counts it" exposure
for unit in portal-web@1 portal-web@2 portal-worker portal-publisher; do
    proves "$unit has no capability, no new privileges, few system calls, and writes nowhere else" sandboxed "$unit"
done
proves "a document is typeset where no written memory may be run" under_the_units_limits .venv/bin/python -c '
import typst
assert typst.compile(b"Jedan", format="pdf").startswith(b"%PDF")'
proves "the check of statistics runs there too" under_the_units_limits .venv/bin/python -c '
from scipy.optimize import linprog
assert linprog([1, 1], A_ub=[[-1, -2]], b_ub=[-4], method="highs").fun == 2'
for page in / /sr-latn/ /en/ /admin/login/ /nalog/prijava/; do echo "      $(status "$SITE$page") $page"; done
proves "the site answers" [ "$(status "$SITE/")$(status "$SITE/sr-latn/")$(status "$SITE/en/")" = 200200200 ]
proves "a restart loses no request" without_losing_one one_after_the_other
proves "a reload loses no request" without_losing_one systemctl reload portal-web@1 portal-web@2
proves "nginx's reload loses no request" without_losing_one systemctl reload nginx
proves "a question wakes the site by its socket" started_by_the_socket
for unit in portal-worker portal-publisher portal-web@1 portal-web@2 nginx postgresql@15-main; do proves "$unit comes back after kill -9" comes_back "$unit"; done
proves "a letter arrives" letters_arrive
proves "every part says that it is well" wait_for 150 is_ready
proves "logs name no address, agent or question" logs_name_nobody
proves "no file of the site is open" no_file_of_the_site_is_open
proves "a certificate can be asked for and renewed" a_certificate_can_be_asked_for
proves "the nightly backup is whole" backed_up
proves "static files come as brotli" [ "$(header content-encoding --header 'Accept-Encoding: br, gzip' "$SITE/static/css/$(ls /var/lib/portal/static/css | grep -m 1 '^base\.[0-9a-f]*\.css$')")" = br ]
exit "$result"
