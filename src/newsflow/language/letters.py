"""Kinds of letters, of which the shapes of words are made."""

from __future__ import annotations

from string import ascii_lowercase, ascii_uppercase, digits

ASCII_KINDS = str.maketrans(
    ascii_uppercase + ascii_lowercase + digits,
    "X" * len(ascii_uppercase) + "x" * len(ascii_lowercase) + "d" * len(digits),
)
"""Capitals, small letters and digits; other characters stand for themselves."""
