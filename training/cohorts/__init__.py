"""Editions of courses, the groups that follow them, and who is in a group: from application to
attendance.
"""
