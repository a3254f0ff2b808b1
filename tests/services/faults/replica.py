"""A second PostgreSQL that follows the first and can take its place."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.services.faults.servers import Servers, free_port

_COPY = """
as_owner mkdir -p postgresql
as_owner "$(postgresql_bin)/pg_basebackup" -h {first} -p {port} -U postgres \\
    -D "$(postgresql_data)" --write-recovery-conf --checkpoint=fast
as_owner tee -a "$(postgresql_data)/postgresql.conf" >/dev/null <<CONF
unix_socket_directories = '$(postgresql_data)'
CONF
postgresql_start
"""


@dataclass
class Pair(Servers):
    """The replica, and the address by which whoever may write is found among both."""

    first_port: int

    @property
    def database_url(self):
        """Return the addresses of both, as the guide writes them."""
        hosts = ",".join(f"127.0.0.1:{port}" for port in (self.first_port, self.postgresql_port))
        return f"postgres://portal:portal@{hosts}/portal?target_session_attrs=read-write"

    def take_over(self):
        """Let the replica be written to from now on."""
        self.run('as_owner "$(postgresql_bin)/pg_ctl" promote -w -s -D "$(postgresql_data)"')


@contextmanager
def replica_of(servers: Servers) -> Iterator[Pair]:
    """Let a replica follow: what is written is written when it has it too. The first one is as
    before in the end, whatever the replica took over.
    """
    pair = Pair(
        servers.folder / "replica", free_port(), servers.redis_port, servers.postgresql_port
    )
    first = servers.folder / "postgresql/data"
    try:
        pair.run("prepare_services_dir;" + _COPY.format(first=first, port=pair.first_port))
        with servers.as_master() as master:
            master.execute("ALTER SYSTEM SET synchronous_standby_names = '*'")
            master.execute("SELECT pg_reload_conf()")
        yield pair
    finally:
        pair.run("postgresql_stop")
        servers.run("postgresql_start")
        with servers.as_master() as master:
            master.execute("ALTER SYSTEM RESET synchronous_standby_names")
            master.execute("SELECT pg_reload_conf()")
