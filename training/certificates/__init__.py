"""Certificates: issued by an edition's rules, kept for ever, checked by anybody who holds one."""
