"""Starts the window, and what needs a window without a user: pictures and the self-test."""
