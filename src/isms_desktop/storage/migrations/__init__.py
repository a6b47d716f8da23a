"""Schema changes, one file per released step."""
