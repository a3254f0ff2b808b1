"""What communities did for a campaign: told by them in a form, decided by an editor, listed for all
and counted as evidence of the work plan.
"""
