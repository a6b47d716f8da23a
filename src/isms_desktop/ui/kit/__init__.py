"""Reusable parts of the window that know no topic."""
