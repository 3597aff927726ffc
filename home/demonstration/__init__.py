"""Kestrel Falls, a city that does not exist: enough of it to see every state the house can show.

`city` says who and what there is, `roster` writes its people, `story` lets the autumn of 2026 happen, act by act,
and `learning` its training, as `courses` has it.
"""
