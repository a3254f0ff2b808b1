"""Surveys before, after and ninety days after: who answered is known, what somebody said is not."""
