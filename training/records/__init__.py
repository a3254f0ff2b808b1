"""What is held about people in the training area: why, how long, and how they get it or have it
erased.
"""
