"""Logs as people and tools write them, made on the spot, each with what is right about it."""
