"""How the tables that stories ship were made."""
