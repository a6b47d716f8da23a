"""The window; the only users of PySide6."""
