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
        --property "ReadWritePaths=/var/lib/portal /srv/portal" --property EnvironmentFile=/etc/portal/env \
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
    for path in /private/ /media/wagtail_uploads/x /generation/now /now /../portal/env /errors/sr.html /static/../private/; do
        case "$(status --path-as-is "$SITE$path")" in 404 | 400 | 301) ;; *) echo "      $path" && return 1 ;; esac
    done
    [ "$(stat -c %a /var/lib/portal)" = 750 ]
}

serial() { handshake | openssl x509 -noout -serial; }

# certbot got what nginx shows, for both names; it gets another, and nginx shows that without anybody's help.
a_certificate_is_renewed() {
    local before
    before="$(serial)"
    handshake | openssl x509 -noout -ext subjectAltName | grep -q "DNS:$NAME, DNS:desk.$NAME\|DNS:desk.$NAME, DNS:$NAME" || return 1
    systemctl is-active --quiet certbot.timer || return 1
    certbot renew --quiet --force-renewal --no-random-sleep-on-renew || return 1
    [ -n "$before" ] && wait_for 20 another_than "$before"
}
another_than() { local now && now="$(serial)" && [ -n "$now" ] && [ "$now" != "$1" ]; }

# Every address that the frame of a page names, from the first pages of a site in which nobody has written yet.
frame_is_whole() {
    local page path wrong=0
    for page in / /sr-latn/ /en/ /pomoc/ /sr-latn/pomoc/ /en/help/; do
        [ "$(status "$SITE$page")" = 200 ] || { echo "      $page" && wrong=1; }
        ask "$SITE$page" | grep -oE '(href|src|action)="/[^"#]*' | cut -d'"' -f2
    done | sort -u >/tmp/frame
    while read -r path; do
        case "$(status --location "$SITE${path//&amp;/&}")" in 200) ;; *) echo "      $path" && wrong=1 ;; esac
    done </tmp/frame
    echo "      $(wc -l </tmp/frame) addresses"
    return "$wrong"
}

handshake() { openssl s_client -connect 127.0.0.1:443 -servername "$NAME" -CAfile /etc/portal/ca.pem "$@" </dev/null 2>&1; }

tls_is_modern() {
    local version cipher
    for version in -tls1_2 -tls1_3; do
        handshake "$version" | grep -E '^ *(Protocol|New)|Verify return code' | sort -u | sed 's/^ */      /'
        handshake "$version" | grep -q 'Verify return code: 0 (ok)' || return 1
    done
    # The client is let be as weak as it can: the server has to refuse.
    for version in -tls1 -tls1_1; do
        if handshake "$version" -cipher 'ALL:@SECLEVEL=0' | grep -q 'Cipher is [A-Z]'; then echo "      $version" && return 1; fi
    done
    for cipher in aNULL eNULL RC4 3DES MD5 EXPORT kRSA CBC; do
        if [ "$cipher" = CBC ]; then cipher=ECDHE-ECDSA-AES128-SHA; fi
        if handshake -tls1_2 -cipher "$cipher:@SECLEVEL=0" | grep -q 'Cipher is [A-Z]'; then echo "      $cipher" && return 1; fi
    done
    # Who names another host gets no certificate.
    ! openssl s_client -connect 127.0.0.1:443 -servername elsewhere.example </dev/null 2>&1 | grep -q 'BEGIN CERTIFICATE'
}

desk_is_apart() {
    local desk="desk.$NAME" path
    at() { status --resolve "$desk:443:127.0.0.1" "$@"; }
    [ "$(at "https://$desk/urednici/")" = 302 ] && [ "$(at "https://$desk/nalog/prijava/")" = 200 ] || return 1
    # Without its slash it leads to the address with it, as everything does that is not there.
    for path in /urednici/ /urednici /urednici/login/ /admin/ /admin/login/; do
        [ "$(status --location "$SITE$path")" = 404 ] || { echo "      $path" && return 1; }
    done
    # The network that may ask is this machine's own 127.0.0.0/8; from its other addresses nobody may.
    local other
    other="$(hostname -I | tr ' ' '\n' | grep -m 1 -E '^[0-9.]+$')" || return 0
    [ "$(curl --silent --output /dev/null --write-out '%{http_code}' --cacert /etc/portal/ca.pem \
        --resolve "$desk:443:$other" "https://$desk/urednici/")" = 404 ]
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
import sys

sys.path[:0] = [".", "site"]
import django

django.setup()
from portal.statistics.protection.programme import weak_keys_of_many
from portal.statistics.protection.system import Equation, Published, groups_of

def weak(**counts):
    total = 20 + sum(counts.values())
    rule = Equation("all", (*counts, "c"))
    told = Published({"c": 20, "all": total}, frozenset(counts), equations=(rule,))
    return {key for group in groups_of(told) for key in weak_keys_of_many(group)}

assert weak(a=4, b=2) == {"a", "b"}
assert weak(a=2, b=60) == set()'
for page in / /sr-latn/ /en/ /pomoc/ /nalog/prijava/; do echo "      $(status "$SITE$page") $page"; done
proves "the site answers" [ "$(status "$SITE/")$(status "$SITE/sr-latn/")$(status "$SITE/en/")" = 200200200 ]
proves "a new site has help, and no link of its frame leads nowhere" frame_is_whole
proves "TLS 1.2 and 1.3 with strong ciphers, nothing older" tls_is_modern
proves "browsers are told to come with TLS alone" [ "$(header strict-transport-security "$SITE/")" = "max-age=63072000; includeSubDomains; preload" ]
proves "the desk is at its host, path and network, and nowhere else" desk_is_apart
proves "a restart loses no request" without_losing_one one_after_the_other
proves "a reload loses no request" without_losing_one systemctl reload portal-web@1 portal-web@2
proves "nginx's reload loses no request" without_losing_one systemctl reload nginx
proves "a question wakes the site by its socket" started_by_the_socket
for unit in portal-worker portal-publisher portal-web@1 portal-web@2 nginx postgresql@15-main; do proves "$unit comes back after kill -9" comes_back "$unit"; done
proves "a letter arrives" letters_arrive
proves "every part says that it is well" wait_for 150 is_ready
proves "logs name no address, agent or question" logs_name_nobody
proves "no file of the site is open" no_file_of_the_site_is_open
proves "a certificate is given and renewed, by what the guide says" a_certificate_is_renewed
proves "the nightly backup is whole" backed_up
proves "static files come as brotli" [ "$(header content-encoding --header 'Accept-Encoding: br, gzip' "$SITE/static/css/$(ls /var/lib/portal/static/css | grep -m 1 '^base\.[0-9a-f]*\.css$')")" = br ]
exit "$result"
