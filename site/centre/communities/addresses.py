"""What stands behind the address of a campaign, and of the list of campaigns."""

LIST = "sta-je-uradjeno/"
REPORT = "javite/"
RECEIVED = "hvala/"
