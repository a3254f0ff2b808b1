"""What stands behind the address of a campaign, of the list of campaigns, and of a kit."""

LIST = "sta-je-uradjeno/"
REPORT = "javite/"
RECEIVED = "hvala/"
LOCAL = "lokalni-komplet/"
