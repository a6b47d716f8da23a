"""Mapped classes, one module per topic; no row leaves the storage layer."""
