"""Styles of what is shown in a terminal."""

from rich.theme import Theme

THEME = Theme(
    {
        "heading": "bold",
        "letter": "bold cyan",
        "aside": "dim",
        "differs": "bold yellow",
        "verdict.contradicts": "bold red",
        "verdict.differs": "bold yellow",
        "verdict.tension": "yellow",
        "verdict": "cyan",
        "statement": "green",
    }
)
"""A console without them, or without colour, shows the same words."""
