"""The localiser: a town's own kit of a campaign, made while its team waits, and then forgotten.

``jobs`` starts and watches, ``runner`` is the process that makes, ``archive`` packs. What a team
typed goes from the request to the process through a pipe and is written nowhere but into the kit.
"""
