"""Mail goes into the database first and from there to the mail server, by the worker.

So nobody waits for a mail server or gets an error from it, what a transaction takes back is not
sent, and what a mail server does not take is offered again.
"""
