"""Accounts: sign-in by e-mail, the second factor of everyone who enters the desk, and roles."""
