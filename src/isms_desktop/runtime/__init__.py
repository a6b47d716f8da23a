"""This machine: paths, settings, shipped files, logs, texts, clock."""
