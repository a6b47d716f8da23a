"""Settings, backups, about."""
