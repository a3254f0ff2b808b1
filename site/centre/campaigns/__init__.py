"""Campaigns and their kits: what the Centre wants to be known, and what newsrooms and towns need to
carry it on.
"""
