"""Prefect, and only here: the same library calls as the command line, scheduled and watched."""
