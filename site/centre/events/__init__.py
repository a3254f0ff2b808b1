"""Events and conferences: when they are on the clocks of Belgrade, their list, and calendars to
subscribe to.
"""
